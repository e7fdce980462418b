import { err, ok, type Result } from '../../core/index.js';
import type { Defect } from './hooks.js';
import { ALL_DEFECTS } from './defects/index.generated.js';

export type { Defect } from './hooks.js';

/** Every seeded defect by name, in order of name. */
export const DEFECTS: Readonly<Record<string, Defect>> = Object.fromEntries(
  ALL_DEFECTS.map((defect) => [defect.name, defect]),
);

/** The defects of these names; the error says which name is unknown and which there are. */
export function defectsNamed(names: readonly string[]): Result<readonly Defect[], string> {
  const found: Defect[] = [];
  for (const name of names) {
    const defect = DEFECTS[name];
    if (defect === undefined)
      return err(`no defect "${name}"; there are: ${Object.keys(DEFECTS).join(', ')}`);
    found.push(defect);
  }
  return ok(found);
}
