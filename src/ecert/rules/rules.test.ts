import { describe, expect, it } from 'vitest';
import type { Finding, Span } from '../../core/index.js';
import { renderFinding, type CertificateKind } from '../../guide/index.js';
import { exampleContext, shippedGuide, type ExampleMessage } from './example-message.fixture.js';
import { RULES } from './index.generated.js';
import type { RuleExample } from './model.js';
import { runRules } from './run-rules.js';

const guide = shippedGuide();

/** `PIA#2 2.1` as a span: the second PIA of the message, element 2, component 1; `UNH` is the message. */
function placeNamed({ message }: ExampleMessage, name: string): Span {
  if (name === 'UNH') return message.span;
  const match = /^([A-Z]{3})(?:#(\d+))? (\d+)\.(\d+)$/.exec(name);
  expect(match, `${name} names a place`).not.toBeNull();
  const [, tag = '', occurrence = '1', element = '', component = ''] = match!;
  const segment = message.segments.filter((one) => one.tag === tag)[Number(occurrence) - 1];
  expect(segment, `${name} is in the message`).toBeDefined();
  return segment!.span(Number(element), Number(component));
}

function findingsOf(
  name: string,
  example: RuleExample,
): { readonly findings: readonly Finding[]; readonly sent: ExampleMessage } {
  const { context, sent } = exampleContext(guide, example);
  expect([...sent.message.findings, ...sent.check.findings], 'passes syntax and structure').toEqual([]);
  return { findings: runRules(context).filter((finding) => finding.code === name), sent };
}

describe.each(RULES.map((rule) => [rule.name, rule] as const))('rule %s', (name, rule) => {
  it.each(rule.examples.valid.map((example) => [example.shows, example] as const))(
    'holds: %s',
    (_, example) => {
      expect(findingsOf(name, example).findings).toEqual([]);
    },
  );

  it.each(rule.examples.invalid.map((example) => [example.shows, example] as const))(
    'is broken: %s',
    (_, example) => {
      const { findings, sent } = findingsOf(name, example);
      const seen = findings.map(({ span, params }) => ({
        span,
        value: params['value'],
        expected: params['expected'],
      }));
      expect(seen).toEqual(
        example.breaks.map(({ at, value, expected }) => ({ span: placeNamed(sent, at), value, expected })),
      );
      for (const { span, params } of findings.filter((finding) => finding.span.element !== undefined)) {
        expect(sent.bytes.slice(span.offset, span.offset + span.length)).toBe(params['value']);
      }
    },
  );

  it('has a reply code, requirements and a text of its own', () => {
    expect(rule.examples.valid.length).toBeGreaterThan(0);
    expect(rule.examples.invalid.length).toBeGreaterThan(0);
    const code = guide.replyCodes[name];
    expect(rule.requirements[0]).toBe(code);
    for (const id of rule.requirements) expect(guide.requirements[id], id).toBeDefined();
    for (const finding of rule.examples.invalid.flatMap((example) => findingsOf(name, example).findings)) {
      expect(finding).toMatchObject({ replyCode: code, severity: 'error', phase: 'rule' });
      const { text, hint } = renderFinding(guide, finding);
      expect(text).toContain(String(finding.params['expected']));
      expect(text).toContain(String(finding.params['actual']));
      expect(hint).not.toBe('');
      expect(text.length, `${text} fits into FTX 4440`).toBeLessThanOrEqual(70);
    }
  });

  it('says nothing of functions it does not apply to', () => {
    for (const example of rule.examples.invalid)
      expect(rule.functions).toContain(example.function ?? 'original');
  });
});

describe('what a kind expects', () => {
  /** The text of the first finding with a code, for a document of a kind whose participant may issue it. */
  const textOf = (kind: CertificateKind, name: string, set: RuleExample['set']): string => {
    const country = kind.countries[0] ?? 'AU';
    const { context } = exampleContext(guide, {
      shows: '',
      set: {
        kind: kind.code,
        documentName: kind.documentName,
        certificateNumber: `6${country}000123`,
        ...set,
      },
      participant: { kinds: [kind.code], country },
    });
    const finding = runRules(context).find(({ code }) => code === name);
    return finding === undefined ? '' : renderFinding(guide, finding).text;
  };

  it.each(Object.values(guide.kinds).map((kind) => [kind.code, kind] as const))(
    'of goods, unit and number fits into FTX 4440 whole: %s',
    (_, kind) => {
      const [example] = kind.examples;
      const texts = [
        textOf(kind, 'hts-not-in-scope', { 'lines.1.hts': '270900' }),
        textOf(kind, 'unit-not-of-hts', { 'lines.1.hts': example?.hts ?? '', 'lines.1.unit': 'CTM' }),
        textOf(kind, 'certificate-number-malformed', { certificateNumber: '6AU00012345678901' }),
      ];
      for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(70);
      expect([texts[0] === '', texts[1] === '', texts[2] === '']).toEqual([
        kind.htsPrefixes.length === 0, // takes all goods
        false,
        false,
      ]);
    },
  );
});

describe('rules together', () => {
  const codesOf = (example: RuleExample): readonly string[] =>
    runRules(exampleContext(guide, example).context).map((finding) => finding.replyCode ?? '');

  it('find nothing wrong with plain documents', () => {
    expect(codesOf({ shows: '' })).toEqual([]);
    expect(codesOf({ shows: '', function: 'replace', onFile: [{}] })).toEqual([]);
    expect(codesOf({ shows: '', function: 'cancellation', onFile: [{}] })).toEqual([]);
    expect(codesOf({ shows: '', function: 'query', onFile: [{}] })).toEqual([]);
  });

  it('report every error in document order', () => {
    const set = {
      certificateNumber: '5AU000123',
      issueDate: '20260303',
      origin: 'NZ',
      importer: 'X',
      'lines.1.quantity': '1.5',
      'lines.1.unit': 'LTR',
      lineCount: '2',
    };
    expect(codesOf({ shows: '', set })).toEqual(['R11', 'R04', 'R17', 'R09', 'R07', 'R08', 'R19']);
  });

  it('report one mistake once', () => {
    expect(codesOf({ shows: '', set: { certificateNumber: 'AU6000123' } })).toEqual(['R01']);
    expect(codesOf({ shows: '', set: { certificateNumber: '6NZ000123' } })).toEqual(['R02']);
    expect(codesOf({ shows: '', set: { kind: '77' } })).toEqual(['R10']);
    expect(codesOf({ shows: '', set: { 'lines.1.hts': '980100' } })).toEqual(['R05']);
    expect(codesOf({ shows: '', set: { 'lines.1.hts': '040110', 'lines.1.unit': 'LTR' } })).toEqual(['R06']);
    expect(codesOf({ shows: '', set: { issueDate: '20260230' } })).toEqual(['R04']);
    expect(codesOf({ shows: '', function: 'replace', set: { certificateNumber: '5AU000123' } })).toEqual([
      'R11',
    ]);
    expect(codesOf({ shows: '', function: 'query', set: { participant: 'NZMPI' }, onFile: [{}] })).toEqual([
      'D04',
    ]);
  });
});
