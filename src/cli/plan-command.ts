import { randomInt } from 'node:crypto';
import { planCampaign, renderConfigurationError, writePlan } from '../campaign/index.js';
import { renderPlanHtml, renderPlanJson, renderPlanMarkdown, renderPlanTsv } from '../report/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What `ecert plan` is asked. */
export interface PlanCommandOptions {
  readonly candidate: string;
  readonly suite: string;
  readonly seed?: number;
  readonly out?: string;
  readonly format: keyof typeof FORMATS;
  readonly withExpectations: boolean;
}

const FORMATS = {
  markdown: renderPlanMarkdown,
  html: renderPlanHtml,
  json: renderPlanJson,
  tsv: renderPlanTsv,
} as const;

/** 32 bits, as `--seed` takes them. */
const SEEDS = 2 ** 32;

/**
 * Prints or writes a plan. Without `--seed` each plan has a seed of its own, so that no recording made before it can
 * answer it; `recording.yaml` and the plan say which.
 */
export async function planCommand(options: PlanCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { candidate, suite, out, format, withExpectations, seed = randomInt(SEEDS) } = options;
  const plan = planCampaign({ candidate, suite, seed, withExpectations });
  if (!plan.ok) {
    terminal.err(`error: ${renderConfigurationError(plan.error)}`);
    return EXIT.usage;
  }
  if (out === undefined) {
    terminal.out(FORMATS[format](plan.value.page));
    return EXIT.conformant;
  }
  try {
    const files = writePlan(out, plan.value);
    const { cases, notShown } = plan.value.page.plan;
    terminal.out(
      `${cases.length} interchanges to transmit, seed ${seed}; files cannot show ${notShown.length} scenarios\n`,
    );
    for (const [name, path] of Object.entries(files)) terminal.out(`${name.padEnd(10)} ${path}\n`);
    return EXIT.conformant;
  } catch (thrown) {
    const actual = thrown instanceof Error ? thrown.message : String(thrown);
    return complain(
      {
        what: `nothing can be written to ${out}`,
        expected: 'a folder that can be written to',
        actual,
        hint: 'choose another with --out',
      },
      terminal,
    );
  }
}
