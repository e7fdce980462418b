const CHARACTERS: Readonly<Record<string, string>> = { a: 'letters', n: 'digits', an: 'characters' };

/** `an..35` in words: up to 35 characters. */
export function representationWords(representation: string): string {
  const match = /^(an|a|n)(\.\.)?(\d+)$/.exec(representation);
  if (match === null) return representation;
  const what = CHARACTERS[match[1] ?? ''] ?? 'characters';
  const unit = match[3] === '1' ? what.replace(/s$/, '') : what;
  return `${match[2] === undefined ? 'exactly' : 'up to'} ${match[3] ?? ''} ${unit}`;
}
