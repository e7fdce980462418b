import { numberOfDigits } from '../core/index.js';

/** 6060 is n..15, which is below 2^53. */
const DIGITS_MAX = 15;
const CODE_OF_ZERO = 48;

/** The number a text says; 0 unless it is a whole number above zero that can be counted exactly. */
export function wholeNumber(text: string): number {
  return text.length > DIGITS_MAX ? 0 : (numberOfDigits(text) ?? 0);
}

/** The same of a text that bytes `start` to `end` are, without releases: digits are the same in every repertoire. */
export function wholeNumberOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > DIGITS_MAX) return 0;
  let number = 0;
  for (let i = start; i < end; i += 1) {
    const digit = (bytes[i] as number) - CODE_OF_ZERO; // within the window
    if (digit < 0 || digit > 9) return 0;
    number = number * 10 + digit;
  }
  return number;
}
