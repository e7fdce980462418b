import type { ProblemName, ProblemWords } from './problem.js';
import type { ServiceLimits } from './service-limits.js';

/** Why a request is not let in. */
export interface Refusal {
  readonly name: ProblemName;
  readonly words: ProblemWords;
}

/** Lets requests in, or says why not. */
export interface Gate {
  /** Takes a place for a request on a connection (undefined: none is known), or refuses it. */
  enter(connection: object | undefined): Refusal | undefined;
  /** Gives the place back. */
  leave(): void;
  readonly inWork: () => number;
  /** Counts a connection from when it opens to when it closes. */
  opened(connection: object): void;
  closed(connection: object): void;
  readonly connections: () => number;
  /** From now on nobody is let in. */
  shut(): void;
  readonly isShut: () => boolean;
}

/** Makes a gate with nobody inside. */
export function createGate(limits: ServiceLimits): Gate {
  const open = new Set<object>();
  const overLimit = new WeakSet();
  let inWork = 0;
  let shut = false;
  const refusalOf = (connection: object | undefined): Refusal | undefined => {
    if (shut) {
      const hint = 'nothing of it was taken; send it again when the service is back';
      return {
        name: 'shutting-down',
        words: { expected: 'a service that runs', actual: 'it was told to stop', hint },
      };
    }
    if (connection !== undefined && overLimit.has(connection)) {
      const expected = `at most ${limits.connectionsMax} connections (connectionsMax)`;
      const hint = 'close connections that are idle, keep one open for many requests, and try again';
      return { name: 'too-many-connections', words: { expected, actual: 'one more', hint } };
    }
    if (inWork >= limits.requestsAtOnceMax) {
      const expected = `at most ${limits.requestsAtOnceMax} requests at once (requestsAtOnceMax)`;
      return { name: 'too-busy', words: { expected, actual: 'one more', hint: 'try again in a second' } };
    }
    return undefined;
  };
  return {
    enter(connection) {
      const refusal = refusalOf(connection);
      if (refusal === undefined) inWork += 1;
      return refusal;
    },
    leave() {
      inWork -= 1;
    },
    inWork: () => inWork,
    opened(connection) {
      if (open.size >= limits.connectionsMax) overLimit.add(connection);
      open.add(connection);
    },
    closed(connection) {
      open.delete(connection);
    },
    connections: () => open.size,
    shut() {
      shut = true;
    },
    isShut: () => shut,
  };
}
