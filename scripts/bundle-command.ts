/**
 * The build's last step: the command as one file, `dist/ecert-command.cjs`, for the sake of how fast it starts; beside it
 * what V8 makes of it, and `dist/ecert.cjs`, which starts the one with the other (ADR 5). It holds what `ecert check`
 * needs; every other command is loaded from the built modules when it is called.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = resolve(root, 'dist');
const COMMAND_FILE = 'ecert-command.cjs';
const command = resolve(dist, COMMAND_FILE);
const launcher = resolve(dist, 'ecert.cjs');

/** The command that is bundled with the command line; the others stay where the build put them. */
const BUNDLED_COMMAND = './check-command.js';

/** Leaves what is imported when it is called for (`await import(…)`) to the built modules. */
const othersStay: Plugin = {
  name: 'others-stay',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      if (kind !== 'dynamic-import' || path === BUNDLED_COMMAND) return undefined;
      return { path: `./${relative(dist, resolve(resolveDir, path))}`, external: true };
    });
  },
};

/**
 * The command line starts no process, but its parser could: what Node needs for that, sockets included, is loaded when it
 * is asked for.
 */
const processesWait: Plugin = {
  name: 'processes-wait',
  setup(bundle) {
    bundle.onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'processes', namespace: 'wait' }));
    bundle.onLoad({ filter: /^processes$/, namespace: 'wait' }, () => ({
      contents: "module.exports={get spawn(){return process.getBuiltinModule('node:child_process').spawn}};",
    }));
  },
};

/** What both files have in common. CommonJS, as one script of it is compiled with less ceremony than modules. */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  logLevel: 'warning',
} satisfies BuildOptions;

/** What the command's text is wrapped in as a function of; the last is how it imports. */
const PARAMETERS = 'exports, require, module, __filename, __dirname, importModule';

/** Runs the command on a good and a faulty file and keeps what V8 compiled for that. */
const WARM_UP = `
const { readFileSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');
const vm = require('node:vm');
const [file, cache, ...samples] = process.argv.slice(1);
const source = '(function (${PARAMETERS}) {' + readFileSync(file, 'utf8') + '\\n})';
const script = new vm.Script(source, { filename: file });
process.stdout.write = () => true;
process.on('uncaughtException', (error) => {
  console.error(error);
  process.exit(2);
});
const run = script.runInThisContext();
for (const sample of samples) {
  process.argv = [process.execPath, file, 'check', sample];
  const module = { exports: {} };
  run(module.exports, require('node:module').createRequire(file), module, file, dirname(file), (name) => import(name));
}
process.on('exit', (code) => {
  if (code > 1) return;
  writeFileSync(cache, script.createCachedData());
  process.exitCode = 0; // a faulty sample gives 1
});
`;

const SAMPLES = ['good-one-line.edi', 'rul-fraction.edi', 'syn-no-bgm.edi'];

for (const name of readdirSync(dist)) if (/^ecert.*\.(cjs|cache)$/.test(name)) rmSync(resolve(dist, name));

const { outputFiles, metafile } = await build({
  ...common,
  entryPoints: [resolve(dist, 'cli/start.js')],
  outfile: command,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  external: ['ajv', 'ajv-formats', 'handlebars', 'yaml'],
  plugins: [othersStay, processesWait],
  // Modules find the package's files from where they stand: all as from dist/cli.
  define: { 'import.meta.url': 'moduleUrl' },
  banner: {
    js: "const moduleUrl=require('node:url').pathToFileURL(require('node:path').join(__dirname,'cli','start.js')).href;",
  },
  write: false,
  metafile: true,
});

// Code that V8 takes from a cache has forgotten how to import: the launcher, which is compiled, does it instead.
let imports = 0;
const [bundled] = outputFiles;
const code = (bundled?.text ?? '').replace(/\bimport\((?=")/g, () => {
  imports += 1;
  return 'importModule(';
});
const meant = Object.values(metafile.outputs).flatMap((output) => output.imports);
if (imports === 0 || imports !== meant.filter(({ kind }) => kind === 'dynamic-import').length)
  throw new Error('not every import of the bundled command was found');
writeFileSync(command, code);

// V8 holds a source against what it made of it by its length alone: the name tells the very bytes.
const digest = createHash('sha256').update(readFileSync(command)).digest('hex').slice(0, 12);
const CACHE_FILE = `ecert-command.${digest}.cache`;
const samples = SAMPLES.map((name) => resolve(root, 'golden/samples', name));
const warmUp = spawnSync(process.execPath, ['-e', WARM_UP, command, resolve(dist, CACHE_FILE), ...samples], {
  stdio: 'inherit',
});
if (warmUp.status !== 0) throw new Error('the bundled command does not check the samples');

await build({
  ...common,
  entryPoints: [resolve(dist, 'cli/launch.js')],
  outfile: launcher,
  define: {
    'import.meta.url': 'moduleUrl',
    COMMAND_FILE: JSON.stringify(COMMAND_FILE),
    PARAMETERS: JSON.stringify(PARAMETERS),
    CACHE_FILE: JSON.stringify(CACHE_FILE),
  },
  banner: {
    js: "#!/usr/bin/env node\nconst moduleUrl=require('node:url').pathToFileURL(__filename).href;",
  },
});
chmodSync(launcher, 0o755);
