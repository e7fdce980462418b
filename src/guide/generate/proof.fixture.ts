import { canonicalJson, seededRandom } from '../../core/index.js';
import type { Guide } from '../model.js';
import { kindFacts } from '../mutate/constraint-kinds.js';
import type { Constraint } from '../mutate/model.js';
import { breakConstraint } from '../mutate/mutate.js';
import { findingsIn } from './read-back.fixture.js';

/** Thousands of messages or segments in one transmission: once is enough. */
const LARGE_REPEAT = 100;

function isLarge(guide: Guide, { kind, message = '', path }: Constraint): boolean {
  if (kind === 'too-many-messages') return true;
  const node = guide.messages[message]?.nodes.find(({ id }) => id === path[0]);
  return kind === 'group-repeated' && (node?.repeat ?? 0) > LARGE_REPEAT;
}

/**
 * Breaks a constraint in so many drawn messages and holds what is found against what must be.
 * @returns what went wrong, with the seed and the bytes; empty when the constraint is proven
 */
export function proofOf(guide: Guide, constraint: Constraint, times: number, seed = 1): readonly string[] {
  // Who sends, where to, and what came before is not for the guide to say: the reference's own test shows these.
  if (kindFacts(constraint.kind).stage === 'reference') return [];
  const failures: string[] = [];
  const random = seededRandom(seed).fork(constraint.id);
  for (let run = 0; run < (isLarge(guide, constraint) ? 1 : times); run += 1) {
    const { bytes, from, expected } = breakConstraint(guide, constraint, random.fork(String(run)));
    const errors = findingsIn(guide, bytes, from).filter(({ severity }) => severity === 'error');
    const found = errors.map(({ code, replyCode, span }) => canonicalJson({ code, replyCode, span }));
    const wanted = canonicalJson(expected);
    if (found.length === 1 && found[0] === wanted) continue;
    const text = Buffer.from(bytes).toString('latin1').slice(0, 2000);
    failures.push(
      `${constraint.id} run ${run}: expected ${wanted}, found ${found.join(' and ') || 'nothing'} in ${text}`,
    );
  }
  return failures;
}
