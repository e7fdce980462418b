import { assert, parseDurationMs, type Random } from '../core/index.js';
import type { FaultKind } from '../journal/index.js';
import type { Damage, ReplyTreatment, Tampering } from '../scenario/index.js';
import type { LinkFault } from '../wire/index.js';
import { cutAt, damage } from './damage.js';
import { tamper } from './tamper.js';

/** A fault that waits for the next bytes in its direction, with the words that the journal has for it. */
export interface ArmedFault {
  readonly kind: FaultKind;
  readonly fault: LinkFault;
  /** What was done; complete once the fault has struck. */
  readonly detail: () => string;
  /** By chance, not by the scenario. */
  readonly chaos?: true;
}

const said = (text: string): (() => string) => {
  return () => text;
};

/** A fault that alters bytes, and remembers what it did. */
function altering(
  kind: FaultKind,
  alter: (bytes: Uint8Array) => { readonly pieces: readonly Uint8Array[]; readonly detail: string },
): ArmedFault {
  const details: string[] = [];
  return {
    kind,
    fault: {
      kind: 'alter',
      alter(bytes) {
        const { pieces, detail } = alter(bytes);
        details.push(detail);
        return pieces;
      },
    },
    detail: () => details.join('; '),
  };
}

/** Damage at a place drawn from the seed. */
export function damaging(what: Damage, random: Random, whole = false): ArmedFault {
  const kind = 'truncate' in what ? 'truncate' : 'flip' in what ? 'flip' : 'counts';
  return altering(kind, (bytes) => {
    const { bytes: damaged, detail } = damage(bytes, what, random, whole);
    return { pieces: [damaged], detail };
  });
}

/** Both pieces of bytes cut in two, or the first alone. */
function cutting(kind: 'split' | 'disconnect', random: Random): ArmedFault {
  return altering(kind, (bytes) => {
    const at = cutAt(bytes, random);
    if (at === undefined) return { pieces: [bytes], detail: 'not applied: there is no message to cut' };
    const [first, second] = [bytes.slice(0, at), bytes.slice(at)];
    return kind === 'split'
      ? {
          pieces: [first, second],
          detail: `arrives in two pieces of ${first.length} and ${second.length} bytes`,
        }
      : { pieces: [first], detail: `the connection drops after ${at} of ${bytes.length} bytes` };
  });
}

function delayed(duration: string): ArmedFault {
  const delayMs = parseDurationMs(duration);
  assert(delayMs !== undefined, `the linter lets only durations through, not ${duration}`);
  return delayedByMs(delayMs);
}

/** A fault that makes bytes arrive later. */
export function delayedByMs(delayMs: number): ArmedFault {
  return { kind: 'delay', fault: { kind: 'delay', delayMs }, detail: said(`arrives ${delayMs} ms later`) };
}

const WORDS = {
  lose: 'does not arrive',
  duplicate: 'arrives twice',
  reorder: 'its interchanges arrive in reverse order',
  split: 'its interchanges arrive one by one',
} as const;

/** A fault that alters nothing and takes no time. */
export function simpleFault(kind: keyof typeof WORDS): ArmedFault {
  return { kind, fault: { kind }, detail: said(WORDS[kind]) };
}

/** The fault that a `tamper` step arms for the next transmission. */
export function outwardFault(tampering: Tampering, random: Random): ArmedFault {
  if ('segment' in tampering) {
    return altering('tamper', (bytes) => {
      const tampered = tamper(bytes, tampering);
      return { pieces: [tampered.bytes], detail: tampered.detail };
    });
  }
  if ('lose' in tampering) return simpleFault('lose');
  if ('delay' in tampering) return delayed(tampering.delay);
  if ('duplicate' in tampering) return simpleFault('duplicate');
  if ('split' in tampering) return cutting('split', random);
  if ('disconnect' in tampering) return cutting('disconnect', random);
  return damaging(tampering, random);
}

/** The fault that a `reply` step arms for the next answer. */
export function inwardFault(
  treatment: Exclude<ReplyTreatment, { readonly force: readonly string[] }>,
  random: Random,
): ArmedFault {
  if ('lose' in treatment) return simpleFault('lose');
  if ('delay' in treatment) return delayed(treatment.delay);
  if ('duplicate' in treatment) return simpleFault('duplicate');
  if ('reorder' in treatment) return simpleFault('reorder');
  if ('split' in treatment) return simpleFault('split');
  return damaging(treatment, random);
}
