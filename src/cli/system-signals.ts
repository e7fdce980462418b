/** What the process is told by signals. */
export interface StopSignals {
  /** SIGTERM, or SIGINT from a terminal: it is to stop. */
  readonly stop: Promise<void>;
  /** The second one: it is to be quick about it. A third ends it at once. */
  readonly hurry: Promise<void>;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => {
      for (const signal of SIGNALS) process.removeListener(signal, heard);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, heard);
  });
}

/** Listens for signals from now on. */
export function stopSignals(): StopSignals {
  const stop = nextSignal();
  return { stop, hurry: stop.then(nextSignal) };
}
