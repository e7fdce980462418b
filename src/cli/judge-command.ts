import { campaignFiles, rejudge, writeReports } from '../campaign/index.js';
import { renderVerdictText } from '../report/index.js';
import { exitCodeOf } from './campaign-text.js';
import { complain } from './complain.js';
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What `ecert judge` is asked. */
export interface JudgeOptions {
  readonly journal: string;
  readonly out?: string;
  readonly suite?: string;
}

/** Judges a journal again and prints `report.json`, or writes the reports. */
export async function judgeCommand(
  { journal, out, suite }: JudgeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const again = rejudge(journal, suite);
  if (!again.ok) return complain(again.error, terminal);
  const { verdict, json, plan } = again.value;
  if (out === undefined) {
    terminal.out(json);
  } else {
    const files = campaignFiles(out);
    writeReports(files, verdict, plan);
    terminal.out(renderVerdictText(verdict, { color: terminal.color }));
    terminal.out(`\nreport     ${files.html}\ndata       ${files.json}\njunit      ${files.junit}\n`);
  }
  return exitCodeOf(verdict);
}
