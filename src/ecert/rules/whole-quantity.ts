/** 6060 is n..15, which is below 2^53. */
const DIGITS_MAX = 15;
const CODE_OF_ZERO = 48;

/** The quantity a text says; undefined unless it is a whole number above zero that can be counted exactly. */
export function wholeQuantity(text: string): number | undefined {
  const { length } = text;
  if (length > DIGITS_MAX) return undefined;
  let quantity = 0;
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - CODE_OF_ZERO;
    if (digit < 0 || digit > 9) return undefined;
    quantity = quantity * 10 + digit;
  }
  return quantity > 0 ? quantity : undefined;
}
