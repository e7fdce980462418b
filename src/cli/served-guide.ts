import { err, ok, type Result } from '../core/index.js';
import { describeGuideError, loadShippedGuide, type Guide } from '../guide/index.js';
import type { Problem } from './read-interchange-file.js';

const GUIDE = 'ecert-2.0';

/** The guide that the reference serves. */
export function loadServedGuide(): Result<Guide, Problem> {
  const guide = loadShippedGuide(GUIDE);
  if (guide.ok) return ok(guide.value);
  return err({
    what: `guide ${GUIDE} cannot be used`,
    expected: 'a sound guide',
    actual: describeGuideError(guide.error),
    hint: 'install the package again',
  });
}

/** What is wrong with the name of a participant. */
export async function participantProblem(id: string, guide: Guide): Promise<Problem | undefined> {
  const known = guide.participants.map((participant) => participant.id);
  if (known.includes(id)) return undefined;
  const { choiceHint } = await import('../campaign/index.js'); // only now: a good command need not wait for it
  return {
    what: '--participant is not on file',
    expected: `a participant of guide ${guide.id}: ${known.join(', ')}`,
    actual: id,
    hint: choiceHint(id, known),
  };
}
