/** Resolves when the process is told to stop (SIGTERM, or SIGINT from a terminal). A second signal ends it at once. */
export function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        resolve(signal);
      });
    }
  });
}
