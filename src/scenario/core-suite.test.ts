import { describe, expect, it } from 'vitest';
import { parseInstant } from '../core/index.js';
import { readTransmission, writeInterchange } from '../edifact/index.js';
import { checkMessage, compose, loadShippedGuide, type DocumentData, type Guide } from '../guide/index.js';
import type { CandidateIdentity } from '../journal/index.js';
import {
  expandDocumentNames,
  lintSuite,
  loadSuite,
  planScenario,
  plannedDocument,
  type Scenario,
  type Suite,
} from './index.js';

function loaded(): { readonly suite: Suite; readonly guide: Guide } {
  const suite = loadSuite('core');
  const guide = loadShippedGuide('ecert-2.0');
  if (!suite.ok || !guide.ok) throw new Error(JSON.stringify([suite, guide]));
  return { suite: suite.value, guide: guide.value };
}
const { suite, guide } = loaded();

/** Everybody who could be tested, with each kind alone. */
const CANDIDATES: readonly CandidateIdentity[] = guide.participants.flatMap(({ id, country, kinds }) =>
  kinds.map((kind) => ({
    name: id,
    version: '1',
    participant: id,
    country,
    kinds: [kind],
    features: [],
    driver: 'in-process',
  })),
);

/** Codes of the syntax and structure errors in a document sent as a candidate would send it. */
function errorsIn(functionName: string, document: DocumentData): readonly string[] {
  const body = compose(guide, 'SANCRT', functionName, document);
  if (!body.ok) return [`${body.error.kind} ${body.error.path}`];
  const type = { ...guide.messages['SANCRT']!.type, association: '' };
  const bytes = writeInterchange({
    syntaxIdentifier: 'UNOA', // the narrowest repertoire that a candidate may use
    syntaxVersion: '3',
    sender: { id: 'AUDAFF', qualifier: '' },
    recipient: { id: 'USCBP', qualifier: '' },
    preparation: { date: '260302', time: '1200' },
    controlReference: '1',
    testIndicator: true,
    messages: [{ reference: '1', type, segments: body.value }],
  });
  if (!bytes.ok) return [bytes.error.message];
  const [interchange] = readTransmission(bytes.value).interchanges;
  const message = interchange!.messages[0]!;
  const findings = [...interchange!.findings, ...message.findings, ...checkMessage(guide, message).findings];
  return findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

/** Certificates that a scenario expects, with the function they go under; of a large batch the first few. */
function documentsSent(scenario: Scenario): readonly (readonly [functionName: string, document: string])[] {
  return scenario.steps.flatMap((step) => {
    if (!('expect' in step) || !('transmission' in step.expect)) return [];
    const { function: name, documents } = step.expect.transmission;
    if (name === undefined) return [];
    return expandDocumentNames(scenario, documents)
      .slice(0, 3)
      .map((document) => [name, document] as const);
  });
}

describe('the core suite', () => {
  it('fits the shipped guide', () => {
    expect(lintSuite(suite, guide)).toEqual([]);
  });

  it.each(CANDIDATES)(
    'has documents that $participant can send under kind $kinds without a syntax error',
    (candidate) => {
      const errors = suite.scenarios.flatMap((scenario) => {
        const plan = planScenario(scenario, {
          guide,
          candidate,
          seed: 3,
          startedAt: parseInstant(suite.startAt)!,
        });
        if (!plan.ok) return [`${scenario.id}: ${plan.error.message}`];
        return documentsSent(scenario).flatMap(([name, document]) =>
          errorsIn(name, plannedDocument(plan.value, document)).map(
            (error) => `${scenario.id} ${document}: ${error}`,
          ),
        );
      });
      expect(errors).toEqual([]);
    },
  );

  it('names what each scenario tests, in words', () => {
    for (const { purpose, title, requirements } of suite.scenarios) {
      expect(purpose.length).toBeGreaterThan(80);
      expect(title).not.toMatch(/\.$/);
      expect(requirements.some((id) => id.startsWith('N-'))).toBe(true);
    }
  });

  it('with the full suite covers every requirement on conduct', () => {
    // The judge holds every scenario to these two: no scenario of its own provokes them.
    const everywhere = ['CON-17', 'CON-20'];
    const full = loadSuite('full');
    const scenarios = full.ok ? full.value.scenarios : [];
    const covered = new Set([...everywhere, ...scenarios.flatMap(({ requirements }) => requirements)]);
    const conduct = Object.keys(guide.requirements).filter((id) => id.startsWith('CON-'));
    expect(conduct.length).toBeGreaterThan(everywhere.length);
    expect(conduct.filter((id) => !covered.has(id))).toEqual([]);
  });
});
