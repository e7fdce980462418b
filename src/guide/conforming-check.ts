import { assert, type Finding } from '../core/index.js';
import type { MessageReading } from '../edifact/index.js';
import { acceptMessage } from './accept-message.js';
import { chooseByBytes, type Chosen } from './accept-choice.js';
import { askedTexts, readChosen, type ChosenTexts, type FieldChoice } from './chosen-fields.js';
import { conformingContent } from './conforming-content.js';
import type { PlacedContent } from './content-record.js';
import { extractContent } from './extract-content.js';
import { bodyOf, matchConforming } from './match-message.js';
import type { FieldRecord, FunctionName, Guide, MessageCheck, MessageGuide } from './model.js';

/**
 * The uses that the segments of the message walked last were matched to; what comes after them is of messages before, for
 * setting the length of a list is a call into the runtime.
 */
const uses: number[] = [];
/** So many are left to be written over, rather than a flood's. */
const STALE_USES_MAX = 1000;
let walked: MessageReading | undefined;
let walkedBy: Chosen | undefined;

/** Walks a message; true when it is all that the table asks for. */
function accepts(chosen: Chosen, message: MessageReading, decimal: number | undefined): boolean {
  walked = undefined;
  const walk = { marks: message.marks(), message, decimal };
  if (!acceptMessage(chosen.table, walk, uses)) return false;
  const { segmentCount } = walk.marks; // with UNH and UNT, which have no use
  if (uses.length > segmentCount + STALE_USES_MAX) uses.length = segmentCount;
  walked = message;
  walkedBy = chosen;
  return true;
}

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);

/**
 * The check of a message that the acceptor took: no findings, and content that is read when asked for. A class for the
 * reason that `SegmentView` is one: there is one for nearly every message.
 */
class ConformingCheck implements MessageCheck, PlacedContent {
  readonly findings = NO_FINDINGS;
  private readonly chosen: Chosen;
  private readonly message: MessageReading;
  private readonly decimal: number | undefined;
  private made: FieldRecord | undefined;
  private placed: FieldRecord | undefined;

  constructor(chosen: Chosen, message: MessageReading, decimal: number | undefined) {
    this.chosen = chosen;
    this.message = message;
    this.decimal = decimal;
    this.made = undefined;
    this.placed = undefined;
  }

  get guide(): MessageGuide {
    return this.chosen.guide;
  }

  get function(): FunctionName {
    return this.chosen.function;
  }

  get content(): FieldRecord {
    return (this.made ??= this.readContent());
  }

  private readContent(): FieldRecord {
    this.walkAgain();
    return conformingContent(this.chosen.table, this.message, uses, this);
  }

  /** The texts of chosen fields, without reading the rest of the content. */
  texts(choice: FieldChoice): ChosenTexts {
    this.walkAgain();
    return readChosen(choice, this.chosen.table, this.message, uses);
  }

  /** Has the uses of this message's segments at hand, whatever was walked since it was taken. */
  private walkAgain(): void {
    const { chosen, message, decimal } = this;
    const isAtHand = walked === message && walkedBy === chosen;
    const isAccepted = isAtHand || accepts(chosen, message, decimal);
    assert(isAccepted, 'a message that was taken once is taken again');
  }

  placedContent(): FieldRecord {
    return (this.placed ??= this.readPlaced());
  }

  private readPlaced(): FieldRecord {
    const { table } = this.chosen;
    const { segments } = this.message;
    const matching = matchConforming(table, segments, bodyOf(segments));
    assert(matching, 'a message that was taken is one that matches');
    return extractContent(table, this.message, matching);
  }
}

/**
 * Checks a message that is as the guide has it; undefined when it must be looked at more closely.
 * @param decimal byte value of the decimal mark that binds, if one does
 */
export function checkConforming(
  guide: Guide,
  message: MessageReading,
  from: MessageGuide['from'] | undefined,
  decimal: number | undefined,
): MessageCheck | undefined {
  if (message.findings.length > 0) return undefined;
  const chosen = chooseByBytes(guide, message, from);
  if (chosen === undefined || !accepts(chosen, message, decimal)) return undefined;
  return new ConformingCheck(chosen, message, decimal);
}

/**
 * The texts of chosen fields of a message, '' where one is missing: what its content says, and where the message is as
 * the guide has it, far cheaper than making its content.
 */
export function chosenTexts(check: MessageCheck, choice: FieldChoice): ChosenTexts {
  return check instanceof ConformingCheck ? check.texts(choice) : askedTexts(choice, check.content);
}
