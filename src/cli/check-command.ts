import { err, ok, parseInstant, type Instant, type Result } from '../core/index.js';
import { createReference } from '../ecert/index.js';
import type { Guide } from '../guide/index.js';
import { renderCheckJson, renderCheckText, type CheckResult } from '../report/index.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { complain } from './complain.js';
import { guideNamed } from './open-guide.js';
import { participantProblem } from './participant-problem.js';
import { readInterchangeFile, type Problem } from './read-interchange-file.js';
import type { Terminal } from './terminal.js';

/** What `ecert check` is asked. */
export interface CheckOptions {
  readonly files: readonly string[];
  readonly at?: string;
  readonly participant?: string;
  readonly environment: 'test' | 'production';
  readonly guide: string;
  readonly lang: string;
  readonly format: 'text' | 'json';
  /** How many findings of a file are shown; as MOST_BY_FORMAT has it when not said. */
  readonly most?: string;
}

/** A person reads the first ones; a program takes as many as one text can hold for certain. */
const MOST_BY_FORMAT: Readonly<Record<CheckOptions['format'], number>> = { text: 200, json: 100_000 };

interface Conditions {
  readonly most: number;
  readonly guide: Guide;
  readonly at: Instant;
  readonly participant: string | undefined;
  readonly environment: 'test' | 'production';
}

function instantOf(text: string | undefined, terminal: Terminal): Result<Instant, Problem> {
  if (text === undefined) return ok(terminal.clock.now());
  const at = parseInstant(text);
  if (at !== undefined) return ok(at);
  return err({
    what: '--at is not an instant',
    expected: 'date, time and Z for UTC, like 2026-03-02T12:00:00Z',
    actual: text,
    hint: '',
  });
}

function conditionsOf(options: CheckOptions, terminal: Terminal): Result<Conditions, Problem> {
  const at = instantOf(options.at, terminal);
  if (!at.ok) return at;
  const guide = guideNamed(options.guide);
  if (!guide.ok) return guide;
  const problem = participantProblem(options.participant, guide.value);
  if (problem !== undefined) return err(problem);
  const most = options.most === undefined ? MOST_BY_FORMAT[options.format] : Number(options.most);
  if (!Number.isInteger(most) || most < 1)
    return err({
      what: '--most is not a number',
      expected: 'a whole number from 1',
      actual: options.most ?? '',
      hint: '',
    });
  const { participant, environment } = options;
  return ok({ guide: guide.value, at: at.value, participant, environment, most });
}

/** Each file meets a reference that has seen nothing before. */
function checkBytes(file: string, bytes: Uint8Array, conditions: Conditions): CheckResult {
  const { guide, at, participant: link, environment } = conditions;
  const receipt = createReference({ guide, environment }).receive(bytes, {
    at,
    ...(link === undefined ? {} : { link }),
  });
  const findings = [...receipt.findings, ...receipt.messages.flatMap((message) => message.findings)];
  const { verdict, replies } = receipt;
  const shown = findings.slice(0, conditions.most);
  return { file, bytes, verdict, findings: shown, findingCount: findings.length, replies, at, environment };
}

/** Checks files of interchanges and prints what a reference makes of them. */
export async function checkCommand(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const conditions = conditionsOf(options, terminal);
  if (!conditions.ok) return complain(conditions.error, terminal);
  const results: CheckResult[] = [];
  for (const file of options.files) {
    const bytes = readInterchangeFile(file, terminal);
    if (!bytes.ok) return complain(bytes.error, terminal);
    results.push(checkBytes(file, bytes.value, conditions.value));
  }
  const { guide } = conditions.value;
  const { color } = terminal;
  const language = options.lang;
  terminal.out(
    options.format === 'json'
      ? renderCheckJson(results, guide, language)
      : renderCheckText(results, guide, { color, language, segmentsMax: conditions.value.most }),
  );
  return results.every(({ verdict }) => verdict === 'accepted') ? EXIT.conformant : EXIT.notConformant;
}
