const DIGIT = 0x39; // 9
const LETTER = 0x41; // A
const EITHER = 0x58; // X

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => code >= 0x41 && code <= 0x5a;

function fits(code: number, sign: number): boolean {
  if (sign === DIGIT) return isDigit(code);
  if (sign === LETTER) return isLetter(code);
  return sign === EITHER ? isDigit(code) || isLetter(code) : code === sign;
}

/** Whether a text is as a picture shows: 9 stands for a digit, A for a capital, X for either, the rest for itself. */
export function fitsPicture(text: string, picture: string): boolean {
  const { length } = picture;
  if (text.length !== length) return false;
  for (let i = 0; i < length; i += 1) if (!fits(text.charCodeAt(i), picture.charCodeAt(i))) return false;
  return true;
}
