/** What StrykerJS says of one mutant, as far as we look at it: its report has more. */
export interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status:
    'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'Ignored' | 'RuntimeError' | 'CompileError';
  readonly location: { readonly start: Place; readonly end: Place };
}

/** Line and column count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** StrykerJS's JSON report: every mutant by the file that it changes. */
export interface MutationReport {
  readonly files: Readonly<
    Record<string, { readonly source: string; readonly mutants: readonly ReportedMutant[] }>
  >;
}

/** Survivors of one file that no input can tell from the original in what is promised, and why none can. */
export interface Explanation {
  readonly file: string;
  readonly reason: string;
  /** Each as `nameOf` gives it; twice where two mutants of the file are called the same. */
  readonly mutants: readonly string[];
}

/** One file's mutants by what became of them; names as `nameOf` gives them. */
export interface FileScore {
  readonly file: string;
  readonly mutants: number;
  readonly killed: number;
  readonly timedOut: number;
  readonly explained: number;
  readonly unexplained: readonly string[];
  /** Explanations of mutants that did not survive, or are not there. */
  readonly needless: readonly string[];
}

/** The score of every file of a report. Mutants that StrykerJS did not run (static ones, which it ignores) do not count. */
export function scoresOf(report: MutationReport, explanations: readonly Explanation[]): readonly FileScore[] {
  return Object.entries(report.files).map(([file, { source, mutants }]) => {
    const count = (status: ReportedMutant['status']): number =>
      mutants.filter((mutant) => mutant.status === status).length;
    const survivors = mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((mutant) => nameOf(mutant, source));
    const given = explanations.filter((item) => item.file === file).flatMap((item) => item.mutants);
    const unexplained = without(survivors, given);
    return {
      file,
      mutants: count('Killed') + count('Timeout') + survivors.length,
      killed: count('Killed'),
      timedOut: count('Timeout'),
      explained: survivors.length - unexplained.length,
      unexplained,
      needless: without(given, survivors),
    };
  });
}

/** What is left of a list when each of some others is taken out once. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const SHOWN_CHARACTERS_MAX = 160;

/** The line that a mutant begins in, and what it puts in place of what. It says no number, so that code may move. */
export function nameOf(
  { replacement, location: { start, end } }: Pick<ReportedMutant, 'replacement' | 'location'>,
  source: string,
): string {
  const lines = source.split('\n');
  const last = lines[end.line - 1]?.slice(0, end.column - 1) ?? '';
  const inside = start.line === end.line ? [last] : [...lines.slice(start.line - 1, end.line - 1), last];
  const original = inside.join('\n').slice(start.column - 1);
  return [lines[start.line - 1] ?? '', original, replacement].map(oneLine).join(' | ');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN_CHARACTERS_MAX ? `${line.slice(0, SHOWN_CHARACTERS_MAX)}…` : line;
}
