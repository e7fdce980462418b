import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument, ROUTES } from '../src/serve/index.js';

/**
 * Writes docs/openapi.json, the description of `ecert serve`, from the table of routes that it serves; with --check, says
 * whether it is current.
 *   npx tsx scripts/generate-openapi.ts [--check]
 */
const FILE = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

const current = `${JSON.stringify(openApiDocument(ROUTES), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, current);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== current) {
  console.error('docs/openapi.json is stale: run npx tsx scripts/generate-openapi.ts');
  process.exitCode = 1;
}
