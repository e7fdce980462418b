import { choiceHint } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { Problem } from './read-interchange-file.js';

/** What is wrong with the id of a participant that an option gives, if anything. */
export function participantProblem(id: string | undefined, guide: Guide): Problem | undefined {
  const known = guide.participants.map((participant) => participant.id);
  if (id === undefined || known.includes(id)) return undefined;
  return {
    what: '--participant is not on file',
    expected: `a participant of guide ${guide.id}: ${known.join(', ')}`,
    actual: id,
    hint: choiceHint(id, known),
  };
}
