import { existsSync, readdirSync } from 'node:fs';
import { assert, latin1ToBytes, bytesToLatin1, packagePath } from '../core/index.js';
import { readTransmission, writeInterchange } from '../edifact/index.js';
import type { InterchangeReading, MessageReading, SegmentData } from '../edifact/index.js';
import { checkMessage } from './check-message.js';
import { loadShippedGuide } from './load-guide.js';
import type { Guide, MessageCheck } from './model.js';
import { describeGuideError } from './problem.js';

/** The shipped guide, which every test may take for loadable: `load-guide.test.ts` is what tests that. */
export function shippedGuide(): Guide {
  const guide = loadShippedGuide('ecert-2.0');
  assert(guide.ok, guide.ok ? '' : describeGuideError(guide.error));
  return guide.value;
}

/** Every guide that ships with the package and can be loaded by its id. */
export function shippedGuides(): readonly Guide[] {
  const folders = readdirSync(packagePath('guides')).filter((name) =>
    existsSync(packagePath(`guides/${name}/guide.yaml`)),
  );
  return folders.map((name) => {
    const guide = loadShippedGuide(name);
    assert(guide.ok, guide.ok ? '' : describeGuideError(guide.error));
    return guide.value;
  });
}

const START = "UNB+UNOC:3+AUDAFF+USCBP+260302:1130+00000001++++++1'";

/** One interchange with one message around the text of a body, as it would be typed: `BGM+811+…'LOC+27+AU'`. */
export function interchangeText(body: string, type = 'SANCRT:D:97B:UN'): string {
  const count = [...body.replace(/\?./gs, '').matchAll(/'/g)].length + 2;
  return `${START}UNH+1+${type}'${body}UNT+${count}+1'UNZ+1+00000001'`;
}

/** Reads a whole interchange from its text. */
export function readInterchange(text: string): InterchangeReading {
  const [interchange] = readTransmission(latin1ToBytes(text)).interchanges;
  assert(interchange !== undefined, 'the text holds an interchange');
  return interchange;
}

/** Reads the only message of an interchange made around a body. */
export function readMessage(body: string, type?: string): MessageReading {
  const [message] = readInterchange(interchangeText(body, type)).messages;
  assert(message !== undefined, 'the text holds a message');
  return message;
}

/** Checks the only message of an interchange made around a body. */
export function checkBody(guide: Guide, body: string, type?: string): MessageCheck {
  return checkMessage(guide, readMessage(body, type));
}

/** The text of a message's body, from segments to write. */
export function bodyText(segments: readonly SegmentData[]): string {
  const message = {
    reference: '1',
    type: { type: 'SANCRT', version: 'D', release: '97B', agency: 'UN', association: '' },
    segments,
  };
  const written = writeInterchange({
    syntaxIdentifier: 'UNOC',
    syntaxVersion: '3',
    sender: { id: 'A', qualifier: '' },
    recipient: { id: 'B', qualifier: '' },
    preparation: { date: '260302', time: '1130' },
    controlReference: '1',
    testIndicator: true,
    messages: [message],
  });
  assert(written.ok, written.ok ? '' : written.error.message);
  const text = bytesToLatin1(written.value);
  return text.slice(text.indexOf("UN'") + 3, text.lastIndexOf('UNT+'));
}

/** What stands at a span of the interchange made around a body. */
export function textAt(
  body: string,
  span: { readonly offset: number; readonly length: number },
  type?: string,
): string {
  return interchangeText(body, type).slice(span.offset, span.offset + span.length);
}
