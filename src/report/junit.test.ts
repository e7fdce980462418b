import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { renderJunit } from './junit.js';
import { failedScenarioFixture, HOSTILE_TEXTS, verdictFixture } from './verdict.fixture.js';
import { xmlFault } from './well-formed-xml.fixture.js';

vi.setConfig({ testTimeout: 60_000 }); // properties take their time on a busy machine

describe('the check of XML itself', () => {
  it('finds what is wrong', () => {
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
    expect(xmlFault(`${head}<a b="1"><c/>x</a>\n`)).toBeUndefined();
    for (const bad of [
      '<a>',
      '<a></b>',
      '<a>&</a>',
      '<a>]]></a>',
      '<a b="<"/>',
      '<a/><a/>',
      '<a>\u0007</a>',
      'x<a/>',
    ]) {
      expect(xmlFault(head + bad), bad).toBeDefined();
    }
  });
});

describe('renderJunit', () => {
  it('is a case per scenario: passed, failed by its first failure, skipped where it does not apply', () => {
    const xml = renderJunit(verdictFixture());
    expect(xmlFault(xml)).toBeUndefined();
    expect(xml).toContain('<testsuite name="core" tests="3" failures="1" errors="0" skipped="1"');
    expect(xml).toContain('<testcase name="SAN-POS-001 One line" classname="ecert.core" time="0"/>');
    expect(xml).toContain(
      '<failure message="The document sent again is not the amended one." type="failed">',
    );
    expect(xml).toContain('    actual: quantity 25000.5\n');
    expect(xml).toContain('<skipped message="The candidate does not declare the feature query."/>');
  });

  it.each(['harness-error', 'inconclusive'] as const)(
    'is an error, never green, where the verdict is %s',
    (verdict) => {
      const scenario = failedScenarioFixture({ verdict, reason: 'the link was cut', expectations: [] });
      const xml = renderJunit(verdictFixture({ scenarios: [scenario] }));
      expect(xml).toContain(`<error message="the link was cut" type="${verdict}">`);
      expect(xml).toContain('tests="1" failures="0" errors="1" skipped="0"');
    },
  );

  it('does not turn red for an optional scenario, and does not hide its failure', () => {
    const scenario = failedScenarioFixture({ obligation: 'O' });
    const xml = renderJunit(verdictFixture({ scenarios: [scenario], verdict: 'conformant', reasons: [] }));
    expect(xml).not.toContain('<failure');
    expect(xml).toContain('<skipped message="optional, does not decide; failed: The document');
    expect(xml).toContain('expected: quantity 25000\n');
  });

  it('is not green when each scenario passed but the campaign fell short', () => {
    const scenarios = verdictFixture().scenarios.filter(({ verdict }) => verdict === 'passed');
    const xml = renderJunit(
      verdictFixture({ scenarios, verdict: 'inconclusive', reasons: ['Only a part was played.'] }),
    );
    expect(xml).toContain('<failure message="Inconclusive: Only a part was played." type="inconclusive">');
    expect(xml).toMatch(/<testsuites [^>]*tests="2" failures="1"/);
  });

  it('stays well-formed whatever the texts hold', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE_TEXTS));
    fc.assert(
      fc.property(anything, anything, (name, reason) => {
        const scenario = failedScenarioFixture({ title: name, verdict: 'harness-error', reason });
        const { candidate } = verdictFixture();
        const verdict = verdictFixture({
          scenarios: [scenario],
          reasons: [reason],
          candidate: { ...candidate, name },
        });
        expect(xmlFault(renderJunit(verdict))).toBeUndefined();
      }),
    );
  });
});
