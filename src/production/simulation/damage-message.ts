import { assert, latin1ToBytes, type Span } from '../../core/index.js';
import { readTransmission, type Segment } from '../../edifact/index.js';
import type { SyntaxMistake } from './profile.js';

/** Writes a mistake into one message (ordinal from 1) of a right interchange: what a writer would refuse to write. */
export function damageMessage(bytes: Uint8Array, message: number, mistake: SyntaxMistake): Uint8Array {
  const segments = readTransmission(bytes).interchanges[0]?.messages[message - 1]?.segments;
  assert(segments !== undefined, 'the message to damage is there');
  switch (mistake) {
    case 'wrong-count': {
      const trailer = segments.at(-1);
      assert(trailer?.tag === 'UNT', 'a written message ends with UNT');
      return replace(bytes, trailer.span(1), String(Number(trailer.text(1)) + 1));
    }
    case 'lower-case': {
      const word = lastWord(segments);
      return replace(bytes, word.span, word.text.toLowerCase());
    }
    default:
      return mistake satisfies never;
  }
}

/** The last run of letters that carries meaning rather than structure: a description, a name, a country. */
function lastWord(segments: readonly Segment[]): { readonly span: Span; readonly text: string } {
  const candidates = [
    ['IMD', 3, 4],
    ['PNA', 6, 2],
    ['LOC', 2, 1],
  ] as const;
  for (const [tag, element, component] of candidates) {
    const segment = segments.findLast(
      (each) => each.tag === tag && /[A-Z]/.test(each.text(element, component)),
    );
    if (segment !== undefined)
      return { span: segment.span(element, component), text: segment.text(element, component) };
  }
  assert(false, 'a written document names its country of origin');
}

function replace(bytes: Uint8Array, span: Span, text: string): Uint8Array {
  const before = bytes.subarray(0, span.offset);
  const after = bytes.subarray(span.offset + span.length);
  return Uint8Array.from([...before, ...latin1ToBytes(text), ...after]);
}
