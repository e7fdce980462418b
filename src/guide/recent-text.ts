import { flagsOf, type MessageMarks, type MessageReading } from '../edifact/index.js';
import { packBytes } from './code-lookup.js';

/** Codes, dates, units and goods are no longer; names are, and hardly ever come twice in a row. */
const SHORT_BYTES_MAX = 16;
const WORD_BYTES = 4;
/** Of four packed bytes, what none has that is ASCII. */
const BEYOND_ASCII = 0x80808080 | 0;

/** Texts that came lately, by a hash of their bytes: a power of two. Of each, its bytes four by four, and how many. */
const SLOTS = 1024;
const texts = new Array<string>(SLOTS).fill('');
const words = new Int32Array(SLOTS * 4);
const lengths = new Uint8Array(SLOTS);

/** Where four bytes end that begin there, of a text that ends at `end`. */
function fourFrom(start: number, end: number): number {
  return start + 4 < end ? start + 4 : end;
}

function slotOf(one: number, two: number, three: number, four: number): number {
  // Multiplied each by another odd number, so that no order of the same bytes falls together with another.
  const hash =
    Math.imul(one, 0x9e3779b1) ^
    Math.imul(two, 0x85ebca6b) ^
    Math.imul(three, 0xc2b2ae35) ^
    Math.imul(four, 0x27d4eb2f);
  return (hash ^ (hash >>> 15) ^ (hash >>> 23)) & (SLOTS - 1);
}

/**
 * The text of a component of the segment at `at`. Senders repeat themselves (dates, units, goods): a text that came
 * lately is not made again, and what is kept of a thousand messages keeps it once. ASCII is the same in every repertoire.
 */
export function recentText(message: MessageReading, marks: MessageMarks, at: number, mark: number): string {
  const { bytes, cells } = marks;
  const start = ((cells[mark] as number) >> 2) + 1; // a mark of a segment, and so is the next
  const end = (cells[mark + 1] as number) >> 2;
  const length = end - start;
  if (length === 0) return '';
  if (flagsOf(marks, at) !== 0 || length > SHORT_BYTES_MAX) return message.textAt(at, mark);
  const one = packBytes(bytes, start, fourFrom(start, end));
  if (length <= WORD_BYTES) {
    // Most are: the other words of what stands there are 0 then, as it is no longer.
    const short = slotOf(one, 0, 0, 0);
    if (lengths[short] === length && words[short * 4] === one) return texts[short] as string; // a slot is within the list
  }
  const two = packBytes(bytes, start + 4, fourFrom(start + 4, end));
  const three = packBytes(bytes, start + 8, fourFrom(start + 8, end));
  const four = packBytes(bytes, start + 12, end);
  if (((one | two | three | four) & BEYOND_ASCII) !== 0) return message.textAt(at, mark);
  const slot = slotOf(one, two, three, four);
  const first = slot * 4;
  if (
    lengths[slot] === length &&
    words[first] === one &&
    words[first + 1] === two &&
    words[first + 2] === three &&
    words[first + 3] === four
  )
    return texts[slot] as string; // a slot is within the list
  const text = message.textAt(at, mark);
  texts[slot] = text;
  lengths[slot] = length;
  words[first] = one;
  words[first + 1] = two;
  words[first + 2] = three;
  words[first + 3] = four;
  return text;
}
