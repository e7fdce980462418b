import { parseDurationMs } from '../core/index.js';
import type { Guide, GuideNode } from '../guide/index.js';
import { expandDocumentNames } from './document-names.js';
import { activityFault } from './lint-activity.js';
import type { Answer, Expectation, ExpectedTransmission, Instruction, Scenario, Step } from './model.js';
import { END_REQUIREMENTS } from './requirements-of.js';
import { suiteError, type SuiteError, type SuiteErrorKind } from './suite-error.js';

/** What has gone before a step. */
interface Before {
  readonly scenario: Scenario;
  readonly guide: Guide;
  /** The instruction in force. */
  readonly instruction: Instruction | undefined;
  /** Every instruction so far. */
  readonly told: readonly Instruction[];
  /** Steps since that instruction. */
  readonly since: readonly Step[];
}

type Complaint = readonly [kind: SuiteErrorKind, message: string];

/** Which message and function a task calls for. */
const TASK_MESSAGES: Readonly<
  Record<Instruction['task'], readonly [message: string, functionName: string | undefined]>
> = {
  register: ['SANCRT', 'original'],
  replace: ['SANCRT', 'replace'],
  cancel: ['SANCRT', 'cancellation'],
  query: ['REQDOC', undefined],
};

const isTransmission = (step: Step): boolean => 'expect' in step && 'transmission' in step.expect;
const isArming = (step: Step): boolean => 'tamper' in step || 'reply' in step;

function tagsOf(nodes: readonly GuideNode[]): readonly string[] {
  return nodes.flatMap((node) => (node.kind === 'segment' ? [node.tag] : tagsOf(node.children)));
}

function badCodes(codes: readonly string[], guide: Guide): readonly Complaint[] {
  const known = new Set(Object.values(guide.replyCodes));
  return codes
    .filter(
      (code) =>
        !known.has(code) && !(code in guide.requirements) && !(`SYN-${code.slice(1)}` in guide.requirements),
    )
    .map((code) => ['unknown-reply-code', `the guide has no reply code ${code}`]);
}

function badDuration(duration: string): readonly Complaint[] {
  const ms = parseDurationMs(duration);
  return ms === undefined || ms === 0
    ? [['bad-duration', `${duration} is no duration of days, hours, minutes, seconds`]]
    : [];
}

function lintInstruction(instruction: Instruction, { scenario }: Before): readonly Complaint[] {
  if (instruction.task === 'query') return [];
  const { task, documents, amended } = instruction;
  const complaints: Complaint[] = [];
  const cancelling = documents.map(
    (name) => scenario.documents[name.split('.')[0] ?? name]?.cancels !== undefined,
  );
  if (cancelling.some((cancels) => cancels !== (task === 'cancel'))) {
    complaints.push([
      'task-does-not-fit',
      'documents made by `cancels`, and only they, are for the task cancel',
    ]);
  }
  if (amended !== undefined) {
    const counts = [documents, amended].map((names) => expandDocumentNames(scenario, names).length);
    if (counts[0] !== counts[1] || task === 'cancel') {
      complaints.push([
        'amended-does-not-fit',
        `${counts[1]} amended documents for ${counts[0]} in a task ${task}`,
      ]);
    }
  }
  return complaints;
}

function lintAnswers(expected: ExpectedTransmission, { scenario, guide }: Before): readonly Complaint[] {
  const answers: readonly Answer[] = [expected.answer, ...Object.values(expected.answers ?? {})];
  const codes = answers.flatMap((answer) => (typeof answer === 'string' ? [] : answer.rejected));
  const messages = expandDocumentNames(scenario, expected.documents).length;
  const beyond = Object.keys(expected.answers ?? {}).filter((position) => Number(position) > messages);
  return [
    ...badCodes(codes, guide),
    ...beyond.map((position): Complaint => ['answers-out-of-range', `there is no message ${position} in it`]),
  ];
}

function lintTransmission(expected: ExpectedTransmission, before: Before): readonly Complaint[] {
  const { instruction, scenario, since } = before;
  const complaints = [
    ...lintAnswers(expected, before),
    ...(expected.within === undefined ? [] : badDuration(expected.within)),
  ];
  if (expected.repetition === 'identical' && !since.some(isTransmission)) {
    complaints.push(['identical-to-nothing', 'no transmission since the instruction that this could repeat']);
  }
  if (instruction === undefined) return complaints;
  const [message, functionName] = TASK_MESSAGES[instruction.task];
  if (expected.message !== message || expected.function !== functionName) {
    complaints.push([
      'task-does-not-fit',
      `a task ${instruction.task} calls for ${message} ${functionName ?? ''}`.trimEnd(),
    ]);
  }
  const given =
    instruction.task === 'query'
      ? [instruction.certificate]
      : [...instruction.documents, ...(instruction.amended ?? [])];
  const told = new Set(expandDocumentNames(scenario, given));
  for (const name of expandDocumentNames(scenario, expected.documents)) {
    if (!told.has(name)) complaints.push(['task-does-not-fit', `the candidate was not given ${name}`]);
  }
  return complaints;
}

function lintExpectation(expectation: Expectation, before: Before): readonly Complaint[] {
  const early: readonly Complaint[] =
    before.instruction === undefined
      ? [
          [
            'expectation-without-instruct',
            'the candidate has not been told anything: this holds for one that does nothing',
          ],
        ]
      : [];
  if ('transmission' in expectation) return [...early, ...lintTransmission(expectation.transmission, before)];
  if ('silence' in expectation) return [...early, ...badDuration(expectation.silence)];
  if (('queryAnswer' in expectation || 'usage' in expectation) && before.instruction?.task !== 'query') {
    return [...early, ['answer-without-query', 'the instruction in force is not a query']];
  }
  const fault =
    'activity' in expectation ? activityFault(expectation.activity, before.scenario, before.told) : undefined;
  if (fault !== undefined) return [...early, ['activity-does-not-fit', fault]];
  return early;
}

function lintArming(step: Step, rest: readonly Step[], { guide }: Before): readonly Complaint[] {
  const complaints: Complaint[] = [];
  // What an instruction sets off is carried, answered and delivered at once: faults must be armed before it.
  const next = rest.find((later) => !isArming(later) && !('advance' in later));
  if (next === undefined || !('instruct' in next)) {
    complaints.push([
      'nothing-to-tamper',
      'no instruction follows whose transmission or reply this could change',
    ]);
  }
  if ('tamper' in step && 'delay' in step.tamper) complaints.push(...badDuration(step.tamper.delay));
  if ('tamper' in step && 'segment' in step.tamper) {
    const tags = [
      'UNB',
      'UNH',
      'UNT',
      'UNZ',
      ...Object.values(guide.messages).flatMap((message) => tagsOf(message.nodes)),
    ];
    const { segment } = step.tamper;
    if (!tags.includes(segment))
      complaints.push(['nothing-to-tamper', `no message of the guide has a segment ${segment}`]);
  }
  if ('reply' in step) {
    if ('force' in step.reply) complaints.push(...badCodes(step.reply.force, guide));
    if ('delay' in step.reply) complaints.push(...badDuration(step.reply.delay));
  }
  return complaints;
}

function lintStep(step: Step, rest: readonly Step[], before: Before): readonly Complaint[] {
  if ('instruct' in step) {
    const next = rest.findIndex((later) => 'instruct' in later);
    const watched = (next < 0 ? rest : rest.slice(0, next)).some((later) => 'expect' in later);
    const unwatched: Complaint = ['no-expectation', 'nothing is expected of what this instruction sets off'];
    return [...lintInstruction(step.instruct, before), ...(watched ? [] : [unwatched])];
  }
  if ('expect' in step) return lintExpectation(step.expect, before);
  if ('advance' in step) return badDuration(step.advance);
  if ('file' in step)
    return step.file.expect === 'matched' ? [] : badCodes(step.file.expect.errors, before.guide);
  return lintArming(step, rest, before);
}

/**
 * Requirements that single steps demonstrate are the scenario's own; and where any step says which, every one of the
 * scenario's is demonstrated by some step, or by the silence after the last one (`END_REQUIREMENTS`).
 */
function lintRequirements({ id, requirements, steps }: Scenario): readonly SuiteError[] {
  const given = steps.map((step) => ('requirements' in step ? (step.requirements ?? []) : []));
  const claimed = new Set([...given.flat(), ...END_REQUIREMENTS]);
  if (given.every((each) => each.length === 0)) return [];
  const foreign = given.flatMap((each, index) =>
    each
      .filter((one) => !requirements.includes(one))
      .map((one) =>
        suiteError('requirement-not-the-scenarios', id, `the scenario does not name ${one}`, index + 1),
      ),
  );
  const left = requirements
    .filter((one) => !claimed.has(one))
    .map((one) => suiteError('requirement-not-demonstrated', id, `no step demonstrates ${one}`));
  return [...foreign, ...left];
}

/** Checks the steps of a scenario in their order. */
export function lintSteps(scenario: Scenario, guide: Guide): readonly SuiteError[] {
  const errors: SuiteError[] = [];
  let instruction: Instruction | undefined;
  const told: Instruction[] = [];
  let since: Step[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    const rest = scenario.steps.slice(index + 1);
    const complaints = lintStep(step, rest, { scenario, guide, instruction, told, since });
    errors.push(...complaints.map(([kind, message]) => suiteError(kind, scenario.id, message, index + 1)));
    if ('instruct' in step) {
      instruction = step.instruct;
      told.push(instruction);
      since = [];
    } else {
      since.push(step);
    }
  }
  if (!scenario.steps.some((step) => 'expect' in step)) {
    errors.push(suiteError('no-expectation', scenario.id, 'a scenario that expects nothing proves nothing'));
  }
  return [...errors, ...lintRequirements(scenario)];
}
