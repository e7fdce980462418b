import { describe, expect, it } from 'vitest';
import { SYNTAX_FINDINGS } from '../edifact/index.js';
import { checkBody, shippedGuide } from './message.fixture.js';
import { placeholdersOf, renderFinding } from './render-finding.js';
import { requirementOf } from './requirements.js';
import { STRUCTURE_CODES, STRUCTURE_PARAMS, structureFinding } from './structure-finding.js';

const guide = shippedGuide();
const english = guide.texts['en'] ?? {};

describe('texts', () => {
  it('there is one for every finding of the syntax and the structure stage, with a hint', () => {
    const codes = [...Object.keys(SYNTAX_FINDINGS), ...STRUCTURE_CODES];
    expect(
      codes.filter((code) => (english[code]?.text ?? '') === '' || (english[code]?.hint ?? '') === ''),
    ).toEqual([]);
  });

  it('ask for no more than a finding tells', () => {
    const asked = STRUCTURE_CODES.flatMap((code) => {
      const { text = '', hint = '' } = english[code] ?? {};
      return [...placeholdersOf(text), ...placeholdersOf(hint)];
    });
    expect(asked.filter((name) => !STRUCTURE_PARAMS.some((param) => param === name))).toEqual([]);
    const ofSyntax = Object.keys(SYNTAX_FINDINGS).flatMap((code) =>
      placeholdersOf(`${english[code]?.text ?? ''}${english[code]?.hint ?? ''}`),
    );
    expect([...new Set(ofSyntax)].sort()).toEqual(['actual', 'expected']);
  });

  it('every finding of the structure and syntax stages rests on requirements that are written down', () => {
    const params = { tag: 'BGM', id: '1004', name: 'x', expected: 'a', actual: 'b' };
    const span = { offset: 0, length: 0 };
    const named = STRUCTURE_CODES.flatMap(
      (code) => structureFinding(code, span, params, undefined).requirements,
    );
    const ofSyntax = Object.values(SYNTAX_FINDINGS).map(({ errorCode }) => `SYN-${errorCode}`);
    const envelope = ['ENV-0001', 'ENV-0002', 'ENV-0010', 'ENV-0036', 'ENV-0065', 'ENV-UNG'];
    const unknown = [...named, ...ofSyntax, ...envelope].filter((id) => guide.requirements[id] === undefined);
    expect(unknown).toEqual([]);
  });
});

describe('rendering', () => {
  it('says what was found, and what to do', () => {
    const [finding] = checkBody(
      guide,
      "BGM+811+6AU000123+9'DTM+182:20260227:102'LOC+28+AU'GIS+05'CNT+2:0'",
    ).findings;
    expect(renderFinding(guide, finding!)).toEqual({
      text: 'Qualifier 28 in LOC (3227 place qualifier) is none that the guide has; it has 27.',
      hint: 'The qualifier says what the segment is for. Use one of those listed, or leave the segment out.',
    });
  });

  it('takes English where the language or its text is missing, and plain words where there is no text at all', () => {
    const finding = { code: 'groups-not-accepted', params: {} };
    expect(renderFinding(guide, finding, 'xx')).toEqual(renderFinding(guide, finding));
    expect(renderFinding(guide, { code: 'never-heard-of', params: { expected: 'a', actual: 2 } })).toEqual({
      text: 'never heard of, expected a, actual 2',
      hint: '',
    });
  });

  it('never fails for a param that was not given', () => {
    expect(renderFinding(guide, { code: 'text-too-long', params: {} }).text).toBe(
      '? in ? is too long for ? (?, ?).',
    );
  });

  it('does not fill in what a value brings along', () => {
    const params = { tag: 'BGM', id: '1004', name: 'number', expected: 'an..3', actual: '{{tag}}' };
    expect(renderFinding(guide, { code: 'text-too-long', params }).text).toContain('{{tag}} in BGM');
  });

  it('knows every requirement that the guide has, and tells one that it has not', () => {
    expect(requirementOf(guide, 'SYN-13').source).toContain('0085 = 13');
    expect(requirementOf(guide, 'X-1')).toMatchObject({ id: 'X-1', source: 'assumed' });
  });
});
