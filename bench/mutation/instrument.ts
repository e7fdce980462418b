import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One change that StrykerJS makes to a file; lines and columns count from 0. */
export interface Mutant {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  /** `Ignored` where a comment asks for it. */
  readonly status?: 'Ignored';
  readonly location: { readonly start: Place; readonly end: Place };
}

/** A line and a column. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Files with all their mutants in them, of which a global variable makes one active. */
export interface Instrumented {
  readonly mutants: readonly Mutant[];
  /** By path: as it is, and with mutants. */
  readonly sources: ReadonlyMap<string, string>;
  readonly contents: ReadonlyMap<string, string>;
}

/** As much as is needed of StrykerJS, which is installed for mutation testing only, so that no type of it is there. */
interface Stryker {
  instrument(
    files: readonly { readonly name: string; readonly mutate: true; readonly content: string }[],
    options: Readonly<Record<string, unknown>>,
  ): Promise<{
    readonly mutants: readonly Mutant[];
    readonly files: readonly { readonly name: string; readonly content: string }[];
  }>;
}

const FOLDER = fileURLToPath(new URL('../../src/edifact/', import.meta.url));
/** What holds types only. */
const LEFT_OUT =
  /^(index|interchange-draft|message-marks|model|scanner-state|session-state|transmission-handlers)\.ts$/;

/** Puts all mutants into the files that are named, `all` of src/edifact where none is. */
export async function instrument(named: readonly string[]): Promise<Instrumented> {
  const isCode = (name: string): boolean =>
    name.endsWith('.ts') && !/\.(test|fixture|generated)\.ts$/.test(name);
  const all = readdirSync(FOLDER).filter((name) => isCode(name) && !LEFT_OUT.test(name));
  const names = named.length === 0 ? all : named.map((name) => basename(name));
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`no file of src/edifact that is mutated: ${unknown.join(', ')}`);
  const sources = new Map(names.map((name) => [FOLDER + name, readFileSync(FOLDER + name, 'utf8')]));
  const files = [...sources].map(([name, content]) => ({ name, mutate: true as const, content }));
  const stryker = await loadStryker();
  const options = { ignorers: [], plugins: null, excludedMutations: [] };
  const { mutants, files: made } = await stryker.instrument(files, options);
  return { mutants, sources, contents: new Map(made.map(({ name, content }) => [name, content])) };
}

async function loadStryker(): Promise<Stryker> {
  const place = 'node_modules/@stryker-mutator/instrumenter/dist/src/instrumenter.js';
  // The class as it is in StrykerJS 9.6.1, which asks for no more than somewhere to log to.
  const { Instrumenter } = (await import(new URL(place, import.meta.url).href)) as {
    readonly Instrumenter: new (log: unknown) => Stryker;
  };
  return new Instrumenter({ debug: () => undefined, info: () => undefined, isDebugEnabled: () => false });
}
