import type { LintCode } from './lint/lint-codes.js';
import type { GuideError, GuideProblem } from './model.js';

/** Collects what is wrong with one file, at the place that the notebook stands for. */
export interface ProblemNotebook {
  /** JSON pointer of the place, '' for the whole file. */
  readonly path: string;
  /** The same file, a place further in. */
  at(...steps: readonly (string | number)[]): ProblemNotebook;
  note(code: LintCode, expected: string, actual: string): void;
}

/** A notebook for one file that writes into `problems`. */
export function openNotebook(file: string, problems: GuideProblem[], path = ''): ProblemNotebook {
  return {
    path,
    at: (...steps) => openNotebook(file, problems, [path, ...steps].join('/')),
    note: (code, expected, actual) =>
      problems.push({ code, file, path: path === '' ? '/' : path, expected, actual }),
  };
}

/** A guide error for a person, one line per problem. */
export function describeGuideError(error: GuideError): string {
  if (error.kind === 'guide-not-found') return `no guide in ${error.folder} (guide.yaml is not there)`;
  const lines = error.problems.map(
    ({ code, file, path, expected, actual }) =>
      `${code} ${file} ${path}: expected ${expected}, got ${actual}`,
  );
  return [`the guide in ${error.folder} cannot be used:`, ...lines].join('\n  ');
}
