import { LINT_CODES, type GuideProblem } from '../guide/index.js';

/** What the linter found, for a person: one problem in two lines, then how many there are. */
export function renderLintText(name: string, problems: readonly GuideProblem[]): string {
  const lines = problems.flatMap(({ code, file, path, expected, actual }) => [
    `${code} ${file} ${path}`,
    `    ${LINT_CODES[code].title}: expected ${expected}, got ${actual}`,
  ]);
  const count =
    problems.length === 0 ? 'no problems' : `${problems.length} problem${problems.length === 1 ? '' : 's'}`;
  return `${[...lines, `${name}: ${count}`].join('\n')}\n`;
}

/** The same for programs. */
export function renderLintJson(name: string, problems: readonly GuideProblem[]): string {
  return `${JSON.stringify({ guide: name, problems }, null, 2)}\n`;
}
