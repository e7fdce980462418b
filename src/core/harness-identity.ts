import { readFileSync } from 'node:fs';
import { assert } from './harness-fault.js';
import { packagePath } from './package-root.js';

/** The package's own name and version, as its manifest says: every journal and report carries them. */
export function harnessIdentity(): { readonly name: string; readonly version: string } {
  const manifest: unknown = JSON.parse(readFileSync(packagePath('package.json'), 'utf8'));
  assert(typeof manifest === 'object' && manifest !== null, 'the manifest is an object');
  const { name, version } = manifest as Readonly<Record<string, unknown>>; // any object has string keys
  const named = typeof name === 'string' && typeof version === 'string';
  assert(named, 'the manifest names the package and its version');
  return { name, version };
}
