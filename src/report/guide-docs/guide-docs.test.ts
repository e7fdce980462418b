import { Ajv } from 'ajv';
import { describe, expect, it, vi } from 'vitest';
import { assert } from '../../core/index.js';
import { readTransmission } from '../../edifact/index.js';
import {
  checkEnvelope,
  checkMessage,
  layOut,
  loadShippedGuide,
  rawInterchange,
  type Guide,
} from '../../guide/index.js';
import { GUIDE_DOCUMENT_SCHEMA } from '../guide-document-schema.js';
import { renderGuideJson } from '../guide-json.js';
import { renderGuideText } from '../guide-text.js';
import { exampleInterchange, exampleMessage } from './example-message.js';
import { renderGuideDocs } from './guide-docs.js';
import { representationWords } from './representation-words.js';
import { sourceView } from './source-address.js';

vi.setConfig({ testTimeout: 60_000 });

function loaded(id: string): Guide {
  const read = loadShippedGuide(id);
  assert(read.ok, 'the shipped guide loads');
  return read.value;
}

const guide = loaded('ecert-2.0');
const GUIDES = [guide, loaded('elvis-2001')].map((each) => [each.id, each, renderGuideDocs(each)] as const);
const CASES = GUIDES.flatMap(([of, by]) =>
  Object.values(by.messages).flatMap((message) =>
    message.functions.map((functionName) => [of, message.id, functionName, by] as const),
  ),
);

describe.each(GUIDES)('the pages of %s', (_, guide, pages) => {
  it('say which rules are not in force, and why', () => {
    const index = pages.get('index.html') ?? '';
    const reasons = Object.entries(guide.rulesOff);
    expect(index.includes('Rules that are not in force')).toBe(reasons.length > 0);
    for (const [rule, reason] of reasons)
      expect(index).toContain(`<dt>${rule.replaceAll('-', ' ')}</dt><dd>${reason}</dd>`);
  });

  it('are one per message and a first one, and the same bytes each time', () => {
    expect([...pages.keys()]).toEqual([
      'index.html',
      ...Object.keys(guide.messages).map((id) => `${id}.html`),
    ]);
    expect([...renderGuideDocs(guide)]).toEqual([...pages]);
  });

  it('have an anchor for every requirement of the guide', () => {
    const html = [...pages.values()].join('');
    const anchors = new Set([...html.matchAll(/ id="requirement-([^"]+)"/g)].map((match) => match[1]));
    expect(Object.keys(guide.requirements).filter((id) => !anchors.has(id))).toEqual([]);
  });

  it.each([...pages])('%s needs no script, answers its links, and has each id once', (_, html) => {
    expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|form)\b/);
    expect(html).not.toMatch(/\b(src|srcset|action|on[a-z]+)=|url\(|@import/);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const [, target] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const [, file] of html.matchAll(/ href="([^"#:]+\.html)"/g)) expect(pages.has(file!)).toBe(true);
    const levels = [...html.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    });
  });

  it('show every condition under its message, with its source', () => {
    for (const message of Object.values(guide.messages)) {
      const html = pages.get(`${message.id}.html`)!;
      expect(html.includes('id="conditions"')).toBe(message.conditions.length > 0);
      for (const { requirement, text } of message.conditions) {
        const row = html.split('<tr ').find((each) => each.startsWith(`id="requirement-${requirement}"`));
        expect(row).toContain(text);
        expect(row).toMatch(/assumed|notice|iso9735/i);
      }
    }
  });

  it('mark what is assumed, by a word', () => {
    const assumed = guide.messages['SANCRT']!.nodes.filter(({ source }) => source.startsWith('assumed'));
    const rows = pages.get('SANCRT.html')!;
    for (const { name } of assumed) expect(rows).toContain(`${name} <span class="assumed">assumed</span>`);
    expect(assumed.length).toBeGreaterThan(0);
  });
});

describe.each(CASES)('the example of %s %s %s', (_, id, functionName, guide) => {
  it('is one in which nothing is found, and holds every segment that the function may', () => {
    const message = guide.messages[id]!;
    const drawn = exampleMessage(guide, message, functionName);
    const { bytes } = layOut(rawInterchange(exampleInterchange(guide, drawn)));
    const [interchange] = readTransmission(bytes).interchanges;
    const [reading] = interchange!.messages;
    const from = message.from === 'either' ? 'participant' : message.from;
    const check = checkMessage(guide, reading!, { interchange: interchange!, from });
    const envelope = message.from === 'participant' ? checkEnvelope(guide, interchange!) : [];
    expect([...interchange!.findings, ...envelope, ...reading!.findings, ...check.findings]).toEqual([]);
    expect(check.function).toBe(functionName);
    const wanted = message.nodes.filter((node) => node.use[functionName] === 'M').map((node) => node.id);
    expect(drawn.nodes.map(({ use }) => use.id)).toEqual(expect.arrayContaining(wanted));
  });
});

it.each([
  ['un D.97B', 'https://service.unece.org/trade/untdid/d97b/', false],
  ['fr 87 FR 52015', 'https://www.federalregister.gov/citation/87-FR-52015', false],
  ['cfr 19 CFR 132.15', 'https://www.ecfr.gov/current/title-19/section-132.15', false],
  ['vendor ACE error L06', '', false],
  ['assumed', '', true],
])('the source %s is found at "%s"', (source, address, assumed) => {
  expect(sourceView(source)).toEqual({ text: source, address, assumed });
});

it.each([
  ['an..35', 'up to 35 characters'],
  ['n8', 'exactly 8 digits'],
  ['a1', 'exactly 1 letter'],
])('%s is %s', (representation, words) => {
  expect(representationWords(representation)).toBe(words);
});

describe('a guide printed', () => {
  const check = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(GUIDE_DOCUMENT_SCHEMA);

  it('as JSON is by its schema, and carries all of it', () => {
    const document = JSON.parse(renderGuideJson(guide)) as object;
    expect(check(document), JSON.stringify(check.errors)).toBe(true);
    expect(document).toEqual({ format: 'ecert-guide/1', ...(JSON.parse(JSON.stringify(guide)) as object) });
  });

  it('as JSON with one message has just that one', () => {
    const document = JSON.parse(renderGuideJson(guide, 'REQDOC')) as { readonly messages: object };
    expect(check(document)).toBe(true);
    expect(Object.keys(document.messages)).toEqual(['REQDOC']);
  });

  it('is refused by the schema when something else stands in it', () => {
    expect(check({ ...(JSON.parse(renderGuideJson(guide)) as object), remark: 'x' })).toBe(false);
    const text = renderGuideJson(guide).replace('"representation": "an..35"', '"representation": "text"');
    expect(check(JSON.parse(text))).toBe(false);
  });

  it('as text has a line for each segment', () => {
    const text = renderGuideText(guide, 'SANCRT');
    expect(text).toMatch(/^0030 DTM-36 +C\/C\/N 1 +Expiry date$/m);
    expect(text).toMatch(/^ +2\.1 +1004 M an\.\.35 +certificate number$/m);
    expect(text).not.toContain('REQDOC');
  });
});
