import { existsSync } from 'node:fs';
import { packagePath } from '../core/index.js';
import { lintGuide, shippedGuideIds } from '../guide/index.js';
import { lintFacts, renderLintJson, renderLintText } from '../inventory/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { guideNamed } from './open-guide.js';
import type { Terminal } from './terminal.js';

function folderOf(name: string): string {
  return shippedGuideIds().includes(name) ? packagePath(`guides/${name}`) : name;
}

/** Lints guides and prints what is wrong with each. A name without a guide is a mistake of usage. */
export async function guideLintCommand(
  names: readonly string[],
  { format }: { readonly format: 'text' | 'json' },
  terminal: Terminal,
): Promise<ExitCode> {
  const facts = lintFacts();
  let sound = true;
  for (const name of names.length === 0 ? shippedGuideIds() : names) {
    const folder = folderOf(name);
    const problems = existsSync(folder) ? lintGuide(folder, facts) : undefined;
    if (problems === undefined) {
      const missing = guideNamed(name);
      return missing.ok ? EXIT.harness : complain(missing.error, terminal);
    }
    if (problems.length > 0) sound = false;
    terminal.out(format === 'json' ? renderLintJson(name, problems) : renderLintText(name, problems));
  }
  return sound ? EXIT.conformant : EXIT.notConformant;
}
