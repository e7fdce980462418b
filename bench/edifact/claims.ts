import {
  BARE,
  CHECK,
  CHECK_PROCESS,
  EMPTY_PROCESS,
  HOSTILE_KINDS,
  hostileName,
  PEER_VALIDATOR,
  READ,
  READ_LEAST,
  READ_MOST,
  REFERENCE,
  SCAN,
  SMALL,
  SMALL_PEER,
} from './contenders.js';
import type { Inputs } from './inputs.js';
import type { Run } from './run-process.js';

/** A ratio that we want to hold, and what it came to, by CPU time of the thread that works. */
export interface Claim {
  readonly what: string;
  readonly wanted: string;
  /** In the first pass of a process, and in one that has done it before; a difference in megabytes has one value. */
  readonly fresh: number;
  readonly warm: number;
  readonly holds: 'yes' | 'warm' | 'no';
}

/** Bytes of a hostile input. */
const HOSTILE_BYTES = 10_000_000;

type Ratio = Pick<Claim, 'fresh' | 'warm'>;

function claim(what: string, sign: '>=' | '<=', bound: number, { fresh, warm }: Ratio): Claim {
  const isWithin = (value: number): boolean => (sign === '>=' ? value >= bound : value <= bound);
  const holds = isWithin(fresh) && isWithin(warm) ? 'yes' : isWithin(warm) ? 'warm' : 'no';
  return { what, wanted: `${sign} ${String(bound)}`, fresh, warm, holds };
}

/** Everything that we want to hold of a run. */
export function claimsOf(rows: ReadonlyMap<string, Run>, inputs: Inputs): readonly Claim[] {
  const row = (name: string): Run => {
    const run = rows.get(name);
    if (run === undefined) throw new Error(`nobody ran: ${name}`);
    return run;
  };
  const ratio = (over: string, under: string, scale = 1): Ratio => ({
    fresh: (scale * row(over).fresh.threadMs) / row(under).fresh.threadMs,
    warm: (scale * row(over).warm.threadMs) / row(under).warm.threadMs,
  });
  const growth = row(READ_MOST).rssMb - row(READ_LEAST).rssMb;
  const perByte = inputs.bytes.whole / HOSTILE_BYTES;
  return [
    claim('reading: times as fast as `edifact` bare', '>=', 4, ratio(BARE, READ)),
    claim('reading: times the pass over the bytes', '<=', 2, ratio(READ, SCAN)),
    claim('checking: times as fast as `edifact` bare', '>=', 1.5, ratio(BARE, CHECK)),
    claim('checking: times as fast as `edifact` with its validator', '>=', 4, ratio(PEER_VALIDATOR, CHECK)),
    claim('the whole reference: times as fast as `edifact` bare', '>=', 1, ratio(BARE, REFERENCE)),
    claim(
      '3,000 small interchanges: times as fast as `edifact` with its validator',
      '>=',
      8,
      ratio(SMALL_PEER, SMALL),
    ),
    claim('`ecert check` of one file: times `node -e 0`', '<=', 2, ratio(CHECK_PROCESS, EMPTY_PROCESS)),
    claim('memory: MB more for 999,999 messages than for 3,000', '<=', 15, { fresh: growth, warm: growth }),
    claim(
      'time per byte: 999,999 messages over the usual number',
      '<=',
      1.15,
      ratio(READ_MOST, READ, inputs.bytes.whole / inputs.bytes.most),
    ),
    ...HOSTILE_KINDS.map((kind) =>
      claim(`time per byte: ${kind}, times the usual`, '<=', 5, ratio(hostileName(kind), READ, perByte)),
    ),
  ];
}
