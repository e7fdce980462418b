/** A bug in the harness itself: never the candidate's doing, never a verdict on it. Caught once, in cli and campaign. */
export class HarnessFault extends Error {
  override readonly name = 'HarnessFault';
}

/**
 * States an invariant of our own code.
 * @throws HarnessFault when it does not hold.
 */
export function assert(condition: unknown, invariant: string): asserts condition {
  if (condition === false || condition === undefined || condition === null) throw new HarnessFault(invariant);
}
