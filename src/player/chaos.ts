import { HOUR_MS, seededRandom, type Random } from '../core/index.js';
import type { ExpectedTransmission, Instruction, Scenario } from '../scenario/index.js';
import { damaging, delayedByMs, simpleFault, type ArmedFault } from './armed-fault.js';

/**
 * Network faults laid over a scenario by chance, all of them legal: by the requirements on conduct (CON-…) a conformant
 * candidate still passes. Harmless ones (delays that leave the answer within the hour, doubles, another order) strike
 * anywhere that the scenario itself leaves alone; one that calls for a reaction (CON-08, CON-09, CON-12) strikes at most once per
 * instruction, and only where the scenario leaves the candidate the attempts and the time for it.
 */
export interface Chaos {
  /** The fault that the next transmission meets. */
  outward(step: number, bytes: Uint8Array): ArmedFault | undefined;
  /** The fault that the answer to the last transmission meets. */
  inward(step: number): ArmedFault | undefined;
  /** Whether a transmission is the reaction that a disturbance called for, which is then no longer owed. */
  takes(bytes: Uint8Array): boolean;
  /** Whether a reaction may still come, after waiting that long. */
  isOwed(waitedMs: number): boolean;
  /** Waits no longer. */
  forgive(): void;
}

/** From one instruction to the next. */
interface Block {
  readonly instruction: Instruction;
  readonly expected: readonly ExpectedTransmission[];
  /** The scenario has faults or rejections of its own here. */
  readonly isArmed: boolean;
}

interface Debt {
  readonly kind: 'repetition' | 'retransmission';
  /** What was disturbed. */
  readonly bytes: Uint8Array;
  readonly waitMs: number;
}

/** Each way, so that question and answer together stay well within the hour of CON-12. */
const HARMLESS_DELAY_MS = HOUR_MS / 4;
/** Long enough for the answer to be missed, short enough to come before the candidate is done waiting. */
const LONG_DELAY_MS = 1.5 * HOUR_MS;
/** Disturbances in one scenario. */
const DISTURBANCES_MAX = 2;
/** The hour of CON-12, and a tick for noticing that it is over. */
const REPETITION_WAIT_MS = 3 * HOUR_MS;
/** The 24 hours of CON-08, and a tick. */
const RETRANSMISSION_WAIT_MS = 25 * HOUR_MS;
/** The longest that the faults of one scenario can take, whatever the candidate does; what a schedule must leave. */
export const CHAOS_SLACK_MS = DISTURBANCES_MAX * (RETRANSMISSION_WAIT_MS + REPETITION_WAIT_MS) + 12 * HOUR_MS;
/** Transmissions of one document that CON-11 allows; a disturbance may cost one. */
const ATTEMPTS_MAX = 3;

function blockAt({ steps }: Scenario, step: number): Block | undefined {
  const from = steps.findLastIndex((each, index) => index <= step && 'instruct' in each);
  const begin = steps[from];
  if (begin === undefined || !('instruct' in begin)) return undefined;
  const rest = steps.slice(from + 1);
  const next = rest.findIndex((each) => 'instruct' in each);
  const expected = (next < 0 ? rest : rest.slice(0, next)).flatMap((each) =>
    'expect' in each && 'transmission' in each.expect ? [each.expect.transmission] : [],
  );
  const before = steps.slice(0, from);
  const sinceInstruction = before.slice(before.findLastIndex((each) => 'instruct' in each) + 1);
  const isArmed = sinceInstruction.some((each) => 'tamper' in each || 'reply' in each);
  return { instruction: begin.instruct, expected, isArmed };
}

/** Whether the scenario leaves the time for a reaction: no deadline of its own, and no clock that something hangs on. */
function hasTime({ steps }: Scenario, { expected }: Block): boolean {
  return !steps.some((step) => 'advance' in step) && expected.every(({ within }) => within === undefined);
}

/** Whether what is sent may be refused once more than the scenario foresees, and is to be sent again as it was. */
function maySpoil({ instruction, expected }: Block): boolean {
  const fresh = expected.filter(({ repetition }) => repetition !== 'identical');
  // With an amendment at hand the guide does not say which document a CONTRL calls for.
  return !('amended' in instruction) && fresh.length < ATTEMPTS_MAX;
}

function holdsOneDocument({ instruction }: Block): boolean {
  return (
    instruction.task === 'query' ||
    (instruction.documents.length === 1 && instruction.documents.every((name) => !name.endsWith('.*')))
  );
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function harmless(random: Random, kinds: readonly ('duplicate' | 'reorder' | 'split')[]): ArmedFault {
  const kind = random.pick(['delay', ...kinds] as const);
  return kind === 'delay' ? delayedByMs(random.integer(1, HARMLESS_DELAY_MS)) : simpleFault(kind);
}

/** A fault that calls for a retransmission: what arrives is refused by CONTRL as a whole. */
function spoiling(block: Block, random: Random): ArmedFault {
  // In a batch only UNZ: damage within one message would spoil that message alone, and the others would be accepted.
  if (!holdsOneDocument(block)) return damaging({ counts: true }, random, true);
  const what = random.pick([{ truncate: true }, { flip: true }, { counts: true }] as const);
  return damaging(what, random);
}

/** The fault, marked as one that no scenario asked for. */
function byChance(fault: ArmedFault): ArmedFault {
  return { ...fault, chaos: true };
}

/** Draws the faults of one scenario. */
export function createChaos(seed: number, scenario: Scenario): Chaos {
  const random = seededRandom(seed).fork(`chaos ${scenario.id}`);
  const disturbed = new Set<Instruction>();
  let debt: Debt | undefined;
  let last: Uint8Array = new Uint8Array();
  let arrivesTwice = false;

  const disturb = (block: Block): boolean => {
    const allowed =
      hasTime(scenario, block) && disturbed.size < DISTURBANCES_MAX && !disturbed.has(block.instruction);
    if (!allowed || random.next() < 0.5) return false;
    disturbed.add(block.instruction);
    return true;
  };
  const legalBlock = (step: number): Block | undefined => {
    const block = blockAt(scenario, step);
    return block === undefined || block.isArmed || debt !== undefined ? undefined : block;
  };
  const owe = (kind: Debt['kind'], bytes: Uint8Array): void => {
    debt = { kind, bytes, waitMs: kind === 'repetition' ? REPETITION_WAIT_MS : RETRANSMISSION_WAIT_MS };
  };

  return {
    outward(step, bytes) {
      last = bytes;
      arrivesTwice = false;
      const block = legalBlock(step);
      if (block === undefined) return undefined;
      if (!disturb(block)) {
        const fault = random.next() < 0.5 ? harmless(random, ['duplicate']) : undefined;
        arrivesTwice = fault?.kind === 'duplicate';
        return fault && byChance(fault);
      }
      if (maySpoil(block) && random.next() < 0.5) {
        owe('retransmission', bytes);
        return byChance(spoiling(block, random));
      }
      owe('repetition', bytes);
      return byChance(simpleFault('lose'));
    },
    inward(step) {
      const block = legalBlock(step);
      if (block === undefined) return undefined;
      // Of what arrived twice the candidate has the other answer.
      if (arrivesTwice || !disturb(block)) {
        if (random.next() >= 0.5) return undefined;
        return byChance(harmless(random, ['duplicate', 'reorder', 'split']));
      }
      owe('repetition', last);
      return byChance(random.next() < 0.5 ? simpleFault('lose') : delayedByMs(LONG_DELAY_MS));
    },
    takes(bytes) {
      if (debt === undefined) return false;
      const settles = debt.kind === 'retransmission' || isSame(bytes, debt.bytes);
      if (settles) debt = undefined;
      return settles;
    },
    isOwed: (waitedMs) => debt !== undefined && waitedMs < debt.waitMs,
    forgive() {
      debt = undefined;
    },
  };
}
