/** Names longer than this are compared by their beginning: nobody mistypes more. */
const COMPARED_LENGTH_MAX = 60;

/** Levenshtein distance, letter case apart. */
function distance(a: string, b: string): number {
  const from = a.slice(0, COMPARED_LENGTH_MAX).toLowerCase();
  const to = b.slice(0, COMPARED_LENGTH_MAX).toLowerCase();
  let previous = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** The choice that was most likely meant; undefined when none is at all like it. The first of equals wins. */
export function nearestOf(given: string, choices: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(given.length, 3) * 0.6; // beyond that, two words have nothing to do with each other
  for (const choice of choices) {
    const apart = distance(given, choice);
    if (apart < bestDistance) [best, bestDistance] = [choice, apart];
  }
  return best;
}

/** A hint that names the choice most likely meant, or all of them. */
export function choiceHint(given: string, choices: readonly string[]): string {
  const nearest = nearestOf(given, choices);
  return nearest === undefined ? `choose one of: ${choices.join(', ')}` : `did you mean ${nearest}?`;
}
