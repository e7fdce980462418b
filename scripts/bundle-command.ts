/**
 * The build's last step: `dist/ecert.cjs`, the command as one file, for the sake of how fast it starts (ADR 4). It
 * holds what `ecert check` needs; every other command is loaded from the built modules when it is called.
 */
import { chmodSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = resolve(root, 'dist');
const outfile = resolve(dist, 'ecert.cjs');

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

await build({
  entryPoints: [resolve(dist, 'cli/start.js')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'external',
  external: ['ajv', 'ajv-formats', 'handlebars', 'yaml'],
  plugins: [othersStay],
  // Modules find the package's files from where they stand: all as from dist/cli.
  define: { 'import.meta.url': 'moduleUrl' },
  banner: {
    js: "#!/usr/bin/env node\nconst moduleUrl=require('node:url').pathToFileURL(require('node:path').join(__dirname,'cli','start.js')).href;",
  },
  logLevel: 'warning',
});
chmodSync(outfile, 0o755);
