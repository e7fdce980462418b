/** Whether bytes are UTF-8 and hold no control character of the upper half (U+0080 to U+009F). */
export function isWellFormedUtf8(bytes: Uint8Array): boolean {
  try {
    return !/[\u0080-\u009f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
