import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { CampaignVerdict } from '../judge/index.js';
import { guideFixture } from './guide.fixture.js';
import { LOGBOOK_BYTES_MAX } from './logbook-view.js';
import { renderReportHtml } from './report-html.js';
import { suiteFixture } from './suite.fixture.js';
import { failedScenarioFixture, HOSTILE_TEXTS, verdictFixture } from './verdict.fixture.js';

vi.setConfig({ testTimeout: 60_000 }); // properties take their time on a busy machine

const VOID: ReadonlySet<string> = new Set(['meta', 'br']);

function render(changes: Partial<CampaignVerdict> = {}, purpose?: string): string {
  return renderReportHtml(verdictFixture(changes), guideFixture(), suiteFixture(purpose));
}

/** The page with its style taken out: what is left is markup and text. */
function body(html: string): string {
  return html.replace(/<style>[^]*?<\/style>/, '');
}

/** What is not closed, or closes nothing; undefined when every element nests. */
function nestingFault(html: string): string | undefined {
  const open: string[] = [];
  const markup = body(html).replace('<!doctype html>', '');
  for (const [tag, closing, name = ''] of markup.matchAll(
    /<(\/?)([a-z][a-z0-9]*)(?: [a-z-]+="[^"<>]*")*>|</g,
  )) {
    if (tag === '<') return `a bare < before ${markup.slice(0, 40)}`;
    if (VOID.has(name)) continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) return `${tag} closes nothing`;
  }
  return open.length === 0 ? undefined : `<${open.join('> <')}> not closed`;
}

/** Text as a reader sees it. */
function words(html: string): string {
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#x27': "'",
    '#x3D': '=',
    '#x60': '`',
  };
  return body(html)
    .replace(/<[^>]*>/g, '')
    .replace(/&([#\w]+);/g, (whole, name: string) => named[name] ?? whole);
}

describe('the page', () => {
  const html = render();

  it('needs nothing else: no script, no other file, no network', () => {
    expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|form)\b/);
    expect(html).not.toMatch(/\b(src|srcset|action|on[a-z]+)=/);
    expect(html).not.toMatch(/url\(|@import|https?:/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('nests, and has each id once and each link answered', () => {
    expect(nestingFault(html)).toBeUndefined();
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const [, label] of html.matchAll(/ aria-labelledby="([^"]+)"/g)) expect(ids).toContain(label);
  });

  it('has landmarks, a language, one first heading and no level left out', () => {
    expect(html).toContain('<html lang="en">');
    for (const landmark of ['header', 'main', 'footer', 'nav'])
      expect(html.split(`<${landmark}`).length - 1).toBe(landmark === 'header' ? 1 : 1);
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    });
  });

  it('has a scope on every header of a table, and a verdict never by colour alone', () => {
    for (const [header] of html.matchAll(/<th\b[^>]*>/g)) expect(header).toMatch(/scope="(col|row)"/);
    for (const [, state] of html.matchAll(/class="state [a-z]+">([^<]+)</g))
      expect(state).toMatch(/^[✓✗?!–] \w/);
  });

  it('follows the reader into dark and onto paper', () => {
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('@media print');
  });

  it('is the same again, byte for byte', () => {
    expect(render()).toBe(html);
  });
});

describe('what the page says', () => {
  const text = words(render());

  it('says first what the verdict is, what decided it, who, by what, and what it does not mean', () => {
    const order = [
      'eCERT conformance report',
      '✗ Not conformant',
      'Model candidate 1.0.0, transmitting as AUDAFF, does not conform to suite core judged by guide ecert-2.0.',
      '1 of 2 mandatory scenarios failed: SAN-RUL-002.',
      'Model candidate 1.0.0, reached over standard input and output',
      'AUDAFF (AU)',
      'rehearsal',
      'core: Core conduct of a participant',
      `sha256 ${'a'.repeat(64)}`,
      'ecert-2.0: A reading of the eCERT guides',
      `sha256 ${'b'.repeat(64)}`,
      'virtual, started at 2026-03-02T12:00:00Z',
      'Of 3 verdicts on single expectations, 2 rest on at least one requirement whose source is "assumed", and 1 rest on',
      'A self-run campaign is not a certification',
      'is a reading of public text',
      'Every scenario of the suite',
    ];
    let at = 0;
    for (const part of order) {
      const found = text.indexOf(part, at);
      expect(found, part).toBeGreaterThanOrEqual(0);
      at = found;
    }
  });

  it('explains a failure: purpose, expected, actual, requirement with source, whose doing, what to do', () => {
    for (const part of [
      'Shows that a refused document is corrected.',
      'The document sent again is not the amended one.',
      'Expectedquantity 25000',
      'Actualquantity 25000.5',
      'N-23 A quantity is a whole number. [notice N-23]',
      'Attributed tothe candidate',
      'What to doSend the document as the officer amended it.',
      'message 1, segment 9 QTY, element 1, component 2, offset',
      "QTY+1:25000.5:KGM'\n      ^^^^^^^",
    ]) {
      expect(text).toContain(part);
    }
    expect(render()).toContain('QTY+1:<mark>25000.5</mark>:KGM&#x27;');
  });

  it('shows every exchange, a segment per line, and what befell it on the wire', () => {
    const html = render();
    expect(html).toContain('<span class="row" data-n="2">BGM+811+6AU000123+9&#x27;</span>');
    expect(text).toContain(
      'R1 from the reference, 2026-03-02T13:00:00Z, 224 bytes, answers C1 lost on the wire',
    );
    expect(text).toContain('C2 from the candidate, 2026-03-02T14:00:00Z, 224 bytes altered on the wire');
    expect(text).toContain('As received');
    expect(html).toContain('<span class="escape">\\x07\\r\\n</span>');
  });

  it('says why a scenario does not apply', () => {
    expect(text).toContain('Why not applicable: The candidate does not declare the feature query.');
  });

  it('says so when a transmission is too long to be shown whole', () => {
    const [exchange] = verdictFixture().exchanges;
    const html = render({ exchanges: [{ ...exchange!, bytes: 'A'.repeat(LOGBOOK_BYTES_MAX + 5) }] });
    expect(html).toContain('5 more bytes are not shown here; the journal holds them all.');
  });
});

describe('hostile texts', () => {
  it.each(HOSTILE_TEXTS)('%j stays text wherever it comes from', (hostile) => {
    const { candidate, exchanges } = verdictFixture();
    const [expectation] = failedScenarioFixture().expectations.slice(1);
    const [failure] = expectation!.failures;
    const scenario = failedScenarioFixture({
      id: hostile,
      title: hostile,
      reason: hostile,
      requirements: [hostile],
      expectations: [
        {
          ...expectation!,
          expectation: hostile,
          failures: [
            {
              ...failure!,
              text: hostile,
              expected: hostile,
              actual: hostile,
              hint: hostile,
              requirements: [hostile],
            },
          ],
        },
      ],
    });
    const bytes = hostile.replace(/[^\u0000-\u00ff]/g, '?');
    const html = render(
      {
        candidate: { ...candidate, name: hostile, version: hostile, features: [hostile] },
        campaign: hostile,
        reasons: [hostile],
        scenarios: [scenario],
        exchanges: [{ ...exchanges[3]!, bytes }],
      },
      hostile,
    );
    expect(nestingFault(html)).toBeUndefined();
    expect(body(html)).not.toMatch(/[^\P{Cc}\n]/u);
    expect(html).not.toMatch(/<script|<img/);
    expect(Buffer.from(html, 'utf8').toString('utf8')).toBe(html); // no half characters
  });

  it('no bytes of an exchange can break the page', () => {
    const [exchange] = verdictFixture().exchanges;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const html = render({
          exchanges: [{ ...exchange!, bytes: String.fromCharCode(...bytes) }],
          scenarios: [],
        });
        expect(nestingFault(html)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });
});
