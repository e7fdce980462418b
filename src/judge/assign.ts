import { addMs, assert, parseDurationMs, type Instant } from '../core/index.js';
import type {
  ExpectedTransmission,
  Instruction,
  ReplyTreatment,
  Scenario,
  Tampering,
} from '../scenario/index.js';
import type { ScenarioEvidence } from './evidence.js';
import type { TransmissionExchange } from './exchange-model.js';

/** A transmission that a scenario expects, with what was sent for it. */
export interface Assignment {
  /** Step of the expectation, from 1. */
  readonly step: number;
  readonly expected: ExpectedTransmission;
  readonly instruction: Instruction;
  /** Which faults were armed for this one: those of an instruction meet its transmissions in their order. */
  readonly armed: { readonly tamper: Tampering | undefined; readonly reply: ReplyTreatment | undefined };
  /** The one expected before it under the same instruction. */
  readonly previous: Assignment | undefined;
  readonly exchange: TransmissionExchange | undefined;
  /** When it was called for: by the instruction, or by the answer to the one before; undefined when that was never seen. */
  readonly calledAt: Instant | undefined;
  readonly deadline: Instant | undefined;
  /** Until when the candidate was watched for it. */
  readonly watchedUntil: Instant | undefined;
}

export interface Assignments {
  readonly byStep: ReadonlyMap<number, Assignment>;
  /** Transmissions that broke a silence, by the step that expects it. */
  readonly intoSilence: ReadonlyMap<number, readonly TransmissionExchange[]>;
  /** Transmissions that nothing called for. */
  readonly leftOver: readonly TransmissionExchange[];
}

/** From one instruction to the next. */
interface Block {
  readonly instruction: Instruction;
  /** Step of the instruction, from 1. */
  readonly step: number;
  /** By order of the transmissions that it sets off. */
  readonly armed: readonly Assignment['armed'][];
  readonly expected: readonly { readonly step: number; readonly expected: ExpectedTransmission }[];
}

const NOTHING_ARMED: Assignment['armed'] = { tamper: undefined, reply: undefined };

function blocksOf(scenario: Scenario): readonly Block[] {
  const blocks: (Block & { readonly expected: { step: number; expected: ExpectedTransmission }[] })[] = [];
  let tampers: Tampering[] = [];
  let treatments: ReplyTreatment[] = [];
  for (const [index, step] of scenario.steps.entries()) {
    if ('tamper' in step) tampers.push(step.tamper);
    // A forced rejection is the reference's doing: nothing happens to the reply on its way.
    if ('reply' in step && !('force' in step.reply)) treatments.push(step.reply);
    if ('instruct' in step) {
      const armed = Array.from({ length: Math.max(tampers.length, treatments.length) }, (_, order) => ({
        tamper: tampers[order],
        reply: treatments[order],
      }));
      blocks.push({ instruction: step.instruct, step: index + 1, armed, expected: [] });
      tampers = [];
      treatments = [];
    }
    if ('expect' in step && 'transmission' in step.expect) {
      blocks.at(-1)?.expected.push({ step: index + 1, expected: step.expect.transmission });
    }
  }
  return blocks;
}

/** When the candidate had the whole answer to a transmission; the moment it was sent where no answer came. */
function answeredAt({ replies, transmission }: TransmissionExchange): Instant {
  const arrivals = replies.map((reply) => reply.arrivals[0]?.at).filter((at) => at !== undefined);
  return arrivals.reduce((latest, at) => (at > latest ? at : latest), transmission.at);
}

function isBetween({ transmission }: TransmissionExchange, from: number, until: number): boolean {
  return transmission.seq >= from && transmission.seq < until;
}

function silences(
  scenario: Scenario,
  evidence: ScenarioEvidence,
): ReadonlyMap<number, readonly TransmissionExchange[]> {
  const broken = new Map<number, readonly TransmissionExchange[]>();
  for (const [index, step] of scenario.steps.entries()) {
    const played = evidence.steps.get(index + 1);
    if (!('expect' in step) || !('silence' in step.expect) || played === undefined) continue;
    broken.set(
      index + 1,
      evidence.exchanges.filter((exchange) => isBetween(exchange, played.from, played.until)),
    );
  }
  return broken;
}

/**
 * Gives the candidate's transmissions to the expectations, in order, each instruction's to that instruction's. What
 * comes before any instruction, into a silence, or beyond what was expected is given to none.
 */
export function assignTransmissions(
  scenario: Scenario,
  evidence: ScenarioEvidence,
  within: string,
): Assignments {
  const intoSilence = silences(scenario, evidence);
  const silent = new Set([...intoSilence.values()].flat());
  const taken = new Set<TransmissionExchange>();
  const byStep = new Map<number, Assignment>();
  const blocks = blocksOf(scenario);
  for (const [index, block] of blocks.entries()) {
    const start = evidence.steps.get(block.step);
    const next = evidence.steps.get(blocks[index + 1]?.step ?? Infinity);
    const from = start?.from ?? Infinity;
    const sent = evidence.exchanges.filter(
      (each) => isBetween(each, from, next?.from ?? Infinity) && !silent.has(each),
    );
    let previous: Assignment | undefined;
    for (const [order, { step, expected }] of block.expected.entries()) {
      const exchange = sent[order];
      if (exchange !== undefined) taken.add(exchange);
      const calledAt =
        previous === undefined ? start?.startedAt : previous.exchange && answeredAt(previous.exchange);
      const ms = parseDurationMs(expected.within ?? within);
      assert(ms !== undefined, 'a linted suite has durations where they belong');
      const assignment: Assignment = {
        step,
        expected,
        instruction: block.instruction,
        armed: block.armed[order] ?? NOTHING_ARMED,
        previous,
        exchange,
        calledAt,
        deadline: calledAt === undefined ? undefined : addMs(calledAt, ms),
        watchedUntil: start === undefined ? undefined : (next?.startedAt ?? evidence.lastAt),
      };
      byStep.set(step, assignment);
      previous = assignment;
    }
  }
  const leftOver = evidence.exchanges.filter((exchange) => !taken.has(exchange) && !silent.has(exchange));
  return { byStep, intoSilence, leftOver };
}
