import { err, ok, type Result } from '../core/index.js';
import type { TrafficWire, WireFailure, WireTerms } from '../wire/index.js';
import { candidateFailure } from './candidate-failure.js';
import type { CandidateFailure, Driver, Prompt, PromptContext, ReachCause } from './model.js';

/**
 * A driver whose candidate sends and receives by a wire: tasks and time still come by the driver, answers are put on
 * the wire and announced by a tick, and what the candidate has sent by the time it answers a line is what it sent then.
 */
export function carryByWire(driver: Driver, wire: TrafficWire): Driver {
  let terms: WireTerms | undefined;

  const tell = async (
    prompt: Prompt,
    context: PromptContext,
  ): Promise<Result<readonly Uint8Array[], CandidateFailure>> => {
    const told = await driver.prompt(prompt, context);
    const collected = await wire.collect();
    if (!told.ok) return told;
    if (told.value.length > 0) {
      const what = 'the candidate sends by its driver what its file says goes by the wire';
      return err(
        candidateFailure('protocol', what, '"interchanges":[]', `${told.value.length} interchanges`),
      );
    }
    return collected.ok ? ok(collected.value) : err(wireFailure(collected.error));
  };
  /** A candidate may say its key in its last words, and failures go into journals and reports. */
  const hidingKey = <T>(result: Result<T, CandidateFailure>): Result<T, CandidateFailure> =>
    result.ok || terms === undefined
      ? result
      : err({ ...result.error, detail: result.error.detail.replaceAll(terms.key, '***') });

  return {
    ...driver,
    async start(greeting) {
      const opened = await wire.open(greeting.now);
      if (!opened.ok) return err({ ...wireFailure(opened.error), kind: 'not-started' });
      terms = opened.value;
      return hidingKey(await driver.start(terms === undefined ? greeting : { ...greeting, wire: terms }));
    },
    async prompt(prompt, context) {
      const arriving = prompt.kind === 'deliver' ? prompt.interchanges : [];
      const delivered = await wire.deliver(arriving, context.now);
      if (!delivered.ok) {
        // A wire that is closed is one whose candidate was not started: the driver says that better.
        const told = delivered.error.kind === 'closed' ? await driver.prompt(prompt, context) : undefined;
        return told?.ok === false ? told : err(wireFailure(delivered.error));
      }
      return hidingKey(await tell(prompt.kind === 'deliver' ? { kind: 'tick' } : prompt, context));
    },
    calls: () => wire.calls?.(),
    async stop() {
      await driver.stop();
      await wire.close();
    },
  };
}

const CAUSES: Readonly<Partial<Record<WireFailure['kind'], ReachCause>>> = {
  unusable: 'wire-unusable',
  'address-unusable': 'wire-address-unusable',
  'key-refused': 'wire-key-refused',
};

const KINDS: Readonly<Record<WireFailure['kind'], CandidateFailure['kind']>> = {
  unusable: 'protocol',
  'address-unusable': 'not-started',
  'key-refused': 'misconfigured',
  refused: 'protocol',
  flooded: 'flooded',
  closed: 'not-started',
};

function wireFailure({ kind, detail }: WireFailure): CandidateFailure {
  const cause = CAUSES[kind];
  return { kind: KINDS[kind], detail, ...(cause === undefined ? {} : { cause }) };
}
