import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { assert, packagePath } from '../core/index.js';
import { problemsOfEdits, withEditedGuide, type Edit } from './guide-copy.fixture.js';
import { loadGuide, loadShippedGuide } from './load-guide.js';
import { checkBody, shippedGuide } from './message.fixture.js';
import type { Guide } from './model.js';
import { describeGuideError } from './problem.js';
import { requirementOf, requirementsOf } from './requirements.js';

function loadEdited(edits: readonly Edit[]): Guide {
  return withEditedGuide(edits, (folder) => {
    const guide = loadGuide(folder);
    assert(guide.ok, guide.ok ? '' : describeGuideError(guide.error));
    return guide.value;
  });
}

const SANCRT = 'messages/sancrt.yaml';

const GUIDE_SCHEMAS = new Set([
  'directory-codes',
  'directory-message',
  'directory-segments',
  'guide',
  'kinds',
  'message-guide',
  'participants',
  'reply-codes',
  'requirements',
  'texts',
  'untested',
]);

describe('loading the shipped guide', () => {
  const guide = shippedGuide();

  it('has the five messages, the kinds and the participants of the reading', () => {
    expect(Object.keys(guide.messages)).toEqual(['CONTRL', 'CUSRES-22', 'CUSRES-962', 'REQDOC', 'SANCRT']);
    expect(guide.participants.map(({ id }) => id)).toEqual(['AUDAFF', 'NZMPI', 'UYMGAP', 'ARMAGP', 'MXSE']);
    expect(Object.keys(guide.kinds).sort()).toEqual(['05', '08', '29', '30', 'ZZZ']);
    expect(guide.messages['SANCRT']?.functions).toEqual(['original', 'replace', 'cancellation']);
    expect(guide.replyCodes['hts-malformed']).toBe('R05');
  });

  it('takes representations from the directory and narrows codes only', () => {
    const bgm = guide.messages['SANCRT']?.nodes[0];
    expect(
      bgm?.kind === 'segment' && bgm.elements.map((use) => [use.id, use.representation, use.codes]),
    ).toEqual([
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
    const ids = [
      'N-20',
      'N-33d',
      'SYN-29',
      'SAN-BGM',
      'SAN-BGM-1004',
      'SAN-DTM-182',
      'ENV-UNG',
      'CUQ-SG6',
      'REQ-SG2-MS',
    ];
    expect(ids.filter((id) => !inventory.some((each) => each.id === id))).toEqual([]);
    expect(requirementOf(guide, 'SAN-BGM-1004')).toEqual({
      id: 'SAN-BGM-1004',
      text: 'BGM element 2 (component 1 of C106), 1004 certificate number: mandatory, an..35.',
      obligation: 'M',
      source: 'notice N-20',
      phase: 'structure',
      checkedBy: 'reference',
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
    const codesOf = (guide: Guide): readonly string[] =>
      checkBody(guide, body).findings.map(({ code }) => code);
    expect(codesOf(shippedGuide())).toEqual(['code-unknown']);
    const withCode = { file: SANCRT, from: "codes: ['811', '864']", to: "codes: ['811', '864', '852']" };
    expect(codesOf(loadEdited([withCode]))).toEqual([]);
    const withShort = {
      file: SANCRT,
      from: 'name: certificate number\n            use: M',
      to: 'name: certificate number\n            use: M\n            representation: an..8',
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
    const problems = problemsOfEdits([
      { file: 'guide.yaml', from: 'directory: D97B', to: 'directory: D96B' },
    ]);
    expect(problems).toContainEqual({
      code: 'GL-104',
      file: SANCRT,
      path: '/nodes/4/segment',
      expected: 'RFF at 0050',
      actual: 'LOC',
    });
  });

  it('takes one message from another directory than the rest', () => {
    const mixed = loadEdited([
      { file: 'messages/reqdoc.yaml', from: 'message: REQDOC', to: 'message: REQDOC\ndirectory: D96B' },
    ]);
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

describe('the schemas themselves', () => {
  const names = readdirSync(packagePath('schemas')).filter((name) =>
    GUIDE_SCHEMAS.has(name.replace('.schema.json', '')),
  );

  it('are all there, and JSON Schemas', () => {
    expect(names).toHaveLength(GUIDE_SCHEMAS.size);
    const ajv = new Ajv({ strict: true });
    for (const name of names) {
      const schema = JSON.parse(readFileSync(packagePath(`schemas/${name}`), 'utf8')) as object;
      expect([name, ajv.validateSchema(schema)]).toEqual([name, true]);
    }
  });
});
