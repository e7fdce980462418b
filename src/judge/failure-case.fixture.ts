import type { Attribution, FailureCode, Verdict } from './index.js';
import type { Script } from './script.fixture.js';

/** A failure, and a journal that shows it. */
export interface FailureCase {
  readonly code: FailureCode;
  readonly what: string;
  readonly play: () => Script;
  readonly attribution?: Attribution;
  readonly verdict?: Verdict;
}
