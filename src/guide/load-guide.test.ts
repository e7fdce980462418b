import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assert } from '../core/index.js';
import { withEditedGuide, type Edit } from './guide-copy.fixture.js';
import { loadGuide, loadShippedGuide } from './load-guide.js';
import { checkBody, shippedGuide } from './message.fixture.js';
import type { Guide, GuideProblem } from './model.js';
import { describeGuideError } from './problem.js';
import { requirementOf, requirementsOf } from './requirements.js';

function loadEdited(edits: readonly Edit[]): Guide {
  return withEditedGuide(edits, (folder) => {
    const guide = loadGuide(folder);
    assert(guide.ok, guide.ok ? '' : describeGuideError(guide.error));
    return guide.value;
  });
}

function problemsOf(edits: readonly Edit[]): readonly GuideProblem[] {
  return withEditedGuide(edits, (folder) => {
    const guide = loadGuide(folder);
    return guide.ok || guide.error.kind !== 'guide-invalid' ? [] : guide.error.problems;
  });
}

const SANCRT = 'messages/sancrt.yaml';

describe('loading the shipped guide', () => {
  const guide = shippedGuide();

  it('has the four messages, the kinds and the participants of the reading', () => {
    expect(Object.keys(guide.messages)).toEqual(['CUSRES-22', 'CUSRES-962', 'REQDOC', 'SANCRT']);
    expect(guide.participants.map(({ id }) => id)).toEqual(['AUDAFF', 'NZMPI', 'UYMGAP', 'ARMAGP', 'MXSE']);
    expect(Object.keys(guide.kinds).sort()).toEqual(['05', '08', '29', '30', 'ZZZ']);
    expect(guide.messages['SANCRT']?.functions).toEqual(['original', 'replace', 'cancellation']);
    expect(guide.replyCodes['hts-malformed']).toBe('R05');
  });

  it('takes representations from the directory and narrows codes only', () => {
    const bgm = guide.messages['SANCRT']?.nodes[0];
    expect(bgm?.kind === 'segment' && bgm.elements.map((use) => [use.id, use.representation, use.codes])).toEqual([
      ['1001', 'an..3', ['811', '864']],
      ['1004', 'an..35', undefined],
      ['1225', 'an..3', ['9', '5', '1']],
    ]);
  });

  it('is frozen through and through', () => {
    expect(Object.isFrozen(guide)).toBe(true);
    expect(Object.isFrozen(guide.messages['SANCRT']?.nodes[0])).toBe(true);
    expect(Object.isFrozen(guide.requirements)).toBe(true);
  });

  it('is the same object when nothing changed, and an id that is not there is told', () => {
    const again = loadShippedGuide('ecert-2.0');
    expect(again.ok && again.value).toBe(guide);
    for (const id of ['no-such-guide', '../ecert-2.0', '']) {
      const missing = loadShippedGuide(id);
      expect(missing.ok ? '' : missing.error.kind).toBe('guide-not-found');
    }
  });

  it('lists every requirement once, structural ones included, each with text and source', () => {
    const inventory = requirementsOf(guide);
    expect(new Set(inventory.map(({ id }) => id)).size).toBe(inventory.length);
    expect(inventory.every(({ text, source }) => text !== '' && source !== '')).toBe(true);
    const ids = ['N-20', 'N-33d', 'SYN-29', 'SAN-BGM', 'SAN-BGM-1004', 'SAN-DTM-182', 'ENV-UNG', 'CUQ-SG6', 'REQ-SG2-MS'];
    expect(ids.filter((id) => !inventory.some((each) => each.id === id))).toEqual([]);
    expect(requirementOf(guide, 'SAN-BGM-1004')).toEqual({
      id: 'SAN-BGM-1004',
      text: 'BGM element 2 (component 1 of C106), 1004 certificate number: mandatory, an..35.',
      obligation: 'M',
      source: 'notice N-20',
    });
    expect(requirementOf(guide, 'NO-SUCH').text).toContain('NO-SUCH');
  });
});

describe('holding other guides, a person edits files, never code', () => {
  it('gives every edit another digest, and the same files the same one', () => {
    const plain = loadEdited([]);
    expect(plain.digest).toBe(shippedGuide().digest);
    const edit = { file: SANCRT, from: "codes: ['811', '864']", to: "codes: ['811', '864', '852']" };
    expect(loadEdited([edit]).digest).not.toBe(plain.digest);
  });

  it('checks by the edited file: a code more, a segment mandatory, a limit higher, a field shorter', () => {
    const body =
      "BGM+852+6AU000123+9'DTM+182:20260227:102'LOC+27+AU'GIS+05'PNA+IM+12-345678900'" +
      "LIN+1'PIA+5+020130:HS'QTY+1:25000:KGM'CNT+2:1'";
    const codesOf = (guide: Guide): readonly string[] => checkBody(guide, body).findings.map(({ code }) => code);
    expect(codesOf(shippedGuide())).toEqual(['code-unknown']);
    const withCode = { file: SANCRT, from: "codes: ['811', '864']", to: "codes: ['811', '864', '852']" };
    expect(codesOf(loadEdited([withCode]))).toEqual([]);
    const withShort = {
      file: SANCRT,
      from: "id: '1004', name: certificate number, use: M",
      to: "id: '1004', name: certificate number, use: M, representation: an..8",
    };
    expect(codesOf(loadEdited([withCode, withShort]))).toEqual(['text-too-long']);
    const withReference = {
      file: SANCRT,
      from: 'name: Quota or TPL reference\n    use: { original: C, replace: C, cancellation: N }',
      to: 'name: Quota or TPL reference\n    use: { original: M, replace: C, cancellation: N }',
    };
    expect(codesOf(loadEdited([withCode, withReference]))).toEqual(['segment-missing']);
  });

  it('loads the same messages on another directory, where they are a legal subset of it', () => {
    const onD98B = loadEdited([{ file: 'guide.yaml', from: 'directory: D97B', to: 'directory: D98B' }]);
    expect(onD98B.messages['SANCRT']?.type.release).toBe('98B');
    expect(onD98B.digest).not.toBe(shippedGuide().digest);
  });

  it('refuses them on a directory of which they are no subset: D.96B numbers its positions otherwise', () => {
    const problems = problemsOf([{ file: 'guide.yaml', from: 'directory: D97B', to: 'directory: D96B' }]);
    expect(problems).toContainEqual({
      file: SANCRT,
      path: '/nodes/4/segment',
      expected: 'RFF at 0050',
      actual: 'LOC',
    });
  });

  it('takes one message from another directory than the rest', () => {
    const mixed = loadEdited([{ file: 'messages/reqdoc.yaml', from: 'message: REQDOC', to: 'message: REQDOC\ndirectory: D96B' }]);
    expect(mixed.messages['REQDOC']?.type.release).toBe('96B');
    expect(mixed.messages['SANCRT']?.type.release).toBe('97B');
  });

  it('notices files that are new, and loads texts of another language', () => {
    withEditedGuide([], (folder) => {
      writeFileSync(join(folder, 'texts/en/more.yaml'), 'my-finding: { text: mine, hint: none }\n');
      const guide = loadGuide(folder);
      expect(guide.ok && guide.value.texts['en']?.['my-finding']?.text).toBe('mine');
      writeFileSync(join(folder, 'texts/en/more.yaml'), 'my-finding: { text: changed, hint: none }\n');
      const changed = loadGuide(folder);
      expect(changed.ok && changed.value.texts['en']?.['my-finding']?.text).toBe('changed');
    });
  });
});

describe('refusing what cannot be used', () => {
  const bgmUse = 'name: Certificate\n    use: M';
  const cases: readonly (Edit & { readonly what: string; readonly path: string; readonly expected: string; readonly actual: string })[] = [
    {
      what: 'an element that the directory has at another position',
      file: SANCRT,
      from: "component: 1, id: '1004'",
      to: "component: 1, id: '1056'",
      path: '/nodes/0/elements/1/components/0/id',
      expected: '1004, as D97B has it there',
      actual: '1056',
    },
    {
      what: 'a representation wider than the directory',
      file: SANCRT,
      from: "id: '6060', name: quantity, use: M",
      to: "id: '6060', name: quantity, use: M, representation: an..15",
      path: '/nodes/11/children/3/elements/0/components/1/representation',
      expected: 'n..15 or narrower, as D97B has it',
      actual: 'an..15',
    },
    {
      what: 'a code that the list of the directory lacks',
      file: SANCRT,
      from: "codes: ['811', '864']",
      to: "codes: ['811', '999']",
      path: '/nodes/0/elements/0/components/0/codes',
      expected: 'values of D97B code list 1001 (or codeList: guide)',
      actual: '999',
    },
    {
      what: 'a segment where the directory has another',
      file: SANCRT,
      from: "segment: LOC\n    position: '0050'",
      to: "segment: LOC\n    position: '0060'",
      path: '/nodes/4/segment',
      expected: 'RFF at 0060',
      actual: 'LOC',
    },
    {
      what: 'segments out of the order of the directory',
      file: SANCRT,
      from: "segment: FTX\n    position: '0070'",
      to: "segment: DTM\n    position: '0030'",
      path: '/nodes/6/position',
      expected: 'positions in the order of the directory',
      actual: '0030',
    },
    {
      what: 'more repetitions than the directory allows',
      file: 'messages/reqdoc.yaml',
      from: 'use: C\n        repeat: 9',
      to: 'use: C\n        repeat: 10',
      path: '/nodes/6/children',
      expected: 'no more than 9 of GIS at 0170',
      actual: '10',
    },
    {
      what: 'a segment conditional that the directory makes mandatory',
      file: SANCRT,
      from: bgmUse,
      to: 'name: Certificate\n    use: { original: M, replace: M, cancellation: N }',
      path: '/nodes',
      expected: 'BGM at 0020, mandatory in D97B',
      actual: 'no use for cancellation',
    },
    {
      what: 'an element conditional that the directory makes mandatory',
      file: SANCRT,
      from: "id: '3227', name: place qualifier, use: M",
      to: "id: '3227', name: place qualifier, use: C",
      path: '/nodes/4/elements/0/use',
      expected: 'M, as the directory has it',
      actual: 'C',
    },
    {
      what: 'a component left out that the directory makes mandatory',
      file: SANCRT,
      from: "          - { component: 1, id: '6063', name: quantity qualifier, use: M, qualifier: ['1'], source: assumed }\n".replace(/^/, '    '),
      to: '',
      path: '/nodes/11/children/3/elements/0/components',
      expected: 'component 1 (6063), mandatory in C186',
      actual: 'not listed',
    },
    {
      what: 'a component that the composite does not have',
      file: SANCRT,
      from: "component: 3, id: '6411', name: unit of measure",
      to: "component: 4, id: '6411', name: unit of measure",
      path: '/nodes/11/children/3/elements/0/components/2/component',
      expected: '1 to 3, as C186 has',
      actual: '4',
    },
    {
      what: 'two uses of one position with the same qualifier',
      file: SANCRT,
      from: "qualifier: ['36']",
      to: "qualifier: ['7']",
      path: '/nodes/3/id',
      expected: 'an id that no other node of the message has',
      actual: 'DTM-7',
    },
    {
      what: 'a use for a function that the message does not have',
      file: SANCRT,
      from: '{ original: C, replace: C, cancellation: N }',
      to: '{ original: C, replace: C, cancellation: N, amendment: C }',
      path: '/nodes/2/use/amendment',
      expected: 'a function of the message: original, replace, cancellation',
      actual: 'amendment',
    },
    {
      what: 'function codes that are not those of the element',
      file: SANCRT,
      from: "cancellation: '1' }",
      to: "cancellation: '3' }",
      path: '/function/codes',
      expected: 'the codes of 1225: 9, 5, 1',
      actual: '9, 5, 3',
    },
    {
      what: 'something that repeats without a list to go to',
      file: SANCRT,
      from: 'repeat: 9\n    list: freeText',
      to: 'repeat: 9',
      path: '/nodes/6/list',
      expected: 'a name for the list, since it repeats',
      actual: 'none',
    },
    {
      what: 'a message that the directory does not have',
      file: 'messages/reqdoc.yaml',
      from: 'message: REQDOC',
      to: 'message: ORDERS',
      path: '/message',
      expected: 'a message of D97B: CUSRES, REQDOC, SANCRT',
      actual: 'ORDERS',
    },
    {
      what: 'a directory that is not there',
      file: 'guide.yaml',
      from: 'directory: D97B',
      to: 'directory: D03A',
      path: '/directory',
      expected: 'a folder directories/D03A',
      actual: 'no such folder',
    },
    {
      what: 'a key that the schema does not know',
      file: SANCRT,
      from: 'prefix: SAN',
      to: 'prefix: SAN\nprefx: SAN',
      path: '/',
      expected: 'only keys of the schema',
      actual: 'the key "prefx"',
    },
    {
      what: 'an item without a source',
      file: SANCRT,
      from: bgmUse + '\n    source: un D.97B',
      to: bgmUse,
      path: '/nodes/0',
      expected: 'the key "source"',
      actual: 'no such key',
    },
    {
      what: 'a source of no known sort',
      file: 'reply-codes.yaml',
      from: 'source: assumed',
      to: 'source: hearsay',
      path: '/source',
      expected: 'must match pattern "^(notice|cbp|cfr|fr|vendor|un|iso9735|assumed)\\b"',
      actual: '"hearsay"',
    },
    {
      what: 'the same reply code for two rules',
      file: 'reply-codes.yaml',
      from: 'hts-malformed: R05',
      to: 'hts-malformed: R06',
      path: '/codes',
      expected: 'each code for one rule',
      actual: 'R06 twice',
    },
    {
      what: 'a kind that the participant does not issue',
      file: 'participants.yaml',
      from: "country: MX, kinds: ['30']",
      to: "country: MX, kinds: ['29']",
      path: '/participants/4/kinds',
      expected: 'a kind that MX issues',
      actual: '29',
    },
    {
      what: 'a number mask that is no regular expression',
      file: 'kinds.yaml',
      from: "'^\\d(AR|AU|NZ|UY)\\d{6}$'",
      to: "'^\\d(AR|AU\\d{6}$'",
      path: '/kinds (05)/numberMask',
      expected: 'a regular expression',
      actual: '^\\d(AR|AU\\d{6}$',
    },
  ];

  it.each(cases)('$what', ({ file, from, to, path, expected, actual }) => {
    expect(problemsOf([{ file, from, to }])).toContainEqual({ file, path, expected, actual });
  });

  it('tells a text or requirement that two files define, and a file that is no YAML', () => {
    withEditedGuide([], (folder) => {
      writeFileSync(join(folder, 'texts/en/twice.yaml'), 'segment-missing: { text: again, hint: none }\n');
      writeFileSync(join(folder, 'requirements/twice.yaml'), 'N-20: { text: again, obligation: M, source: assumed }\n');
      writeFileSync(join(folder, 'kinds.yaml'), 'kinds: [\n');
      rmSync(join(folder, 'participants.yaml'));
      const guide = loadGuide(folder);
      assert(!guide.ok && guide.error.kind === 'guide-invalid', 'the guide is refused');
      const told = guide.error.problems.map(({ file, expected, actual }) => `${file}: ${expected}, ${actual}`);
      expect(told).toContain('texts/en/twice.yaml: each code once, segment-missing twice');
      expect(told).toContain('requirements/twice.yaml: each id once, N-20 twice');
      expect(told).toContain('participants.yaml: a file, no such file');
      expect(told.some((line) => line.startsWith('kinds.yaml: YAML'))).toBe(true);
      expect(describeGuideError(guide.error)).toContain('texts/en/twice.yaml /segment-missing: expected each code once');
    });
  });

  it('tells a folder that holds no guide', () => {
    const missing = loadGuide(join(tmpdir(), 'no-guide-here'));
    expect(missing.ok ? '' : describeGuideError(missing.error)).toContain('guide.yaml is not there');
  });
});
