import {
  coverageOf,
  coverageSummary,
  problemLines,
  renderCoverageJson,
  renderCoverageMarkdown,
} from '../inventory/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { guideNamed } from './open-guide.js';
import type { Terminal } from './terminal.js';

/** What `ecert guide coverage` is asked. */
export interface GuideCoverageOptions {
  readonly guide: string;
  readonly check?: true;
  readonly format: 'text' | 'markdown' | 'json';
}

/** Prints the matrix of requirements; with `check`, the exit code says whether it is whole. */
export async function guideCoverageCommand(
  { guide: name, check, format }: GuideCoverageOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const guide = guideNamed(name);
  if (!guide.ok) return complain(guide.error, terminal);
  const coverage = coverageOf(guide.value);
  const text = [...problemLines(coverage.problems), `${name}: ${coverageSummary(coverage)}`].join('\n');
  if (format === 'json') terminal.out(renderCoverageJson(coverage));
  else terminal.out(format === 'markdown' ? renderCoverageMarkdown(coverage) : `${text}\n`);
  return check === true && coverage.problems.length > 0 ? EXIT.notConformant : EXIT.conformant;
}
