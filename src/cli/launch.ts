import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/*
 * Starts the bundled command (ADR 5). Compiling it takes as long as what it does; beside it lies what V8 made of it once.
 * That fits the very build of Node that made it: any other refuses it, and compiles the command as it would have anyway.
 */

/** Names of the files beside this one, of which the second goes with the first to the byte; the build sets them. */
declare const COMMAND_FILE: string;
declare const CACHE_FILE: string;
/** What the command's text is wrapped in as a function of: what CommonJS gives a module, and how to import one. */
declare const PARAMETERS: string;

type Wrapped = (
  exports: object,
  require: NodeJS.Require,
  module: object,
  file: string,
  folder: string,
  importModule: (name: string) => Promise<unknown>,
) => void;

const here = dirname(fileURLToPath(import.meta.url));
const file = join(here, COMMAND_FILE);

/** Undefined when it is not there: somebody moved the command alone. */
function cachedCode(): Buffer | undefined {
  try {
    return readFileSync(join(here, CACHE_FILE));
  } catch {
    return undefined;
  }
}

const source = `(function (${PARAMETERS}) {${readFileSync(file, 'utf8')}\n})`;
const script = new Script(source, { filename: file, cachedData: cachedCode() });
const module = { exports: {} };
const run = script.runInThisContext() as Wrapped; // what that text evaluates to
run(module.exports, createRequire(file), module, file, here, (name) => import(name));
