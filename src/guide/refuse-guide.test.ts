import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assert } from '../core/index.js';
import { problemsOfEdits, withEditedGuide, type Edit } from './guide-copy.fixture.js';
import { loadGuide } from './load-guide.js';
import { describeGuideError } from './problem.js';

const SANCRT = 'messages/sancrt.yaml';

describe('refusing what cannot be used', () => {
  const bgmUse = 'name: Certificate\n    use: M';
  const cases: readonly (Edit & {
    readonly what: string;
    readonly path: string;
    readonly expected: string;
    readonly actual: string;
  })[] = [
    {
      what: 'an element that the directory has at another position',
      file: SANCRT,
      from: "id: '1004'",
      to: "id: '1056'",
      path: '/nodes/0/elements/1/components/0/id',
      expected: '1004, as D97B has it there',
      actual: '1056',
    },
    {
      what: 'a representation wider than the directory',
      file: SANCRT,
      from: 'name: quantity\n                use: M',
      to: 'name: quantity\n                use: M\n                representation: an..15',
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
      from: 'name: place qualifier\n        use: M',
      to: 'name: place qualifier\n        use: C',
      path: '/nodes/4/elements/0/use',
      expected: 'M, as the directory has it',
      actual: 'C',
    },
    {
      what: 'a component left out that the directory makes mandatory',
      file: SANCRT,
      from: `              - component: 1
                id: '6063'
                name: quantity qualifier
                use: M
                qualifier: ['1']
                source: assumed
`,
      to: '',
      path: '/nodes/11/children/3/elements/0/components',
      expected: 'component 1 (6063), mandatory in C186',
      actual: 'not listed',
    },
    {
      what: 'a component that the composite does not have',
      file: SANCRT,
      from: "component: 3\n                id: '6411'",
      to: "component: 4\n                id: '6411'",
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
      expected: 'to match pattern "^(notice|cbp|cfr|fr|vendor|un|iso9735|assumed)\\b"',
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
      from: "country: MX\n    kinds: ['30']",
      to: "country: MX\n    kinds: ['29']",
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
    expect(problemsOfEdits([{ file, from, to }])).toContainEqual(
      expect.objectContaining({ file, path, expected, actual }),
    );
  });

  it('tells a text or requirement that two files define, and a file that is no YAML', () => {
    withEditedGuide([], (folder) => {
      writeFileSync(join(folder, 'texts/en/twice.yaml'), 'segment-missing: { text: again, hint: none }\n');
      writeFileSync(
        join(folder, 'requirements/twice.yaml'),
        'phase: rule\ncheckedBy: judge\nrequirements: [{ id: N-20, text: again, obligation: M, source: assumed }]\n',
      );
      writeFileSync(join(folder, 'kinds.yaml'), 'kinds: [\n');
      rmSync(join(folder, 'participants.yaml'));
      const guide = loadGuide(folder);
      assert(!guide.ok && guide.error.kind === 'guide-invalid', 'the guide is refused');
      const told = guide.error.problems.map(
        ({ file, expected, actual }) => `${file}: ${expected}, ${actual}`,
      );
      expect(told).toContain('texts/en/twice.yaml: each code once, segment-missing twice');
      expect(told).toContain('requirements/twice.yaml: each id once, N-20 twice');
      expect(told).toContain('participants.yaml: a file, no such file');
      expect(told.some((line) => line.startsWith('kinds.yaml: YAML'))).toBe(true);
      expect(describeGuideError(guide.error)).toContain(
        'GL-005 texts/en/twice.yaml /segment-missing: expected each code once',
      );
    });
  });

  it('tells a folder that holds no guide', () => {
    const missing = loadGuide(join(tmpdir(), 'no-guide-here'));
    expect(missing.ok ? '' : describeGuideError(missing.error)).toContain('guide.yaml is not there');
  });
});
