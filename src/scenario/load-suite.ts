import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { canonicalJson, err, ok, packagePath, sha256, type Result } from '../core/index.js';
import { checkLock, readLock } from './id-lock.js';
import type { Scenario, Suite } from './model.js';
import { checkScenario, checkSuite, readTextFile, readYaml } from './read-yaml.js';
import { suiteError, type SuiteError } from './suite-error.js';

/** A suite file as written. */
interface SuiteFile extends Omit<Suite, 'digest' | 'scenarios'> {
  readonly folder?: string;
  readonly scenarios: readonly string[];
}

/** Every scenario file under `scenarios/`, one folder deep, in order of path. */
function scenarioFiles(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}

interface Inventory {
  readonly byFile: ReadonlyMap<string, Scenario>;
  readonly errors: readonly SuiteError[];
}

/** Reads all scenarios there are, and holds their ids against the lock: an id is taken even where this suite does not play it. */
function readInventory(root: string): Inventory {
  const byFile = new Map<string, Scenario>();
  const titles = new Map<string, string>();
  const errors: SuiteError[] = [];
  for (const file of scenarioFiles(root)) {
    const place = relative(dirname(root), file);
    const content = readYaml(file, checkScenario);
    if (!content.ok) {
      errors.push(...content.error.map((error) => ({ ...error, in: place })));
      continue;
    }
    const scenario = content.value as Scenario; // checkScenario found it to be as the schema says
    byFile.set(file, scenario);
    if (basename(file) !== `${scenario.id}.yaml`) {
      errors.push(suiteError('file-name-differs', place, `the scenario in it is ${scenario.id}`));
    }
    if (titles.has(scenario.id))
      errors.push(suiteError('duplicate-id', place, `${scenario.id} has another file too`));
    titles.set(scenario.id, scenario.title);
  }
  const lockFile = join(root, 'ids.lock');
  const lockText = readTextFile(lockFile);
  if (!lockText.ok) return { byFile, errors: [...errors, { ...lockText.error, in: 'ids.lock' }] };
  const lock = readLock(lockText.value, 'ids.lock');
  // Files that could not be read would look like missing ones: the reader's own message is the better one.
  const compared = errors.length === 0 ? checkLock(lock.entries, titles, 'ids.lock') : [];
  return { byFile, errors: [...errors, ...lock.errors, ...compared] };
}

/** A scenario by id, in the folder or in one below it. Where two files have one id, that has been complained of. */
function scenarioIn({ byFile }: Inventory, folder: string, id: string): Scenario | undefined {
  const name = `${id}.yaml`;
  const own = byFile.get(join(folder, name));
  if (own !== undefined) return own;
  const file = [...byFile.keys()].find((path) => basename(path) === name && path.startsWith(folder + sep));
  return file === undefined ? undefined : byFile.get(file);
}

function assemble(
  file: SuiteFile,
  folder: string,
  inventory: Inventory,
): Result<Suite, readonly SuiteError[]> {
  const errors: SuiteError[] = [...inventory.errors];
  const scenarios: Scenario[] = [];
  for (const [index, id] of file.scenarios.entries()) {
    if (file.scenarios.indexOf(id) < index) {
      errors.push(suiteError('duplicate-id', `suite ${file.name}`, `${id} is listed twice`));
      continue;
    }
    const scenario = scenarioIn(inventory, folder, id);
    if (scenario !== undefined) scenarios.push({ ...scenario, position: index + 1 });
    else if (errors.length === 0)
      errors.push(suiteError('not-found', `suite ${file.name}`, `${id}.yaml is not in its folder`));
  }
  if (errors.length > 0) return err(errors);
  const { name, title, guide, startAt, within } = file;
  const digest = sha256(canonicalJson({ name, title, guide, startAt, within, scenarios }));
  return ok({ name, title, guide, startAt, within, scenarios, digest });
}

/** Where all scenarios and the lock of their ids are: the suite's folder, or the one above it. */
function inventoryRoot(folder: string): string {
  return existsSync(join(folder, 'ids.lock')) ? folder : dirname(folder);
}

/**
 * Loads a suite by name (`core`: shipped with the package) or by the path of its YAML file, with its scenarios.
 * The digest covers content, not layout: remarks and line ends do not change it. Not linted: see `lintSuite`.
 */
export function loadSuite(nameOrPath: string): Result<Suite, readonly SuiteError[]> {
  const shipped = /^[a-z0-9][a-z0-9-]*$/.test(nameOrPath);
  const path = shipped ? packagePath(`suites/${nameOrPath}.yaml`) : resolve(nameOrPath);
  const content = readYaml(path, checkSuite);
  // A report shows what the user typed, not where the package happens to lie.
  if (!content.ok) return err(content.error.map((error) => ({ ...error, in: `suite ${nameOrPath}` })));
  const file = content.value as SuiteFile; // checkSuite found it to be as the schema says
  const folder = resolve(dirname(path), file.folder ?? `../scenarios/${file.name}`);
  return assemble(file, folder, readInventory(inventoryRoot(folder)));
}
