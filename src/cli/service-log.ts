import type pino from 'pino';
import { formatInstant, lazyPackage, type Clock } from '../core/index.js';
import type { ServiceLog } from '../serve/index.js';

const pinoPackage = lazyPackage<typeof pino>('pino');
const STDERR = 2;

/** A log of JSON lines on standard error. */
export function createServiceLog(level: 'info' | 'error' | 'silent', clock: Clock): ServiceLog {
  const create = pinoPackage();
  const logger = create(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${formatInstant(clock.now())}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    create.destination({ fd: STDERR, sync: true }),
  );
  return {
    info: (facts, message) => {
      logger.info(facts, message);
    },
    error: (facts, message) => {
      logger.error(facts, message);
    },
  };
}
