import { err, ok } from '../core/index.js';
import { LINE_PROCESS_LIMITS, openLineProcess, type LineProcessLimits } from '../wire/index.js';
import { processFailure } from './candidate-failure.js';
import { driveByLines } from './drive-by-lines.js';
import { defineDriver, type DriverKind } from './driver-kind.js';
import type { Driver } from './model.js';
import { quoted } from './shell-quote.js';

/** How to reach a candidate that is a child process. */
export interface StdioOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly limits?: Partial<LineProcessLimits>;
}

/** Reaches a candidate over its standard input and output (docs/driver-protocol.md). */
export function createStdioDriver(options: StdioOptions): Required<Driver> {
  return driveByLines(async () => {
    const limits = { ...LINE_PROCESS_LIMITS, ...options.limits };
    const opened = await openLineProcess({ command: options.command, cwd: options.cwd, limits });
    if (!opened.ok) return err(processFailure(opened.error, 'hello'));
    const running = opened.value;
    return ok({
      async ask(line) {
        const answer = await running.ask(line);
        return answer.ok ? answer : err(processFailure(answer.error, line.type));
      },
      close: (farewell) => running.close(farewell),
    });
  });
}

interface StdioSettings {
  readonly command: readonly string[];
}

/** A child process that speaks JSON lines. */
export const driverKind: DriverKind = defineDriver<StdioSettings>({
  kind: 'stdio',
  settings: { command: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 100 } },
  answersAlone: true,
  create: ({ command }, { folder }) => ok(createStdioDriver({ command, cwd: folder })),
  reproduce: ({ command }, { folder }, lines) =>
    `cd ${quoted(folder)} && printf '%s\\n' ${lines.map(quoted).join(' ')} | TZ=UTC ${command.map(quoted).join(' ')}`,
});
