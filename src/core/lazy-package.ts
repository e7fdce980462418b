import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/**
 * A package that is loaded when it is first used. Checking one file takes less time than loading ajv, yaml and
 * handlebars does, and needs none of them. `T` is the package's own type: `typeof import('yaml')`.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- only the caller can say the type
export function lazyPackage<T>(name: string): () => T {
  let loaded: T | undefined;
  return () => (loaded ??= load(name) as T); // the caller names the package's own type
}
