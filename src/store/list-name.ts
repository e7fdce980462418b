/** The name of an index among all of all kinds. */
export function listName(kind: string, index: string): string {
  return `${kind}/${index}`;
}
