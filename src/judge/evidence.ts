import { assert, type Instant } from '../core/index.js';
import type { CandidateFailureKind, Journal, JournalEvent } from '../journal/index.js';
import { absorbChaos } from './absorb-chaos.js';
import type { TransmissionExchange } from './exchange-model.js';
import { instantAt } from './transmissions.js';

/** What broke a scenario off. */
export type Interruption =
  | { readonly by: 'candidate'; readonly failure: CandidateFailureKind; readonly detail: string }
  | { readonly by: 'reference'; readonly detail: string };

/** One step as it was played. */
export interface PlayedStep {
  readonly startedAt: Instant;
  /** When the next step began, or the last thing happened. */
  readonly endedAt: Instant;
  /** Number of its first event, and of the first one that is no longer in it. */
  readonly from: number;
  readonly until: number;
  readonly events: readonly JournalEvent[];
}

/** All that a journal holds about one scenario. */
export interface ScenarioEvidence {
  readonly startedAt: Instant;
  /** The player came to its end, broken off or not. */
  readonly ended: boolean;
  readonly interruption: Interruption | undefined;
  /** By step, from 1. */
  readonly steps: ReadonlyMap<number, PlayedStep>;
  /** The candidate's transmissions, in order. */
  readonly exchanges: readonly TransmissionExchange[];
  readonly lastAt: Instant;
}

function interruptionIn(events: readonly JournalEvent[]): Interruption | undefined {
  for (const event of events) {
    if (event.type === 'candidate-failed')
      return { by: 'candidate', failure: event.failure, detail: event.detail };
    if (event.type === 'reference-failed') return { by: 'reference', detail: event.detail };
  }
  return undefined;
}

function playedSteps(events: readonly JournalEvent[]): ReadonlyMap<number, PlayedStep> {
  const starts = events.filter((event) => event.type === 'step-started');
  const last = events.at(-1);
  const steps = new Map<number, PlayedStep>();
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const until = next?.seq ?? Infinity;
    const end = next ?? last;
    assert(end !== undefined, 'a step that started is an event itself');
    steps.set(start.step, {
      startedAt: instantAt(start),
      endedAt: instantAt(end),
      from: start.seq,
      until,
      events: events.filter(({ seq }) => seq >= start.seq && seq < until),
    });
  }
  return steps;
}

/** What the journal holds about a scenario; undefined when it was not played. */
export function evidenceFor(
  scenario: string,
  journal: Pick<Journal, 'events'>,
  exchanges: readonly TransmissionExchange[],
): ScenarioEvidence | undefined {
  const events = journal.events.filter((event) => event.in === scenario);
  const start = events.find((event) => event.type === 'scenario-started');
  const last = events.at(-1);
  if (start === undefined || last === undefined) return undefined;
  return {
    startedAt: instantAt(start),
    ended: events.some((event) => event.type === 'scenario-ended'),
    interruption: interruptionIn(events),
    steps: playedSteps(events),
    exchanges: absorbChaos(exchanges.filter(({ transmission }) => transmission.scenario === scenario)),
    lastAt: instantAt(last),
  };
}
