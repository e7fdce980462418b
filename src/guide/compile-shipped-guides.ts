/** The build's last step: `node dist/guide/compile-shipped-guides.js` loads every shipped guide and writes its compiled form. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assert, packagePath } from '../core/index.js';
import { writeCompiledGuide } from './compiled-guide.js';
import { loadGuide } from './load-guide.js';
import { describeGuideError } from './problem.js';

for (const name of readdirSync(packagePath('guides')).sort()) {
  const folder = packagePath(`guides/${name}`);
  if (!existsSync(join(folder, 'guide.yaml'))) continue;
  const guide = loadGuide(folder);
  assert(guide.ok, guide.ok ? '' : describeGuideError(guide.error));
  writeCompiledGuide(guide.value, folder);
}
