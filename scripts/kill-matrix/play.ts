import {
  createInProcessDriver,
  createModelCandidate,
  type CandidateFile,
  type Defect,
  type Driver,
  type Greeting,
} from '../../src/candidate/index.js';
import type { ConformantWays } from '../../src/candidate/model/hooks.js';
import { formatInstant, parseInstant, virtualClock } from '../../src/core/index.js';
import { createReference } from '../../src/ecert/index.js';
import type { Guide } from '../../src/guide/index.js';
import type { Journal, JournalEvent, JournalHeader, JournalWriter } from '../../src/journal/index.js';
import { judge, type CampaignVerdict } from '../../src/judge/index.js';
import { playCampaign } from '../../src/player/index.js';
import type { Suite } from '../../src/scenario/index.js';

export const ALL_FEATURES = ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'] as const;

/** A participant on file, as its candidate file would have it. */
export function candidateOf(
  participant: string,
  country: string,
  kinds: readonly string[],
  more: { readonly features?: readonly string[]; readonly charset?: CandidateFile['charset'] } = {},
): CandidateFile {
  return {
    identity: {
      name: 'Model candidate',
      version: '1.0.0',
      participant,
      country,
      kinds,
      features: more.features ?? ALL_FEATURES,
      driver: 'in-process',
    },
    charset: more.charset ?? 'UNOA',
    driver: { kind: 'in-process', defects: [] },
    folder: '/',
  };
}

/** What a campaign is played with; it leaves no file. */
export interface Setting {
  readonly suite: Suite;
  readonly guide: Guide;
  readonly candidate: CandidateFile;
  readonly seed: number;
  readonly chaos?: number;
}

/** The model candidate in this process. */
export function modelDriver(
  guide: Guide,
  defects: readonly Defect[] = [],
  ways: ConformantWays = {},
): Driver {
  return createInProcessDriver(() => createModelCandidate({ guide, defects, ways }));
}

/** A driver whose candidate is started anew for every scenario: what a defect does in one tells nothing in another. */
export function freshForEachScenario(driver: Driver): Driver {
  let greeting: Greeting | undefined;
  let scenario: string | undefined;
  return {
    ...driver,
    start(words) {
      greeting = words;
      scenario = undefined;
      return driver.start(words);
    },
    async prompt(prompt, context) {
      if (scenario !== undefined && context.scenario !== scenario && greeting !== undefined) {
        const started = await driver.start({ ...greeting, now: context.now });
        if (!started.ok) return started;
      }
      scenario = context.scenario;
      return driver.prompt(prompt, context);
    },
  };
}

/** A journal that is kept in memory: what is played here is judged at once, and nobody keeps it. */
function memoryJournal(header: JournalHeader): { readonly writer: JournalWriter; read(): Journal } {
  const events: JournalEvent[] = [];
  let footer: Journal['footer'];
  return {
    writer: {
      append(at, body, scenario) {
        const event: JournalEvent = {
          ...body,
          seq: events.length + 1,
          at: formatInstant(at),
          ...(scenario === undefined ? {} : { in: scenario }),
        };
        events.push(event);
        return event;
      },
      close(end) {
        footer = { type: 'footer', events: events.length, end };
      },
    },
    read: () => ({ header, events, footer, head: '0'.repeat(64) }),
  };
}

/** A verdict, and what the candidate said of its own view: a verdict holds only what was transmitted. */
export type PlayedVerdict = CampaignVerdict & { readonly stated: readonly unknown[] };

/** Plays a campaign in memory and judges its journal. */
export async function verdictOn(setting: Setting, driver: Driver): Promise<PlayedVerdict> {
  const { suite, guide, candidate, seed, chaos } = setting;
  const startAt = parseInstant(suite.startAt);
  if (startAt === undefined) throw new Error(`suite ${suite.name} has no start`);
  const header: JournalHeader = {
    type: 'header',
    format: 'ecert-journal/1',
    harness: { name: 'ecert-conformance', version: '0.0.0' },
    campaign: 'matrix',
    program: 'rehearsal',
    seed,
    startedAt: suite.startAt,
    suite: { name: suite.name, digest: suite.digest },
    guide: { id: guide.id, digest: guide.digest },
    candidate: candidate.identity,
    ...(chaos === undefined ? {} : { chaos }),
  };
  const journal = memoryJournal(header);
  await playCampaign({
    suite,
    guide,
    candidate,
    driver,
    reference: () => createReference({ guide, environment: 'test' }),
    journal: journal.writer,
    clock: virtualClock(startAt),
    seed,
    ...(chaos === undefined ? {} : { chaos }),
  });
  const played = journal.read();
  const stated = played.events.flatMap((event): readonly unknown[] => {
    if (event.type === 'status-stated') return [[event.certificate, event.state]];
    return event.type === 'activity-stated' ? [event.documents] : [];
  });
  return { ...judge(played, suite, guide), stated };
}

/** Everything in a verdict that is not a pass, for whoever has to look into it. */
export function complaintsIn(verdict: CampaignVerdict): readonly string[] {
  return verdict.scenarios
    .filter((scenario) => scenario.verdict !== 'passed' && scenario.verdict !== 'not-applicable')
    .flatMap(({ id, verdict: word, reason, expectations }) => [
      `${id} ${word} ${reason}`.trimEnd(),
      ...expectations.flatMap(({ step, failures }) =>
        failures.map(
          ({ code, expected, actual }) => `${id} step ${step}: ${code}, expected ${expected}, got ${actual}`,
        ),
      ),
    ]);
}
