import { beforeEach, describe, expect, it } from 'vitest';

import { addMs, bytesToLatin1, HOUR_MS, latin1ToBytes, MINUTE_MS, type Instant } from '../../core/index.js';
import { loadShippedGuide, type DocumentData } from '../../guide/index.js';
import type { TaskDocument } from '../../journal/index.js';
import { DOCUMENT, GREETING, START } from '../driver-contract.fixture.js';
import type { Prompt } from '../model.js';
import { defectsNamed } from './defects.js';
import { createModelCandidate, type ModelCandidate } from './model-candidate.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;

let candidate: ModelCandidate;
let now: Instant;
beforeEach(() => {
  candidate = createModelCandidate({ guide });
  now = START;
  candidate.start(GREETING);
});

const say = (prompt: Prompt): string[] => candidate.prompt(prompt, now).map(bytesToLatin1);
const register = (...documents: TaskDocument[]): string[] =>
  say({ kind: 'task', task: { kind: 'register', documents } });
const deliver = (...texts: string[]): string[] =>
  say({ kind: 'deliver', interchanges: texts.map(latin1ToBytes) });
const tickAfter = (ms: number): string[] => {
  now = addMs(now, ms);
  return say({ kind: 'tick' });
};
const numbered = (certificateNumber: string): DocumentData => ({ ...DOCUMENT, certificateNumber });

// Replies as the reading describes them, written by hand: the model is not tested against our own reference here.
const reply = (body: string): string => `UNB+UNOA:3+USCBP+UYMGAP+260302:1200+R1++++++1'${body}UNZ+1+R1'`;
const control = (body: string): string =>
  reply(`UNH+1+CONTRL:D:3:UN'${body}UNT+${body.split("'").length + 1}+1'`);
const refusedWhole = (interchange: string): string => control(`UCI+${interchange}+UYMGAP+USCBP+4+28'`);
const refusedMessage = (interchange: string, message: string): string =>
  control(`UCI+${interchange}+UYMGAP+USCBP+7'UCM+${message}+SANCRT:D:97B:UN+4+29'`);
const accepted = (message: string): string =>
  reply(
    `UNH+1+CUSRES:D:97B:UN'BGM+962+++AP'DTM+137:202603021200:203'GIS+1'RFF+ACW:${message}'RFF+DM:6UY000123'UNT+7+1'`,
  );
const rejected = (message: string, ...codes: string[]): string => {
  const errors = codes.map((code) => `ERP+1'ERC+${code}'FTX+AAO+++WRONG'`).join('');
  return reply(
    `UNH+1+CUSRES:D:97B:UN'BGM+963+++RE'DTM+137:202603021200:203'GIS+9'RFF+ACW:${message}'${errors}UNT+${6 + 3 * codes.length}+1'`,
  );
};
const amended: DocumentData = { ...DOCUMENT, importer: '98-765432100' };

describe('the model candidate at work', () => {
  it('transmits a document as the reading has it', () => {
    expect(register({ document: DOCUMENT })).toEqual([
      "UNB+UNOA:3+UYMGAP+USCBP+260302:1200+26030212000001++++++1'UNH+1+SANCRT:D:97B:UN'BGM+811+6UY000123+9'" +
        "DTM+182:20260227:102'DTM+36:20261231:102'LOC+27+UY'GIS+05'PNA+IM+12-345678900'LIN+1'PIA+5+020130:HS'" +
        "QTY+1:25000:KGM'CNT+2:1'UNT+12+1'UNZ+1+26030212000001'",
    ]);
  });

  it('transmits all documents of a task in one interchange', () => {
    const [interchange = '', ...more] = register(
      { document: numbered('6UY000001') },
      { document: numbered('6UY000002') },
    );
    expect(more).toEqual([]);
    expect(interchange.match(/BGM\+811\+6UY00000\d\+9'/g)).toEqual([
      "BGM+811+6UY000001+9'",
      "BGM+811+6UY000002+9'",
    ]);
    expect(interchange).toMatch(/UNZ\+2\+/);
  });

  it('says what it does: replace 5, cancel 1, query by REQDOC', () => {
    expect(
      say({ kind: 'task', task: { kind: 'replace', documents: [{ document: DOCUMENT }] } })[0],
    ).toContain('+6UY000123+5');
    const { documentName, certificateNumber, issueDate, origin, kind } = DOCUMENT;
    const cancelled = {
      documentName,
      certificateNumber,
      issueDate,
      origin,
      kind,
      lineCount: '0',
    } as DocumentData;
    const [cancellation] = say({
      kind: 'task',
      task: { kind: 'cancel', documents: [{ document: cancelled }] },
    });
    expect(cancellation).toContain(
      "BGM+811+6UY000123+1'DTM+182:20260227:102'LOC+27+UY'GIS+05'CNT+2:0'UNT+7+2'",
    );
    const [query] = say({ kind: 'task', task: { kind: 'query', query: { documentNumber: '6UY000123' } } });
    expect(query).toContain(
      "UNH+3+REQDOC:D:97B:UN'BGM+21+Q3+13'DOC+811+6UY000123'DTM+137:202603021200:203'NAD+MS+UYMGAP'LIN+1'UNT+7+3'",
    );
  });

  it('leaves the test indicator out in production', () => {
    candidate.start({ ...GREETING, environment: 'production' });
    expect(register({ document: DOCUMENT })[0]).toMatch(/\+26030212000001'UNH/);
  });
});

describe('the model candidate after an answer', () => {
  it('lets an accepted document rest', () => {
    register({ document: DOCUMENT });
    expect(deliver(accepted('1'))).toEqual([]);
    expect(tickAfter(24 * HOUR_MS)).toEqual([]);
  });

  it('takes an answer with a broken syntax for none, and asks again (CON-19)', () => {
    const [sent = ''] = register({ document: DOCUMENT });
    expect(deliver(accepted('1').replace('UNT+7', 'UNT+8'))).toEqual([]);
    expect(tickAfter(HOUR_MS)).toEqual([sent]);
  });

  it('sends a document rejected by CONTRL again, under new references', () => {
    register({ document: DOCUMENT });
    const [again = '', ...more] = deliver(refusedWhole('26030212000001'));
    expect(more).toEqual([]);
    expect(again).toContain("UNH+2+SANCRT:D:97B:UN'BGM+811+6UY000123+9'");
    expect(again).toMatch(/UNZ\+1\+26030212000002'$/);
  });

  it('sends only the rejected message of a batch again', () => {
    register(
      { document: numbered('6UY000001') },
      { document: numbered('6UY000002') },
      { document: numbered('6UY000003') },
    );
    const [again = ''] = deliver(refusedMessage('26030212000001', '2'), accepted('1'), accepted('3'));
    expect(again.match(/BGM\+811\+\w+/g)).toEqual(['BGM+811+6UY000002']);
  });

  it('sends a document refused by a rule as the officer amended it, once', () => {
    register({ document: DOCUMENT, amended });
    expect(deliver(rejected('1', 'R09'))[0]).toContain("PNA+IM+98-765432100'");
    expect(deliver(rejected('2', 'R09'))).toEqual([]);
  });

  it('leaves a document refused by a rule to the officer', () => {
    register({ document: DOCUMENT });
    expect(deliver(rejected('1', 'R05'))).toEqual([]);
    expect(tickAfter(24 * HOUR_MS)).toEqual([]);
  });

  it('sends it again after a transient rejection, but not when something else was wrong too', () => {
    register({ document: DOCUMENT });
    expect(deliver(rejected('1', 'R21'))).toHaveLength(1);
    expect(deliver(rejected('2', 'R21', 'R05'))).toEqual([]);
  });

  it('transmits a document three times and no more', () => {
    register({ document: DOCUMENT });
    expect(deliver(refusedWhole('26030212000001'))).toHaveLength(1);
    expect(deliver(refusedWhole('26030212000002'))).toHaveLength(1);
    expect(deliver(refusedWhole('26030212000003'))).toEqual([]);
  });

  it('acts on an answer once', () => {
    register({ document: DOCUMENT });
    expect(deliver(refusedWhole('26030212000001'), refusedWhole('26030212000001'))).toHaveLength(1);
    expect(deliver(refusedWhole('26030212000001'))).toEqual([]);
  });

  it('makes nothing of answers to what it did not send', () => {
    register({ document: DOCUMENT });
    expect(
      deliver(refusedWhole('SOMETHING'), accepted('99'), rejected('98', 'R21'), 'noise', reply('')),
    ).toEqual([]);
  });
});

describe('the model candidate without an answer', () => {
  it('sends the identical bytes once more after an hour, and then waits', () => {
    const [first] = register({ document: DOCUMENT });
    expect(tickAfter(HOUR_MS - MINUTE_MS)).toEqual([]);
    expect(tickAfter(MINUTE_MS)).toEqual([first]);
    expect(tickAfter(24 * HOUR_MS)).toEqual([]);
  });

  it('does so as long as one message of a batch lacks its answer', () => {
    const [first] = register({ document: numbered('6UY000001') }, { document: numbered('6UY000002') });
    deliver(accepted('1'));
    expect(tickAfter(HOUR_MS)).toEqual([first]);
    expect(deliver(accepted('1'), accepted('2'))).toEqual([]);
  });
});

describe('seeded defects', () => {
  it('are found by name, and a wrong name says which there are', () => {
    expect(defectsNamed(['null'])).toMatchObject({ ok: true, value: [{ name: 'null' }] });
    const unknown = defectsNamed(['nul']);
    expect(unknown.ok ? '' : unknown.error).toMatch(/^no defect "nul"; there are: .*\bnull\b/);
  });

  it('change what they say and nothing else', () => {
    const [sound = ''] = register({ document: DOCUMENT });
    const defects = defectsNamed(['wrong-count']);
    candidate = createModelCandidate({ guide, defects: defects.ok ? defects.value : [] });
    candidate.start(GREETING);
    expect(register({ document: DOCUMENT })).toEqual([sound.replace("'UNT+12+", "'UNT+11+")]);
  });
});
