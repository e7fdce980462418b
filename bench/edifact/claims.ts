import {
  BARE,
  CHECK,
  HOSTILE_KINDS,
  hostileName,
  PEER_VALIDATOR,
  READ,
  READ_LEAST,
  READ_MOST,
  SCAN,
  SMALL,
  SMALL_PEER,
} from './contenders.js';
import type { Inputs } from './inputs.js';
import type { Run } from './run-process.js';

/** A ratio that we want to hold, and what it came to. */
export interface Claim {
  readonly what: string;
  readonly wanted: string;
  /** By wall time, by CPU time; a difference in megabytes has one value. */
  readonly wall: number;
  readonly cpu: number;
  readonly holds: boolean;
}

/** Bytes of a hostile input. */
const HOSTILE_BYTES = 10_000_000;

/** Everything that we want to hold of a run. A claim holds when it does by CPU time, which other processes disturb least. */
export function claimsOf(rows: ReadonlyMap<string, Run>, inputs: Inputs): readonly Claim[] {
  const row = (name: string): Run => {
    const run = rows.get(name);
    if (run === undefined) throw new Error(`nobody ran: ${name}`);
    return run;
  };
  const ratio = (over: string, under: string, scale = 1): Pick<Claim, 'wall' | 'cpu'> => ({
    wall: (scale * row(over).ms) / row(under).ms,
    cpu: (scale * row(over).cpuMs) / row(under).cpuMs,
  });
  const least = (what: string, min: number, values: Pick<Claim, 'wall' | 'cpu'>): Claim => ({
    ...{ what, wanted: `>= ${String(min)}`, ...values },
    holds: values.cpu >= min,
  });
  const most = (what: string, max: number, values: Pick<Claim, 'wall' | 'cpu'>): Claim => ({
    ...{ what, wanted: `<= ${String(max)}`, ...values },
    holds: values.cpu <= max,
  });
  const growth = row(READ_MOST).rssMb - row(READ_LEAST).rssMb;
  const perByte = inputs.bytes.whole / HOSTILE_BYTES;
  return [
    least('reading: times as fast as `edifact` bare', 4, ratio(BARE, READ)),
    most('reading: times the pass over the bytes', 2, ratio(READ, SCAN)),
    least('checking: times as fast as `edifact` with its validator', 1, ratio(PEER_VALIDATOR, CHECK)),
    least(
      '3,000 small interchanges: times as fast as `edifact` with its validator',
      8,
      ratio(SMALL_PEER, SMALL),
    ),
    most('memory: MB more for 999,999 messages than for 3,000', 15, { wall: growth, cpu: growth }),
    most(
      'time per byte: 999,999 messages over the usual number',
      1.15,
      ratio(READ_MOST, READ, inputs.bytes.whole / inputs.bytes.most),
    ),
    ...HOSTILE_KINDS.map((kind) =>
      most(`time per byte: ${kind}, times the usual`, 5, ratio(hostileName(kind), READ, perByte)),
    ),
  ];
}
