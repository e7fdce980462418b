// Runs one piece of work in a process of its own and prints {"ms", "rssMb", …} as the peers do.
export function report(start, more) {
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  console.log(JSON.stringify({ ms, ...more, rssMb: process.resourceUsage().maxRSS / 1024 }));
}

/** Limits high enough for the largest bench input; the defaults are for transmissions to a reference. */
export const LIMITS = {
  transmissionBytesMax: 500_000_000,
  messagesMax: 1_000_000,
};
