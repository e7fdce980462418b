import { seededRandom } from '../../src/core/index.js';

/** Axes by name, each with its values. */
export type Axes = Readonly<Record<string, readonly (string | number | boolean)[]>>;
export type Row = Readonly<Record<string, string | number | boolean>>;

const CANDIDATES_PER_ROW = 40;

function pairsOf(row: Row): readonly string[] {
  const cells = Object.entries(row).map(([axis, value]) => `${axis}=${String(value)}`);
  return cells.flatMap((one, i) => cells.slice(i + 1).map((other) => `${one} ${other}`));
}

function allPairs(axes: Axes): Set<string> {
  const names = Object.keys(axes);
  const pairs = names.flatMap((one, i) =>
    names
      .slice(i + 1)
      .flatMap((other) =>
        (axes[one] ?? []).flatMap((a) =>
          (axes[other] ?? []).map((b) => `${one}=${String(a)} ${other}=${String(b)}`),
        ),
      ),
  );
  return new Set(pairs);
}

/**
 * Rows in which every value of every axis meets every value of every other at least once. Greedy: of some rows drawn, the
 * one that brings most pairs not seen yet; each is built around a pair that is still missing, so that it ends.
 */
export function pairwise(axes: Axes): readonly Row[] {
  const random = seededRandom(1).fork('pairwise');
  const open = allPairs(axes);
  const rows: Row[] = [];
  while (open.size > 0) {
    const [missing = ''] = open;
    const wanted = Object.fromEntries(missing.split(' ').map((cell) => cell.split('=') as [string, string])); // as written above
    const draw = (): Row =>
      Object.fromEntries(
        Object.entries(axes).map(([axis, values]) => [
          axis,
          values.find((value) => String(value) === wanted[axis]) ?? random.pick(values),
        ]),
      );
    const gain = (row: Row): number => pairsOf(row).filter((pair) => open.has(pair)).length;
    const drawn = Array.from({ length: CANDIDATES_PER_ROW }, draw);
    const best = drawn.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    rows.push(best);
    for (const pair of pairsOf(best)) open.delete(pair);
  }
  return rows;
}
