/** Runs something once what is waiting now (requests that have arrived) has had its turn of the event loop. */
export function afterThisTurn(run: () => void): void {
  setImmediate(run);
}

/** Runs something every so many milliseconds, never while the last run is under way, until it is told to stop. */
export function every(ms: number, run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= run().finally(() => {
      running = undefined;
    });
  }, ms);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
