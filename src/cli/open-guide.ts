import { choiceHint, err, ok, type Result } from '../core/index.js';
import { describeGuideError, openGuide, shippedGuideIds, type Guide } from '../guide/index.js';
import type { Problem } from './read-interchange-file.js';

/** The guide that is meant where none is named. */
export const DEFAULT_GUIDE = 'ecert-2.0';

/** Loads the guide that an option names, or says what is wrong with it. */
export function guideNamed(name: string): Result<Guide, Problem> {
  const guide = openGuide(name);
  if (guide.ok) return ok(guide.value);
  const ids = shippedGuideIds();
  if (guide.error.kind === 'guide-not-found') {
    const expected = `one of ${ids.join(', ')}, or a folder with a guide.yaml`;
    return err({ what: `there is no guide ${name}`, expected, actual: name, hint: choiceHint(name, ids) });
  }
  return err({
    what: `guide ${name} cannot be used`,
    expected: 'a sound guide',
    actual: describeGuideError(guide.error),
    hint: ids.includes(name) ? 'install the package again' : `ecert guide lint ${name} tells more`,
  });
}
