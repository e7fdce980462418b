const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * What no report may carry raw: C0 and C1 controls (a terminal obeys them, XML 1.0 forbids most), lone surrogates and
 * non-characters (no XML, no UTF-8), and the invisible and direction-changing ones that make one text look like another.
 */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A byte that cannot be shown, as it is shown: `\x07`, with the three that have a name of their own by that name. */
export function escapeOfByte(byte: number): string {
  return NAMED[String.fromCharCode(byte)] ?? `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x100 ? escapeOfByte(code) : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Text from anywhere (a candidate's name, a value off the wire), made safe to print on one line; what was there stays visible. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escapeOf);
}
