import {
  candidateFileLine,
  driverKindOf,
  linesToSay,
  wireKindOf,
  type CandidateFile,
} from '../../candidate/index.js';
import type { Clock } from '../../core/index.js';
import type { ConfigurationError } from '../configuration-error.js';
import { configurationError } from '../configuration-error.js';
import type { Contender } from '../load-candidate.js';
import type { Plan } from '../load-plan.js';
import { DOCTOR_CODES } from './codes.js';
import { examineCandidate, greetingOf, harmlessTask, type Examination } from './examine-candidate.js';
import type { DoctorFinding, Observation } from './model.js';
import { reviewFile } from './review-file.js';

/** Where the candidate was named, for findings to point at. */
export interface DoctorTarget {
  /** Path of the candidate file. */
  readonly file: string;
  readonly suite: string;
}

/** The command that looks again. */
export function doctorCommand({ file, suite }: DoctorTarget): string {
  return `ecert doctor --candidate ${file} --suite ${suite}`;
}

/** Observations as findings: with the line of the file, and how to see them again. */
export function findingsOf(
  observations: readonly Observation[],
  target: DoctorTarget,
  again: string,
): readonly DoctorFinding[] {
  return observations.map(({ setting, ...observation }) => {
    const line = setting === undefined ? undefined : candidateFileLine(target.file, setting);
    return {
      ...observation,
      ...(line === undefined ? {} : { place: { file: target.file, line } }),
      reproduce: again,
    };
  });
}

/** How a person says to the candidate what the doctor says; its own command where there are no lines to say. */
export function conversationCommand(
  contender: Pick<Contender, 'candidate' | 'seed'>,
  plan: Plan,
  target: DoctorTarget,
): string {
  if (wireKindOf(contender.candidate)?.ours === true) return doctorCommand(target);
  const subject = { ...contender, plan };
  const task = harmlessTask(subject);
  const lines = linesToSay(greetingOf(subject), task === undefined ? [] : [task]);
  return driverKindOf(contender.candidate).reproduce?.(contender.candidate, lines) ?? doctorCommand(target);
}

/** Whether the candidate answers by itself, so that it can be examined before the campaign. */
export function canBeExamined(candidate: CandidateFile): boolean {
  return driverKindOf(candidate).answersAlone;
}

/** Examines a candidate that can be driven: what its file declares, what it says of itself, what it transmits. */
export async function examineContender(
  contender: Contender,
  plan: Plan,
  target: DoctorTarget,
  clock: Clock | undefined,
): Promise<{ readonly findings: readonly DoctorFinding[]; readonly stages: Examination['stages'] }> {
  const { candidate, driver, seed } = contender;
  const declared = findingsOf(reviewFile(candidate, plan), target, doctorCommand(target));
  if (!canBeExamined(candidate)) return { findings: declared, stages: [] };
  const examined = await examineCandidate({
    candidate,
    driver,
    seed,
    plan,
    ...(clock === undefined ? {} : { clock }),
  });
  const again = conversationCommand(contender, plan, target);
  return {
    findings: [...declared, ...findingsOf(examined.observations, target, again)],
    stages: examined.stages,
  };
}

/** A finding in one line. */
export function findingTitle({ code, what }: DoctorFinding): string {
  return `${code} ${DOCTOR_CODES[code].name}: ${what}`;
}

/**
 * The mistake that stops a campaign before it starts: the first error that is one of configuration. What is the
 * candidate's own conduct does not stop it; that is judged.
 */
export function stoppingError(
  findings: readonly DoctorFinding[],
  target: DoctorTarget,
): ConfigurationError | undefined {
  const stopping = findings.filter(
    ({ severity, attribution }) => severity === 'error' && attribution !== 'candidate',
  );
  const [first] = stopping;
  if (first === undefined) return undefined;
  const place = first.place === undefined ? '' : ` (${first.place.file}:${first.place.line})`;
  const more = stopping.length > 1 ? `; ${stopping.length - 1} more` : '';
  const { expected, actual } = first;
  const hint = `${first.fix}${place}${more}; ${doctorCommand(target)} says all, --no-preflight plays all the same`;
  return configurationError({ what: findingTitle(first), expected, actual, hint });
}
