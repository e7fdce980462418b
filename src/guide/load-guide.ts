import { existsSync, readdirSync } from 'node:fs';
import { err, lazyPackage, ok, packagePath, type Result } from '../core/index.js';
import { checkReferences } from './check-references.js';
import { readCompiledGuide } from './compiled-guide.js';
import { deepFreeze } from './deep-freeze.js';
import type { Directory } from './directory.js';
import { digestFiles, readDirectoryFiles, readGuideFiles, type GuideFiles } from './guide-files.js';
import { fitsSchema, type GuideSchema } from './guide-schema.js';
import type {
  GuideSource,
  KindsSource,
  MessageSource,
  ParticipantsSource,
  ReplyCodesSource,
  RequirementsSource,
  UntestedSource,
} from './guide-source.js';
import { loadDirectory } from './load-directory.js';
import type { FindingText, Guide, GuideError, GuideProblem, MessageGuide, Requirement } from './model.js';
import { narrowMessage } from './narrow-message.js';
import { openNotebook } from './problem.js';
import type { QuotaPlan } from './quota-plan.js';
import { structuralRequirements } from './requirements.js';
import { rememberDirectory } from './table-registry.js';

const yaml = lazyPackage<typeof import('yaml')>('yaml');

const UNTESTED = 'untested.yaml';

/** Everything that loading one guide works on. */
interface Loading {
  readonly folder: string;
  readonly files: GuideFiles;
  readonly problems: GuideProblem[];
  readonly directories: Map<string, { readonly directory: Directory; readonly files: GuideFiles }>;
}

function parseYaml(path: string, text: string, problems: GuideProblem[]): unknown {
  try {
    return yaml().parse(text, { strict: true, uniqueKeys: true });
  } catch (error) {
    openNotebook(path, problems).note(
      'GL-002',
      'YAML',
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    );
    return undefined;
  }
}

/** A file of the guide that fits its schema; undefined, with problems noted, when it does not. */
function readPart(loading: Loading, path: string, schema: GuideSchema): unknown {
  const text = loading.files.get(path);
  if (text === undefined) {
    openNotebook(path, loading.problems).note('GL-001', 'a file', 'no such file');
    return undefined;
  }
  const before = loading.problems.length;
  const content = parseYaml(path, text, loading.problems);
  if (loading.problems.length > before) return undefined;
  return fitsSchema(content, schema, openNotebook(path, loading.problems)) ? content : undefined;
}

function pathsIn(loading: Loading, folder: string): readonly string[] {
  return [...loading.files.keys()].filter((path) => path.startsWith(`${folder}/`) && path.endsWith('.yaml'));
}

function directoryOf(loading: Loading, id: string): Directory | undefined {
  const known = loading.directories.get(id);
  if (known !== undefined) return known.directory;
  const loaded = loadDirectory(loading.folder, id, loading.problems);
  if (loaded !== undefined) loading.directories.set(id, loaded);
  return loaded?.directory;
}

function loadMessages(loading: Loading, defaultDirectory: string): Readonly<Record<string, MessageGuide>> {
  const messages: Record<string, MessageGuide> = {};
  for (const path of pathsIn(loading, 'messages')) {
    const content = readPart(loading, path, 'message-guide');
    if (content === undefined) continue;
    const source = content as MessageSource; // fits the schema
    const directory = directoryOf(loading, source.directory ?? defaultDirectory);
    if (directory === undefined) continue;
    const notebook = openNotebook(path, loading.problems);
    if (messages[source.id] !== undefined)
      notebook.at('id').note('GL-005', 'an id that no other message has', source.id);
    const message = narrowMessage(source, directory, notebook);
    if (message === undefined) continue;
    messages[source.id] = message;
    rememberDirectory(message, directory.id, () => directory);
  }
  return messages;
}

function requirementsIn({ phase, checkedBy, requirements }: RequirementsSource): readonly Requirement[] {
  return requirements.map((requirement) => ({ phase, checkedBy, ...requirement }));
}

function isMeant(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}

/** Lays the reasons of untested.yaml over the requirements that they are for. */
function giveReasons(loading: Loading, requirements: Record<string, Requirement>): void {
  if (!loading.files.has(UNTESTED)) return;
  const content = readPart(loading, UNTESTED, 'untested');
  if (content === undefined) return;
  const { untested } = content as UntestedSource; // fits the schema
  untested.forEach(({ requirements: patterns, reason }, index) => {
    patterns.forEach((pattern, place) => {
      const meant = Object.entries(requirements).filter(([id]) => isMeant(pattern, id));
      for (const [id, requirement] of meant) requirements[id] = { ...requirement, notTestedReason: reason };
      if (meant.length === 0) {
        const notebook = openNotebook(UNTESTED, loading.problems, `/untested/${index}/requirements/${place}`);
        notebook.note('GL-315', 'the id of a requirement', pattern);
      }
    });
  });
}

function loadRequirements(
  loading: Loading,
  messages: readonly MessageGuide[],
): Readonly<Record<string, Requirement>> {
  const requirements: Record<string, Requirement> = {};
  const take = (path: string, found: readonly Requirement[]): void => {
    for (const requirement of found) {
      const notebook = openNotebook(path, loading.problems);
      if (requirements[requirement.id] !== undefined)
        notebook.note('GL-005', 'each id once', `${requirement.id} twice`);
      requirements[requirement.id] = requirement;
    }
  };
  for (const path of pathsIn(loading, 'requirements')) {
    const content = readPart(loading, path, 'requirements');
    if (content !== undefined) take(path, requirementsIn(content as RequirementsSource)); // fits the schema
  }
  for (const message of messages) take(`messages (${message.id})`, structuralRequirements(message));
  giveReasons(loading, requirements);
  return requirements;
}

function loadTexts(loading: Loading): Guide['texts'] {
  const texts: Record<string, Record<string, FindingText>> = {};
  for (const path of pathsIn(loading, 'texts')) {
    const language = path.split('/')[1] ?? '';
    const content = readPart(loading, path, 'texts');
    if (content === undefined) continue;
    const known = (texts[language] ??= {});
    for (const [code, text] of Object.entries(content as Readonly<Record<string, FindingText>>)) {
      const notebook = openNotebook(path, loading.problems, `/${code}`);
      if (known[code] !== undefined) notebook.note('GL-005', 'each code once', `${code} twice`);
      known[code] = text;
    }
  }
  return texts;
}

function loadPolicies(loading: Loading): Guide['policies'] {
  const name = (path: string): string => path.slice('policies/'.length, -'.yaml'.length);
  return Object.fromEntries(
    pathsIn(loading, 'policies').map((path) => [
      name(path),
      parseYaml(path, loading.files.get(path) ?? '', loading.problems),
    ]),
  );
}

function assemble(loading: Loading): Guide | undefined {
  const head = readPart(loading, 'guide.yaml', 'guide');
  const kinds = readPart(loading, 'kinds.yaml', 'kinds');
  const participants = readPart(loading, 'participants.yaml', 'participants');
  const replyCodes = readPart(loading, 'reply-codes.yaml', 'reply-codes');
  const quota = loading.files.has('quota.yaml') ? readPart(loading, 'quota.yaml', 'quota') : undefined;
  if (head === undefined) return undefined;
  const { id, title, directory, envelope, roles, statusCodes } = head as GuideSource; // these four fit their schemas
  const messages = loadMessages(loading, directory);
  const guide: Guide = {
    id,
    title,
    digest: '',
    directory,
    envelope,
    messages,
    roles,
    kinds: Object.fromEntries(
      ((kinds as KindsSource | undefined)?.kinds ?? []).map((kind) => [kind.code, kind]),
    ),
    participants: (participants as ParticipantsSource | undefined)?.participants ?? [],
    replyCodes: (replyCodes as ReplyCodesSource | undefined)?.codes ?? {},
    rulesOff: (replyCodes as ReplyCodesSource | undefined)?.off ?? {},
    statusCodes: statusCodes.codes,
    requirements: loadRequirements(loading, Object.values(messages)),
    texts: loadTexts(loading),
    policies: loadPolicies(loading),
    ...(quota === undefined ? {} : { quota: quota as QuotaPlan }), // fits the schema
  };
  if (loading.problems.length === 0) checkReferences(guide, loading.problems);
  const files = new Map([
    ...loading.files,
    ...[...loading.directories.values()].flatMap((each) => [...each.files]),
  ]);
  return deepFreeze({ ...guide, digest: digestFiles(files) });
}

/** Guides loaded by this process, by folder: as long as no file changed, a second load costs a digest. */
const loaded = new Map<string, { readonly guide: Guide; readonly directories: readonly string[] }>();

/** The guide loaded before from this folder, if every file is still the same. */
function loadedBefore(folder: string, files: GuideFiles): Guide | undefined {
  const known = loaded.get(folder);
  if (known === undefined) return undefined;
  const directories = known.directories.flatMap((id) => [...(readDirectoryFiles(folder, id) ?? [])]);
  return digestFiles(new Map([...files, ...directories])) === known.guide.digest ? known.guide : undefined;
}

/**
 * Loads the guide in a folder: every file is held against its schema, every message against its directory.
 * @returns the guide, frozen; or everything that is wrong with its files, at once
 */
export function loadGuide(folder: string): Result<Guide, GuideError> {
  const files = readGuideFiles(folder);
  if (files === undefined) return err({ kind: 'guide-not-found', folder });
  const known = loadedBefore(folder, files);
  if (known !== undefined) return ok(known);
  const loading: Loading = { folder, files, problems: [], directories: new Map() };
  const guide = assemble(loading);
  if (guide === undefined || loading.problems.length > 0) {
    return err({ kind: 'guide-invalid', folder, problems: loading.problems });
  }
  loaded.set(folder, { guide, directories: [...loading.directories.keys()] });
  return ok(guide);
}

/** Loads the guide that a person names: a shipped one by its id, any other by its folder. */
export function openGuide(nameOrFolder: string): Result<Guide, GuideError> {
  const shipped = loadShippedGuide(nameOrFolder);
  return shipped.ok || shipped.error.kind === 'guide-invalid' ? shipped : loadGuide(nameOrFolder);
}

/** Ids of the guides that ship with the package. */
export function shippedGuideIds(): readonly string[] {
  const folders = readdirSync(packagePath('guides')).sort();
  return folders.filter((name) => existsSync(packagePath(`guides/${name}/guide.yaml`)));
}

/** Loads a guide that ships with the package, by its id: `ecert-2.0`. */
export function loadShippedGuide(id: string): Result<Guide, GuideError> {
  const folder = packagePath(`guides/${id}`);
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(id) || !existsSync(folder))
    return err({ kind: 'guide-not-found', folder: `guides/${id}` });
  const compiled = loaded.has(folder) ? undefined : readCompiledGuide(id, folder);
  if (compiled === undefined) return loadGuide(folder);
  loaded.set(folder, compiled);
  return ok(compiled.guide);
}
