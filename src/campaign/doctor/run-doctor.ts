import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  createDriver,
  loadCandidateFile,
  type CandidateFile,
  type DriverError,
} from '../../candidate/index.js';
import { harnessIdentity, ok, type Clock, type Result } from '../../core/index.js';
import type { ConfigurationError } from '../configuration-error.js';
import { loadCandidate, SEED_DEFAULT } from '../load-candidate.js';
import { loadPlan, shownOf, type Plan } from '../load-plan.js';
import { DOCTOR_CODE_LIST, DOCTOR_CODES, type DoctorCode, type DoctorStage } from './codes.js';
import type { DoctorCheck, DoctorFinding, DoctorReport, Observation } from './model.js';
import {
  canBeExamined,
  doctorCommand,
  examineContender,
  findingsOf,
  type DoctorTarget,
} from './preflight.js';
import { reviewFile } from './review-file.js';

/** What to look at. */
export interface DoctorOptions {
  /** Path of the candidate file. */
  readonly candidate: string;
  /** Name of a shipped suite, or path of a suite file. */
  readonly suite: string;
  /** Folder that the campaign's reports are to go to. */
  readonly out: string;
  readonly seed?: number;
  /** The machine's clock. */
  readonly clock: Clock;
}

/** Looked at so far. */
interface Seen {
  readonly findings: readonly DoctorFinding[];
  readonly stages: readonly DoctorStage[];
  /** Why the rest was not looked at. */
  readonly reason: string;
}

const configured = { severity: 'error', attribution: 'candidate-configuration' } as const;

/**
 * Looks for whatever would keep a candidate from its first scenario, before there is one. It registers one certificate
 * with the candidate to look at the envelope that comes back, and judges nothing. The error is one of the suite.
 */
export async function runDoctor(options: DoctorOptions): Promise<Result<DoctorReport, ConfigurationError>> {
  const plan = loadPlan(options.suite);
  if (!plan.ok) return plan;
  const target = { file: options.candidate, suite: options.suite };
  const seen = await look(options, plan.value, target);
  const { findings } = seen;
  return ok({
    format: 'ecert-doctor/1',
    harness: harnessIdentity(),
    candidate: options.candidate,
    suite: plan.value.suite.name,
    ready: !findings.some(({ severity }) => severity === 'error'),
    findings,
    checks: DOCTOR_CODE_LIST.map((code) => checkOf(code, seen)),
  });
}

async function look(options: DoctorOptions, plan: Plan, target: DoctorTarget): Promise<Seen> {
  const again = doctorCommand(target);
  const folder = findingsOf(reviewFolder(options.out), target, again);
  const file = loadCandidateFile(options.candidate);
  if (!file.ok) {
    const unusable: Observation = {
      code: 'DR-01',
      ...configured,
      what: `the candidate file cannot be used (${file.error.kind})`,
      expected: 'a YAML file with format: ecert-candidate/1, by schemas/candidate-file.schema.json',
      actual: shownOf(file.error.messages),
      fix: 'put it right; examples/candidates has some to start from',
    };
    const findings = [...findingsOf([unusable], target, again), ...folder];
    return { findings, stages: ['folder'], reason: 'there is no candidate file' };
  }
  const driven = await lookAtDriven(options, file.value, plan, target);
  const findings = [...driven.findings, ...folder].sort((a, b) =>
    a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
  );
  return { ...driven, findings, stages: ['file', 'folder', ...driven.stages] };
}

async function lookAtDriven(
  options: DoctorOptions,
  candidate: CandidateFile,
  plan: Plan,
  target: DoctorTarget,
): Promise<Seen> {
  const seed = options.seed ?? SEED_DEFAULT;
  const driver = canBeExamined(candidate) ? createDriver(candidate) : undefined;
  if (driver?.ok === true) {
    const contender = { candidate, driver: driver.value, seed };
    const examined = await examineContender(contender, plan, target, options.clock);
    return { ...examined, reason: 'the candidate did not come that far' };
  }
  const declared = reviewFile(candidate, plan);
  const unusable =
    driver === undefined ? unusableContender(options, plan, declared) : [unusableDriver(driver.error)];
  const findings = findingsOf([...declared, ...unusable], target, doctorCommand(target));
  const { kind } = candidate.driver;
  const reason =
    driver === undefined
      ? `a candidate with driver ${kind} is not asked anything before its campaign`
      : 'there is no way to reach the candidate';
  return { findings, stages: [], reason };
}

function unusableDriver({ kind, message, setting = ['driver'] }: DriverError): Observation {
  return {
    code: 'DR-07',
    ...configured,
    what: `there is no way to reach the candidate (${kind})`,
    expected: 'driver settings that can be used',
    actual: message,
    fix: `put ${setting.join('.')} right`,
    setting,
  };
}

/** Why a campaign could not take a candidate that does not answer by itself: a recording is read as a campaign reads it. */
function unusableContender(
  { candidate, seed }: DoctorOptions,
  plan: Plan,
  declared: readonly Observation[],
): readonly Observation[] {
  if (declared.some(({ code }) => code === 'DR-02')) return []; // a campaign would say no more than that
  const contender = loadCandidate({ file: candidate }, seed, plan);
  if (contender.ok) return [];
  const { what, expected, actual, hint } = contender.error;
  const fix = hint === '' ? 'put the driver settings right' : hint;
  return [{ code: 'DR-07', ...configured, what, expected, actual, fix, setting: ['driver'] }];
}

/** Whether a campaign could make its folder: something is made where it would be, and taken away again. */
function reviewFolder(out: string): readonly Observation[] {
  let nearest = resolve(out);
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    rmSync(mkdtempSync(join(nearest, '.ecert-doctor-')), { recursive: true });
    return [];
  } catch (thrown) {
    return [
      {
        code: 'DR-06',
        severity: 'error',
        attribution: 'harness-configuration',
        what: `nothing can be written to ${out}`,
        expected: 'a folder that can be made and written to',
        actual: thrown instanceof Error ? thrown.message : String(thrown),
        fix: 'choose another folder with --out',
      },
    ];
  }
}

function checkOf(code: DoctorCode, { findings, stages, reason }: Seen): DoctorCheck {
  const { name, stage } = DOCTOR_CODES[code];
  const found = findings.filter((finding) => finding.code === code);
  if (found.some(({ severity }) => severity === 'error')) return { code, name, outcome: 'failed' };
  if (found.length > 0) return { code, name, outcome: 'warned' };
  return stages.includes(stage)
    ? { code, name, outcome: 'passed' }
    : { code, name, outcome: 'not-checked', reason };
}
