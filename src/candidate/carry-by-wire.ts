import { err, type Result } from '../core/index.js';
import type { TrafficWire, WireFailure } from '../wire/index.js';
import { candidateFailure } from './candidate-failure.js';
import type { CandidateFailure, Driver, Prompt, PromptContext } from './model.js';

/**
 * A driver whose candidate sends and receives by a wire: tasks and time still come by the driver, answers are put on
 * the wire and announced by a tick, and what the candidate has sent by the time it answers a line is what it sent then.
 */
export function carryByWire(driver: Driver, wire: TrafficWire): Driver {
  const tell = async (
    prompt: Prompt,
    context: PromptContext,
  ): Promise<Result<readonly Uint8Array[], CandidateFailure>> => {
    const told = await driver.prompt(prompt, context);
    if (!told.ok) return told;
    if (told.value.length > 0) {
      const what = 'the candidate sends by its driver what its file says goes by the wire';
      return err(
        candidateFailure('protocol', what, '"interchanges":[]', `${told.value.length} interchanges`),
      );
    }
    const collected = await wire.collect();
    return collected.ok ? collected : err(wireFailure(collected.error));
  };

  return {
    ...driver,
    async start(greeting) {
      const opened = await wire.open();
      if (!opened.ok)
        return err({ kind: 'not-started', detail: opened.error.detail, cause: 'wire-unusable' });
      return driver.start(greeting);
    },
    async prompt(prompt, context) {
      if (prompt.kind !== 'deliver') return tell(prompt, context);
      const delivered = await wire.deliver(prompt.interchanges);
      return delivered.ok ? tell({ kind: 'tick' }, context) : err(wireFailure(delivered.error));
    },
  };
}

function wireFailure({ kind, detail }: WireFailure): CandidateFailure {
  return { kind: kind === 'flooded' ? 'flooded' : 'protocol', detail };
}
