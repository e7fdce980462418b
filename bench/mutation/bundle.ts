import { readdirSync } from 'node:fs';
import { pid } from 'node:process';
import { fileURLToPath } from 'node:url';

import { build, type Plugin } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}src/edifact/`;

/**
 * The tests that must kill a mutant of src/edifact: those with fixed inputs, the properties among them with a fixed seed,
 * as what only chance kills is no proof. Left out are those that take long and say nothing that others do not: fuzzing,
 * the large hostile inputs, counting steps, and the peer; so a score is a lower bound.
 */
const LEFT_OUT = /^(fuzz|hostile|peer|steps)\./;

/** One program of all those tests and of code with all mutants in it; gives its path. */
export async function bundleTests(contents: ReadonlyMap<string, string>): Promise<string> {
  const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !LEFT_OUT.test(name));
  const imports = tests.flatMap((name) => [`import 'tests-of:${name}';`, `import './${name}';`]);
  // As deep in the project as src/core is, from which the project's own files are found; another run has its own.
  const outfile = `${root}node_modules/.cache/mutation-tests-${String(pid)}.mjs`;
  await build({
    stdin: {
      contents: [...imports, `import ${JSON.stringify(`${here}tests-process.ts`)};`].join('\n'),
      resolveDir: folder,
      loader: 'ts',
    },
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error' },
    // Without it, tests would be left out: package.json says that importing them does nothing.
    ignoreAnnotations: true,
    plugins: [mutantsPlugin(contents)],
  });
  return outfile;
}

function mutantsPlugin(contents: ReadonlyMap<string, string>): Plugin {
  const standIn = `${here}vitest-stand-in.ts`;
  return {
    name: 'mutants',
    setup(esbuild) {
      esbuild.onResolve({ filter: /^tests-of:/ }, ({ path }) => ({ path, namespace: 'tests-of' }));
      esbuild.onLoad({ filter: /./, namespace: 'tests-of' }, ({ path }) => ({
        contents: `import { beginFile } from 'vitest'; beginFile(${JSON.stringify(path.slice('tests-of:'.length))});`,
        resolveDir: here,
      }));
      esbuild.onResolve({ filter: /^vitest$/ }, () => ({ path: standIn }));
      esbuild.onResolve({ filter: /^[a-z@]/ }, ({ path }) => ({ path, external: true }));
      esbuild.onLoad({ filter: /src\/edifact\/[^/]*\.ts$/ }, ({ path }) => {
        const mutated = contents.get(path);
        return mutated === undefined ? undefined : { contents: mutated, loader: 'ts' };
      });
    },
  };
}
