/** What is derived from a guide and everything that uses it: coverage, changes, explanations. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert, packagePath } from '../src/core/index.js';
import { withEditedGuide, type Edit } from '../src/guide/guide-copy.fixture.js';
import { describeGuideError, loadGuide, openGuide, type Guide } from '../src/guide/index.js';
import {
  compareGuides,
  coverageOf,
  explain,
  renderComparison,
  renderExplanation,
  type Explanation,
} from '../src/inventory/index.js';

function named(name: string): Guide {
  const guide = openGuide(name);
  assert(guide.ok, guide.ok ? '' : describeGuideError(guide.error));
  return guide.value;
}

const shipped = named('ecert-2.0');

function edited(edits: readonly Edit[]): Guide {
  return withEditedGuide(edits, (folder) => {
    const guide = loadGuide(folder);
    assert(guide.ok, guide.ok ? '' : describeGuideError(guide.error));
    return guide.value;
  });
}

/** Each takes a fraction of a second; a loaded machine needs more. */
const TIMEOUT_MS = 60_000;

describe('coverage', { timeout: TIMEOUT_MS }, () => {
  const coverage = coverageOf(shipped);
  const row = (id: string) => coverage.rows.find((each) => each.id === id);

  it('has a test or a reason for every requirement', () => {
    expect(coverage.problems).toEqual([]);
    expect(coverage.rows.length).toBe(Object.keys(shipped.requirements).length);
  });

  it('lays rules, scenarios, documents, defects and measures beside what they test', () => {
    expect(row('R05')).toMatchObject({ rules: ['hts-malformed'], checkedBy: 'reference', phase: 'rule' });
    expect(row('R05')?.scenarios).toContain('SAN-RUL-001');
    expect(row('CON-09')?.defects).toContain('renumbers');
    expect(row('PRD-01')?.measures).toContain('messages-first-attempt');
    expect(row('SAN-BGM-1004')?.exercisedBy).toContain('SAN-POS-001');
    expect(row('SAN-RFF-ABJ')).toMatchObject({ exercisedBy: [], scenarios: [], rules: [] });
    expect(row('SYN-29')?.findings).toContain('control-count-mismatch');
  });

  it('tells a requirement with neither test nor reason, and a reason that is out of date', () => {
    const changed = edited([
      { file: 'untested.yaml', from: '[N-09]', to: '[CON-09]' },
      { file: 'untested.yaml', from: '[N-04]', to: '[N-04, R05]' },
    ]);
    expect(coverageOf(changed).problems.map(({ requirement, problem }) => [requirement, problem])).toEqual([
      ['CON-09', 'stale-reason'],
      ['N-09', 'neither-test-nor-reason'],
      ['R05', 'stale-reason'],
    ]);
  });
});

describe('a changed guide', { timeout: TIMEOUT_MS }, () => {
  const changed = edited([
    {
      file: 'messages/sancrt.yaml',
      from: 'manufacturer identification (MID)\n                use: M',
      to: 'manufacturer identification (MID)\n                use: M\n                representation: an..15',
    },
    { file: 'reply-codes.yaml', from: 'quantity-not-whole: R07', to: 'quantity-not-whole: R77' },
    { file: 'guide.yaml', from: 'messagesMax: 3000', to: 'messagesMax: 500' },
    { file: 'texts/en/rules.yaml', from: 'Six digits without dots', to: 'Six digits, no dots' },
  ]);

  it('is told as requirements and as the scenarios to repeat', () => {
    const comparison = compareGuides(shipped, changed);
    const golden = packagePath('golden/guide-diff/expected.txt');
    const text = renderComparison(comparison)
      .replaceAll(changed.digest.slice(0, 12), 'AFTER')
      .replaceAll(shipped.digest.slice(0, 12), 'BEFORE');
    expect(text).toBe(readFileSync(golden, 'utf8'));
    expect(comparison.requirements).toEqual(['ENV-0036', 'N-23', 'R07', 'R77', 'SAN-PNA-MF-7402']);
    const repeated = comparison.repeat.map(({ scenario }) => scenario);
    expect(repeated).toContain('SAN-POS-003'); // sends a manufacturer
    expect(repeated).toContain('SAN-RUL-002'); // names N-23
    expect(repeated).not.toContain('SAN-RUL-001'); // is about HTS numbers
  });

  it('that says only otherwise what it says demands nothing again', () => {
    const reworded = edited([
      { file: 'texts/en/rules.yaml', from: 'Six digits without dots', to: 'Six digits, no dots' },
    ]);
    expect(compareGuides(shipped, reworded)).toMatchObject({ changes: [], requirements: [], repeat: [] });
  });
});

describe('explanations', { timeout: TIMEOUT_MS }, () => {
  const explained = (name: string, language?: string): Explanation => {
    const found = explain(shipped, name, language);
    assert(found.ok, `${name} is known`);
    return found.value;
  };

  it.each([
    ['text-too-long', 'finding', 'text-too-long'],
    ['control-count-mismatch', 'finding', 'control-count-mismatch'],
    ['SAN-BGM-1004', 'requirement', 'element-missing'],
    ['C29', 'requirement', 'control-count-mismatch'],
    ['DTM-182', 'segment', 'segment-missing'],
  ])('of %s has an example that is found for what it is', (name, kind, finds) => {
    const { example, ...rest } = explained(name);
    expect(rest.kind).toBe(kind);
    expect(example?.finds).toBe(finds);
    expect(example?.good).not.toBe(example?.bad);
  });

  it('speaks Spanish where it is asked to', () => {
    expect(explained('quantity-not-whole', 'es').text).toContain('Cantidad no válida');
    expect(renderExplanation(explained('R07'))).toContain('SAN-RUL-');
  });

  it('of a name that there is not suggests the nearest', () => {
    expect(explain(shipped, 'txt-too-lng')).toMatchObject({ ok: false, error: { nearest: 'text-too-long' } });
    expect(explain(shipped, 'gl-112')).toMatchObject({ ok: true, value: { kind: 'lint' } });
  });
});
