import { fileURLToPath } from 'node:url';

/** Absolute path of a file or folder that ships with the package, from its path below the package's root. */
export function packagePath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url)); // src/core and dist/core are equally deep
}
