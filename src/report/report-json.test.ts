import fc from 'fast-check';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { renderReportJson } from './report-json.js';
import { REPORT_SCHEMA } from './report-schema.js';
import { failedScenarioFixture, verdictFixture } from './verdict.fixture.js';

const check = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);

function faults(json: string): unknown {
  return check(JSON.parse(json)) ? [] : check.errors;
}

describe('renderReportJson', () => {
  it('is by its schema', () => {
    expect(faults(renderReportJson(verdictFixture()))).toEqual([]);
  });

  it('carries all that the judge said', () => {
    const verdict = verdictFixture();
    expect(JSON.parse(renderReportJson(verdict))).toEqual({ format: 'ecert-report/1', ...verdict });
  });

  it('gives the same bytes whatever the order of keys, and ends in a line end', () => {
    const verdict = verdictFixture();
    const turned = Object.fromEntries(Object.entries(verdict).reverse()) as unknown as typeof verdict; // the same entries
    expect(renderReportJson(turned)).toBe(renderReportJson(verdict));
    expect(renderReportJson(verdict)).toMatch(/^\{\n {2}"campaign": [^]*\}\n$/);
  });

  it('carries every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = String.fromCharCode(...bytes);
        const [exchange] = verdictFixture().exchanges;
        const json = renderReportJson(verdictFixture({ exchanges: [{ ...exchange!, bytes: text }] }));
        expect(faults(json)).toEqual([]);
        expect((JSON.parse(json) as { exchanges: { bytes: string }[] }).exchanges[0]?.bytes).toBe(text);
      }),
    );
  });
});

describe('the schema', () => {
  it.each([
    ['another verdict', { verdict: 'perfect' }],
    ['a property of its own', { remark: 'x' }],
    ['a digest that is none', { guide: { id: 'x', digest: 'y' } }],
    ['an unknown attribution', { scenarios: [{ ...failedScenarioFixture(), verdict: 'lost' }] }],
  ])('refuses %s', (_, change) => {
    const json = JSON.stringify({ ...(JSON.parse(renderReportJson(verdictFixture())) as object), ...change });
    expect(faults(json)).not.toEqual([]);
  });
});
