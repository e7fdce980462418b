/**
 * The report as its readers meet it: in a real browser, without network, without script, at two widths, in light and
 * dark, checked by axe. Left out, with the reason printed, where no Chromium is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packagePath } from '../src/core/index.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (executablePath === undefined) {
  console.log('report-page: left out, no Chromium at /usr/bin/chromium (install the package chromium)');
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function ecert(...args: readonly string[]): string {
  const run = spawnSync(process.execPath, [packagePath('dist/ecert.cjs'), ...args], { encoding: 'utf8' });
  expect(run.stderr, args.join(' ')).toBe('');
  return run.stdout;
}

/** Pages written by the commands a user would type, by what they show. */
function writePages(): ReadonlyMap<string, string> {
  const out = mkdtempSync(join(tmpdir(), 'ecert-pages-'));
  ecert('demo', '--out', join(out, 'demo'));
  ecert('production', 'simulate', '--profile', 'careless', '--out', join(out, 'careless'));
  ecert('guide', 'docs', '--out', join(out, 'docs'));
  const docs = (name: string): string => join(out, 'docs', 'guide-ecert-2.0', name);
  const find = (folder: string): string =>
    spawnSync('find', [join(out, folder), '-name', '*.html'], { encoding: 'utf8' }).stdout.trim();
  return new Map([
    ['a campaign', find('demo')],
    ['thirty careless days', find('careless')],
    ['the first page of a guide', docs('index.html')],
    ['a message of a guide', docs('SANCRT.html')],
  ]);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function violationsOn(page: Page): Promise<readonly string[]> {
  // axe runs in the page; what it returns is its documented result object.
  const found = await page.evaluate<readonly Violation[]>(
    `${axe}; axe.run().then((result) => result.violations)`,
  );
  return found.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
}

/** Shown in both ways; of the guide's pages, which share their style, each is shown in one. */
const PAGES_AT_BOTH: ReadonlySet<string> = new Set(['a campaign', 'thirty careless days']);

describe.skipIf(executablePath === undefined)('report pages in Chromium', () => {
  let browser: Browser;
  let pages: ReadonlyMap<string, string>;

  beforeAll(async () => {
    pages = writePages();
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
  }, 240_000);

  afterAll(async () => {
    await browser.close();
  });

  for (const name of [
    'a campaign',
    'thirty careless days',
    'the first page of a guide',
    'a message of a guide',
  ]) {
    // Each colour scheme and each width once: axe over a page of this size takes seconds.
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      if (!PAGES_AT_BOTH.has(name) && (name === 'a message of a guide') !== width < 800) continue;
      it(`${name}, ${colorScheme}, ${String(width)} px wide`, { timeout: 60_000 }, async () => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const page = await context.newPage();
        const requests: string[] = [];
        const complaints: string[] = [];
        page.on('request', (request) => requests.push(request.url()));
        page.on('console', (line) => complaints.push(line.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        const url = pathToFileURL(pages.get(name) ?? '').href;
        await page.goto(url);
        expect(requests, 'self-contained').toEqual([url]);
        expect(complaints).toEqual([]);
        const overflow = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(overflow, 'the page itself never scrolls sideways').toBeLessThanOrEqual(0);
        expect(await violationsOn(page)).toEqual([]);
        await context.close();
      });
    }
  }
});
