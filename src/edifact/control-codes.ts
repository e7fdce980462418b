/** The two editions of CONTRL that the engine writes: with syntax version 3, and with version 4. */
export type ControlVersion = '3' | '4';

const numbers = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

/** 0085 codes of CONTRL D:3 (UNSL) and of version 4 release 2. */
const CODES: Readonly<Record<ControlVersion, ReadonlySet<string>>> = {
  '3': new Set(['2', '7', ...numbers(12, 43)]),
  '4': new Set([
    ...['2', '7', ...numbers(12, 18), ...numbers(20, 26), ...numbers(28, 30), '32', '33'],
    ...['35', '36', '37', '39', '40', ...numbers(45, 48)],
  ]),
};

// What an edition without the code has that is nearest: 19, 31, 34 and 38 went in version 4, 45 to 47 came with it.
const NEAREST: Readonly<Record<string, string>> = {
  '19': '12',
  '31': '12',
  '34': '15',
  '38': '12',
  '45': '16',
  '46': '2',
  '47': '15',
};
const UNSPECIFIED = '18';

/** A code as an edition of CONTRL can say it: itself, the nearest that it has, or 18 unspecified. */
export function controlCode(version: ControlVersion, code: string): string {
  if (CODES[version].has(code)) return code;
  const nearest = NEAREST[code] ?? UNSPECIFIED;
  return CODES[version].has(nearest) ? nearest : UNSPECIFIED;
}
