/** A fragment identifier for anything with an id, whatever stands in it: distinct ids get distinct anchors. */
export function anchorOf(kind: 'scenario' | 'exchange' | 'requirement' | 'failure', id: string): string {
  const safe = id.replace(
    /[^A-Za-z0-9-]/g,
    (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`,
  );
  return `${kind}-${safe}`;
}
