/** In a process of its own: whether a package is loaded is a matter of what came before in the process. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { packagePath } from '../src/core/index.js';

const SCRIPT = `
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const [entry] = process.argv.slice(1);
const require = createRequire(pathToFileURL(entry));
const { readTransmission } = await import(pathToFileURL(entry));
const isLoaded = () => Object.keys(require.cache).some((file) => file.includes('/iconv-lite/'));
const read = (identifier) =>
  readTransmission(Buffer.from(\`UNB+\${identifier}:3+S+R+260302:1130+1'UNH+1+T:D:3:UN'FTX+\\xa3'UNT+3+1'UNZ+1+1'\`, 'latin1'))
    .interchanges[0].messages[0].segments[1].text(1);
const plain = ['UNOA', 'UNOB', 'UNOC'].map(read);
const before = isLoaded();
console.log(JSON.stringify({ plain, before, latin2: read('UNOD'), after: isLoaded() }));
`;

it('UNOA, UNOB and UNOC load no code tables; the other parts of ISO 8859 load them when first read', () => {
  const args = ['--input-type=module', '-e', SCRIPT, packagePath('dist/edifact/index.js')];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ plain: ['£', '£', '£'], before: false, latin2: 'Ł', after: true });
});
