/** The beginning of a value as JSON. Never throws, whatever somebody else's program made up: what is nested too deeply is said to be. */
export function jsonExcerpt(value: unknown, charsMax: number): string {
  if (value === undefined) return 'nothing';
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    return 'a value that is nested too deeply to be shown'; // the one way in which what JSON.parse gave is no JSON again
  }
  return text.length > charsMax ? `${text.slice(0, charsMax)}…` : text;
}
