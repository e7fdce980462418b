import { describe, expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { interchangeDataOf, readTransmission, segment, writeInterchange } from './index.js';
import type { InterchangeData, MessageData } from './index.js';
import { BODY, inMessage, UNB_3, UNB_4, UNH, UNZ } from './syntax-case.fixture.js';

const type = { type: 'TESTMS', version: 'D', release: '97B', agency: 'UN', association: '' };

const levelA = {
  ...{ component: 0x3a, element: 0x2b, decimal: 0x2e, release: 0x3f, repetition: undefined },
  terminator: 0x27,
};

/** As little as an interchange of version 3 can be. */
const least: InterchangeData = {
  ...{ syntaxIdentifier: 'UNOA', syntaxVersion: '3' },
  sender: { id: 'S', qualifier: '' },
  recipient: { id: 'R', qualifier: '' },
  preparation: { date: '260302', time: '1130' },
  controlReference: '1',
  testIndicator: false,
  messages: [{ reference: '1', type, segments: [] }],
  serviceCharacters: levelA,
  una: false,
  lineEnds: false,
};

const message: MessageData = {
  reference: '1',
  type: { ...type, association: 'EC' },
  typeDetails: ['A', 'B'],
  headerElements: ['CAR', ['1', 'C'], ['SUB', '1', '1', 'UN']],
  segments: [
    { tag: 'RFF', elements: [['ON', '1']], furtherOccurrences: { 1: [['ON', '2'], 'X'] } },
    segment('FTX', '', ['A', '', 'B'], 'C'),
  ],
};

/** All that version 4 has, but for groups. */
const most: InterchangeData = {
  ...{ syntaxIdentifier: 'UNOA', syntaxVersion: '4', syntaxDetails: ['1', '2', '01'] },
  sender: { id: 'S', qualifier: 'ZZ', internal: ['I1', 'I2'] },
  recipient: { id: 'R', qualifier: '', internal: ['I3'] },
  preparation: { date: '20260302', time: '1130' },
  controlReference: 'REF',
  headerElements: [['P', 'AA'], 'APP', 'A', '1', 'AGREE'],
  testIndicator: '4',
  messages: [message],
  serviceCharacters: { ...levelA, element: 0x2a, repetition: 0x7e },
  una: true,
  lineEnds: true,
};

const { messages: bare, ...rest } = least;
const group = {
  type: 'TESTMS',
  sender: { id: 'A', qualifier: 'ZZ' },
  recipient: { id: 'B', qualifier: '' },
  preparation: { date: '260303', time: '1131' },
  ...{ reference: 'G1', agency: 'UN', version: ['D', '97B'], messages: bare },
};
const grouped: InterchangeData = {
  ...rest,
  messages: [],
  groups: [
    { ...group, password: 'SECRET' },
    {
      ...group,
      reference: 'G2',
      messages: [2, 3].map((n) => ({ ...least.messages[0]!, reference: String(n) })),
    },
  ],
  lineEnds: true,
};

function dataOf(text: string): unknown {
  const data = interchangeDataOf(readTransmission(latin1ToBytes(text)).interchanges[0]!);
  return data.ok ? data.value : data.error.finding.code;
}

describe('what to write so that an interchange comes out again', () => {
  it.each<readonly [string, InterchangeData]>([
    ['as little as there can be', least],
    ['all of version 4', most],
    ['test indicator 1', { ...most, testIndicator: '1' }],
    ['test indicator 2', { ...most, testIndicator: '2' }],
    ['test indicator 3', { ...most, testIndicator: '3' }],
    ['groups', grouped],
  ])('is what was written: %s', (_, data) => {
    const bytes = writeInterchange(data);
    if (!bytes.ok) throw new Error(bytes.error.message);
    const reading = readTransmission(bytes.value);
    expect(
      reading.interchanges.flatMap((item) => [...item.findings, ...item.messages.flatMap((m) => m.findings)]),
    ).toEqual([]);
    expect(interchangeDataOf(reading.interchanges[0]!)).toStrictEqual({ ok: true, value: data });
  });

  it('has a line end after each segment where the first one after UNB does not stand right behind it', () => {
    expect(dataOf(`${UNB_3}${BODY}${UNZ}`)).toMatchObject({ lineEnds: false });
    expect(dataOf(`${UNB_3}\n${BODY}${UNZ}`)).toMatchObject({ lineEnds: true });
    expect(dataOf(`${UNB_3}${BODY}\n${UNZ}`)).toMatchObject({ lineEnds: false });
  });

  it('is the first error instead, of the envelope or of a message, and none for a warning', () => {
    const bad = readTransmission(latin1ToBytes(inMessage("FTX+a'"))).interchanges[0]!;
    expect(interchangeDataOf(bad)).toMatchObject({
      ok: false,
      error: { kind: 'reading-has-errors', finding: { code: 'character-not-in-repertoire' } },
    });
    expect(dataOf(`${UNB_3}${UNH}BGM+a'`)).toBe('interchange-trailer-missing');
    expect(dataOf(inMessage("FTX+A+'"))).toMatchObject({
      messages: [{ segments: [segment('FTX', 'A', '')] }],
    });
    expect(dataOf(inMessage("FTX+A*B*'", 1, UNB_4))).toBe('trailing-separator');
  });
});
