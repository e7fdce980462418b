import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath, sha256 } from '../core/index.js';

/** A guide's files as they stand: path below the folder (with `/`) to content, in code-unit order of the paths. */
export type GuideFiles = ReadonlyMap<string, string>;

const READ = /\.(yaml|json)$/;

function pathsBelow(folder: string, prefix: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return pathsBelow(join(folder, entry.name), `${path}/`);
    return READ.test(entry.name) ? [path] : [];
  });
}

function readBelow(folder: string, prefix: string): readonly (readonly [string, string])[] {
  return [...pathsBelow(folder, '')]
    .sort()
    .map((path) => [`${prefix}${path}`, readFileSync(join(folder, path), 'utf8')] as const);
}

/** The line of guide.yaml that names the guide whose files hold where this one has none. */
const BASE = /^base: ([a-z0-9][a-z0-9.-]*)$/m;

/** Bases of bases: more than anyone needs, and an end to guides that are based on each other. */
const BASES_MAX = 4;

function folderOfBase(folder: string, id: string): string | undefined {
  const places = [join(folder, '..', id), packagePath(`guides/${id}`)];
  return places.find((place) => existsSync(join(place, 'guide.yaml')));
}

/**
 * Reads a guide's folder, and from the guide it is based on every file that it has none of the same path for.
 * Undefined when there is no guide.yaml in it.
 */
export function readGuideFiles(folder: string, bases = 0): GuideFiles | undefined {
  if (!existsSync(join(folder, 'guide.yaml'))) return undefined;
  const own = new Map(readBelow(folder, ''));
  const id = BASE.exec(own.get('guide.yaml') ?? '')?.[1];
  const below = id === undefined || bases >= BASES_MAX ? undefined : folderOfBase(folder, id);
  const inherited = below === undefined ? undefined : readGuideFiles(below, bases + 1);
  if (inherited === undefined) return own;
  return new Map([...new Map([...inherited, ...own])].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where the facts of a UN directory stand: in the guide's own folder, beside it, or as shipped. */
function directoryPlace(folder: string, id: string): string | undefined {
  const places = [
    join(folder, 'directories', id),
    join(folder, '..', 'directories', id),
    packagePath(`guides/directories/${id}`),
  ];
  return places.find((candidate) => existsSync(join(candidate, 'segments.json')));
}

/**
 * Reads the facts of a UN directory: from `directories/<id>` in the guide's own folder, beside it, or as shipped.
 * Undefined when none of these is there.
 */
export function readDirectoryFiles(folder: string, id: string): GuideFiles | undefined {
  const place = directoryPlace(folder, id);
  return place === undefined ? undefined : new Map(readBelow(place, `directories/${id}/`));
}

/**
 * Names, sizes and times of change of all that `readGuideFiles` and `readDirectoryFiles` would read, without reading it.
 * Equal stamps mean that nothing was edited, added or taken away since; unequal ones mean that contents must be compared.
 */
export function stampFiles(folder: string, directories: readonly string[]): string {
  const places = [folder, ...directories.map((id) => directoryPlace(folder, id) ?? '')];
  const paths = places.flatMap((place) => pathsBelow(place, '').map((path) => join(place, path)));
  return paths
    .map((path) => {
      const { size, mtimeMs } = statSync(path);
      return `${path} ${String(size)} ${String(mtimeMs)}`;
    })
    .join('\n');
}

/** SHA-256 over paths and contents in path order: equal digests mean that every file is the same. */
export function digestFiles(files: GuideFiles): string {
  const parts = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(parts.map(([path, content]) => `${path}\0${String(content.length)}\0${content}`).join('\0'));
}
