import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { loadShippedGuide, type Guide } from '../guide/index.js';
import { readJournal } from '../journal/index.js';
import {
  evaluateProduction,
  loadProfile,
  simulateProduction,
  type ProductionVerdict,
} from '../production/index.js';
import { renderProductionHtml } from './production-html.js';
import { renderProductionJson } from './production-json.js';
import { PRODUCTION_SCHEMA } from './production-schema.js';
import { renderProductionText } from './production-text.js';
import { productionVerdict } from './production-verdict.fixture.js';

function shippedGuide(): Guide {
  const guide = loadShippedGuide('ecert-2.0');
  if (!guide.ok) throw new Error(JSON.stringify(guide.error));
  return guide.value;
}

/** A period played and evaluated from nothing but its seed. */
function played(name: string): ProductionVerdict {
  const guide = shippedGuide();
  const profile = loadProfile(name, guide);
  if (!profile.ok) throw new Error(profile.error.message);
  const lines: string[] = [];
  simulateProduction({ profile: profile.value, seed: 11, guide, sink: (line) => lines.push(line) });
  const journal = readJournal(lines.join(''));
  if (!journal.ok) throw new Error(journal.error.message);
  return evaluateProduction(journal.value, guide);
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(PRODUCTION_SCHEMA);

describe('renderProductionJson', () => {
  it('satisfies its schema and holds all of the evaluation', () => {
    const parsed: unknown = JSON.parse(renderProductionJson(productionVerdict()));
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toEqual(productionVerdict());
  });

  it('does not depend on the order of keys', () => {
    const verdict = productionVerdict();
    const turned = Object.fromEntries(Object.entries(verdict).reverse()) as unknown as typeof verdict; // the same entries
    expect(renderProductionJson(turned)).toBe(renderProductionJson(verdict));
  });

  it('has a schema that refuses a verdict without reasons or with an unknown field', () => {
    expect(validate({ ...productionVerdict(), reasons: [] })).toBe(false);
    expect(validate({ ...productionVerdict(), colour: 'red' })).toBe(false);
  });
});

describe('renderProductionText', () => {
  const text = renderProductionText(productionVerdict(), { color: false });

  it('names the verdict, what decided it, every measure with value and limit, and findings', () => {
    expect(text).toContain('UNSATISFACTORY\n  Rejections never corrected: 20.\n');
    expect(text).toMatch(
      /Rejections never corrected\s+20 {2}not met, decisive\s+at most 0, decisive above 4/,
    );
    expect(text).toMatch(
      /accepted at the first attempt\s+97\.0 % {2}met\s+at least 95\.0 %, decisive below 85\.0 %/,
    );
    expect(text).toMatch(/before they were transmitted\s+– {2}not observed/);
    expect(text).toContain('and 17 more');
    expect(text).toMatch(/silent {4}\| {9}· {20}\|/);
  });

  it('lets no control character through, and colours only when asked to', () => {
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(renderProductionText(productionVerdict(), { color: true })).toContain('\u001b[31m');
  });
});

describe('renderProductionHtml', () => {
  const html = renderProductionHtml(productionVerdict(), shippedGuide());

  it('is one page that needs nothing else', () => {
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|<link|\ssrc=|url\(|@import|https?:/);
    expect(html).toContain('prefers-color-scheme: dark');
  });

  it('escapes what a participant says', () => {
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u001b');
    expect(html).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
  });

  it('points every inner link at something that is there, once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('draws each day of the chart with words for those who cannot see it', () => {
    expect(html).toContain(
      '<title>2026-03-02: 4 accepted at the first attempt, 0 corrected, 0 rejected</title>',
    );
    expect(html).toContain('role="img" aria-labelledby="chart-title chart-desc"');
    expect(html.match(/class="pointer"/g)).toHaveLength(30);
    expect(html.match(/<circle class="silent"/g)).toHaveLength(2); // the day and the legend
  });

  it('shows all findings, the first ones open and the rest folded', () => {
    for (let index = 0; index < 20; index += 1)
      expect(html).toContain(`6AU0001${String(index).padStart(2, '0')}`);
    expect(html).toContain('<summary>8 more</summary>');
  });

  it('says where limits and requirements come from', () => {
    expect(html).toContain('Of 4 measures, the limits of 4 rest on source &quot;assumed&quot;.');
    expect(html).toContain('id="requirement-PRD-11"');
    expect(html).not.toContain('is not written down in');
  });

  it('gives the same bytes for the same evaluation', () => {
    expect(renderProductionHtml(productionVerdict(), shippedGuide())).toBe(html);
  });
});

describe('a period played, evaluated and reported twice', { timeout: 60_000 }, () => {
  it.each(['good', 'careless', 'silent'])('gives the same bytes (%s), and JSON by its schema', (name) => {
    const [once, twice] = [played(name), played(name)];
    const guide = shippedGuide();
    expect(renderProductionHtml(once, guide)).toBe(renderProductionHtml(twice, guide));
    expect(renderProductionText(once, { color: true })).toBe(renderProductionText(twice, { color: true }));
    expect(renderProductionJson(once)).toBe(renderProductionJson(twice));
    expect(validate(JSON.parse(renderProductionJson(once))), JSON.stringify(validate.errors)).toBe(true);
  });
});
