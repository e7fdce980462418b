const CODE_OF_ZERO = 48;

/** The number that a text of digits says, leading zeroes or not; undefined for any other text. */
export function numberOfDigits(text: string): number | undefined {
  const { length } = text;
  let number = 0;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - CODE_OF_ZERO;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return length === 0 ? undefined : number;
}
