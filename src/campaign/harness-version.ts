import { readFileSync } from 'node:fs';
import { assert, packagePath } from '../core/index.js';

/** The package's own name and version, as its manifest says. */
export function harnessVersion(): { readonly name: string; readonly version: string } {
  const manifest: unknown = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  assert(typeof manifest === 'object' && manifest !== null, 'the manifest is an object');
  const { name, version } = manifest as Readonly<Record<string, unknown>>; // any object has string keys
  assert(
    typeof name === 'string' && typeof version === 'string',
    'the manifest names the package and its version',
  );
  return { name, version };
}
