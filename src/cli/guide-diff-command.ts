import { compareGuides, renderComparison } from '../inventory/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { guideNamed } from './open-guide.js';
import type { Terminal } from './terminal.js';

/** What `ecert guide diff` is asked. */
export interface GuideDiffOptions {
  readonly before: string;
  readonly after: string;
  readonly format: 'text' | 'json';
}

/** Prints what changed between two guides. Exit 1 when a certified candidate has to repeat anything. */
export async function guideDiffCommand(options: GuideDiffOptions, terminal: Terminal): Promise<ExitCode> {
  const before = guideNamed(options.before);
  if (!before.ok) return complain(before.error, terminal);
  const after = guideNamed(options.after);
  if (!after.ok) return complain(after.error, terminal);
  const comparison = compareGuides(before.value, after.value);
  const json = `${JSON.stringify(comparison, null, 2)}\n`;
  terminal.out(options.format === 'json' ? json : renderComparison(comparison));
  return comparison.repeat.length === 0 ? EXIT.conformant : EXIT.notConformant;
}
