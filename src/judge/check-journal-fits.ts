import { err, ok, type Result } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { Journal } from '../journal/index.js';
import type { Suite } from '../scenario/index.js';

/** Why a journal cannot be judged by a suite and a guide. */
export interface JournalMisfit {
  readonly kind: 'no-suite' | 'suite-differs' | 'guide-differs';
  readonly expected: string;
  readonly actual: string;
}

/** Whether a journal was played by this very suite and guide: by others the verdict would not follow from what was played. */
export function checkJournalFits(
  { header }: Journal,
  suite: Suite,
  guide: Guide,
): Result<void, JournalMisfit> {
  if (header.suite === undefined)
    return err({ kind: 'no-suite', expected: suite.name, actual: `a journal of ${header.program}` });
  if (header.suite.digest !== suite.digest) {
    const [expected, actual] = [
      `${suite.name} ${suite.digest}`,
      `${header.suite.name} ${header.suite.digest}`,
    ];
    return err({ kind: 'suite-differs', expected, actual });
  }
  if (header.guide.digest === guide.digest) return ok(undefined);
  const [expected, actual] = [`${guide.id} ${guide.digest}`, `${header.guide.id} ${header.guide.digest}`];
  return err({ kind: 'guide-differs', expected, actual });
}
