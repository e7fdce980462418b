import {
  createInProcessDriver,
  createModelCandidate,
  DEFECTS,
  type CandidateFile,
  type Driver,
  type Prompt,
  type PromptContext,
} from '../candidate/index.js';
import { latin1ToBytes, ok, parseInstant, virtualClock } from '../core/index.js';
import { createReference } from '../ecert/index.js';
import { loadShippedGuide, type Guide } from '../guide/index.js';
import { createJournal, readJournal, type Journal, type JournalEvent } from '../journal/index.js';
import type { Scenario, Suite } from '../scenario/index.js';
import type { Campaign } from './model.js';
import { playCampaign } from './play-campaign.js';

function shippedGuide(): Guide {
  const guide = loadShippedGuide('ecert-2.0');
  if (!guide.ok) throw new Error(JSON.stringify(guide.error));
  return guide.value;
}
export const guide = shippedGuide();

export const CANDIDATE: CandidateFile = {
  identity: {
    name: 'Model',
    version: '1.0.0',
    participant: 'UYMGAP',
    country: 'UY',
    kinds: ['05'],
    features: ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'],
    driver: 'in-process',
  },
  charset: 'UNOA',
  driver: { kind: 'in-process', defects: [] },
  folder: '/',
};

/** A scenario of these steps about documents A and B, for a candidate without features. */
export function scenario(id: string, steps: Scenario['steps'], rest: Partial<Scenario> = {}): Scenario {
  return {
    id,
    title: id,
    purpose: 'to test the player',
    obligation: 'M',
    features: [],
    requirements: ['N-01'],
    documents: { A: {}, B: {}, 'A-amended': { like: 'A', set: { 'lines.1.quantity': '77' } } },
    steps,
    ...rest,
  };
}

export function suiteOf(...scenarios: Scenario[]): Suite {
  return {
    name: 'made-for-tests',
    title: 'Made for tests',
    guide: guide.id,
    digest: '0'.repeat(64),
    startAt: '2026-03-02T12:00:00Z',
    within: 'PT24H',
    scenarios: scenarios.map((each, i) => ({ ...each, position: i + 1 })),
  };
}

/** The model candidate in this process, with these defects. */
export function modelDriver(...defects: string[]): Driver {
  const seeded = defects.map((name) => DEFECTS[name]!);
  return createInProcessDriver(() => createModelCandidate({ guide, defects: seeded }));
}

/** A candidate that does what a script says: texts are its transmissions; a failure is one of its own. */
export function scriptedDriver(
  script: (prompt: Prompt, context: PromptContext) => readonly string[],
): Driver {
  return {
    start: () => Promise.resolve(ok({ candidate: 'Scripted', version: '1', features: [] })),
    prompt: (prompt, context) => Promise.resolve(ok(script(prompt, context).map(latin1ToBytes))),
    stop: () => Promise.resolve(),
  };
}

/** A campaign played to its end: the journal's text, and what is read back from it. */
export interface Played {
  readonly text: string;
  readonly journal: Journal;
  readonly events: readonly JournalEvent[];
  readonly complete: boolean;
}

export async function play(suite: Suite, rest: Partial<Campaign> = {}): Promise<Played> {
  const lines: string[] = [];
  const candidate = rest.candidate ?? CANDIDATE;
  const seed = rest.seed ?? 1;
  const writer = createJournal(
    {
      type: 'header',
      format: 'ecert-journal/1',
      harness: { name: 'ecert-conformance', version: '0.0.0' },
      campaign: 'test',
      program: 'rehearsal',
      seed,
      startedAt: suite.startAt,
      suite: { name: suite.name, digest: suite.digest },
      guide: { id: guide.id, digest: guide.digest },
      candidate: candidate.identity,
    },
    (line) => lines.push(line),
  );
  await playCampaign({
    suite,
    guide,
    candidate,
    driver: modelDriver(),
    reference: () => createReference({ guide, environment: 'test' }),
    journal: writer,
    clock: virtualClock(parseInstant(suite.startAt)!),
    seed,
    ...rest,
  });
  const text = lines.join('');
  const read = readJournal(text);
  if (!read.ok) throw new Error(read.error.message);
  const journal = read.value;
  return { text, journal, events: journal.events, complete: journal.footer?.end === 'complete' };
}

/** Events of one type. */
export function eventsOf<T extends JournalEvent['type']>(
  { events }: Played,
  type: T,
): readonly Extract<JournalEvent, { readonly type: T }>[] {
  return events.filter((event): event is Extract<JournalEvent, { readonly type: T }> => event.type === type);
}
