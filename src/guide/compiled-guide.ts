import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { assert, packagePath } from '../core/index.js';
import { deepFreeze } from './deep-freeze.js';
import type { Directory } from './directory.js';
import { digestFiles, readDirectoryFiles, readGuideFiles, stampFiles } from './guide-files.js';
import { loadDirectory } from './load-directory.js';
import type { Guide } from './model.js';
import { directoryIdOf, rememberDirectory } from './table-registry.js';

/**
 * A shipped guide as it came out of loading, so that starting a command need not parse YAML, compile schemas and
 * narrow messages again. Written by the build beside the code that wrote it, and used only by that code, only while
 * the guide's files are still the same: an edited guide is loaded from its files. Sizes and times of change tell that
 * nothing was touched; where they differ (a fresh install, say), the digest of the contents decides.
 */
interface CompiledGuide {
  readonly guide: Guide;
  /** Directory id of each message guide. */
  readonly directories: Readonly<Record<string, string>>;
  /** Sizes and times of change of the files it was made from. */
  readonly stamp: string;
}

const RUNS_FROM_BUILD = import.meta.url.includes('/dist/');

function pathOf(id: string): string {
  return packagePath(`dist/guides/${id}.json`);
}

/** The compiled form of a shipped guide; undefined where there is none, or a file has changed since. */
export function readCompiledGuide(
  id: string,
  folder: string,
): { readonly guide: Guide; readonly directories: readonly string[] } | undefined {
  if (!RUNS_FROM_BUILD || !existsSync(pathOf(id))) return undefined;
  const compiled = JSON.parse(readFileSync(pathOf(id), 'utf8')) as CompiledGuide; // written by writeCompiledGuide
  const directories = [...new Set(Object.values(compiled.directories))];
  if (!isCurrent(compiled, folder, directories)) return undefined;
  const guide = deepFreeze(compiled.guide);
  for (const message of Object.values(guide.messages)) {
    const name = compiled.directories[message.id] ?? guide.directory;
    rememberDirectory(message, name, () => directoryOf(folder, name));
  }
  return { guide, directories };
}

function digestOf(folder: string, directories: readonly string[]): string {
  const facts = directories.flatMap((name) => [...(readDirectoryFiles(folder, name) ?? [])]);
  return digestFiles(new Map([...(readGuideFiles(folder) ?? []), ...facts]));
}

function isCurrent({ guide, stamp }: CompiledGuide, folder: string, directories: readonly string[]): boolean {
  if (!existsSync(folder)) return false;
  return stampFiles(folder, directories) === stamp || digestOf(folder, directories) === guide.digest;
}

const directoriesRead = new Map<string, Directory>();

function directoryOf(folder: string, id: string): Directory {
  const key = `${folder}\0${id}`;
  const known = directoriesRead.get(key);
  if (known !== undefined) return known;
  const read = loadDirectory(folder, id, [], true);
  assert(read !== undefined, `directory ${id} is as it was when the guide was compiled`);
  directoriesRead.set(key, read.directory);
  return read.directory;
}

/** Writes the compiled form of a guide that was loaded from a folder beside the built code. */
export function writeCompiledGuide(guide: Guide, folder: string): void {
  const directories = Object.fromEntries(
    Object.values(guide.messages).map((message) => [message.id, directoryIdOf(message)]),
  ) as Record<string, string>; // pairs of texts
  const names = [...new Set(Object.values(directories))];
  const compiled: CompiledGuide = { guide, directories, stamp: stampFiles(folder, names) };
  assert(digestOf(folder, names) === guide.digest, `guide ${guide.id} stood still while it was compiled`);
  mkdirSync(packagePath('dist/guides'), { recursive: true });
  writeFileSync(pathOf(guide.id), JSON.stringify(compiled)); // keys keep the order of the files
}
