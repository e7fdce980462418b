import { assert } from '../../core/index.js';
import { readTransmission, type InterchangeReading } from '../../edifact/index.js';
import { checkMessage, toDocumentData, type DocumentData, type Guide } from '../../guide/index.js';

/**
 * The interchange that was read last. A document on file keeps the bytes of its interchange and nothing else; whoever
 * asks for one document after the other, or right after they were received, finds the reading still there.
 */
let atHand: { readonly interchange: ReceivedInterchange; readonly reading: InterchangeReading } | undefined;

/**
 * An interchange that was received, as it was received: what its documents say is read from it when somebody asks, which
 * of most documents nobody ever does.
 */
export class ReceivedInterchange {
  private readonly guide: Guide;
  private readonly bytes: Uint8Array;

  /** @param bytes nobody else's: they stay as they are for as long as a document is on file */
  constructor(guide: Guide, bytes: Uint8Array, reading: InterchangeReading) {
    this.guide = guide;
    this.bytes = bytes;
    atHand = { interchange: this, reading };
  }

  /** What the message with that ordinal says. */
  documentAt(ordinal: number): DocumentData {
    const interchange = atHand?.interchange === this ? atHand.reading : this.readAgain();
    const message = interchange.messages[ordinal - 1];
    assert(message?.ordinal === ordinal, 'a message that was accepted is read again');
    return toDocumentData(checkMessage(this.guide, message, { interchange, from: 'participant' }).content);
  }

  private readAgain(): InterchangeReading {
    const [reading] = readTransmission(this.bytes).interchanges;
    assert(reading, 'an interchange that was received is one when it is read again');
    atHand = { interchange: this, reading };
    return reading;
  }
}

/** A document that came in a message of an interchange. */
export class ReceivedDocument {
  private readonly interchange: ReceivedInterchange;
  private readonly ordinal: number;
  private made: DocumentData | undefined;

  constructor(interchange: ReceivedInterchange, ordinal: number) {
    this.interchange = interchange;
    this.ordinal = ordinal;
    this.made = undefined;
  }

  get data(): DocumentData {
    return (this.made ??= this.interchange.documentAt(this.ordinal));
  }

  /** A store that writes records down as JSON writes what the document says. */
  toJSON(): DocumentData {
    return this.data;
  }
}

/** A document on file: just received, or as a store has written it down. */
export type StoredDocument = DocumentData | ReceivedDocument;

/** What a document on file says. */
export function documentOf(stored: StoredDocument): DocumentData {
  return stored instanceof ReceivedDocument ? stored.data : stored;
}
