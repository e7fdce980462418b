/** Groups that come as often as they may: two neighbours exchanged are one fault there too, whatever stands behind them. */
import { describe, expect, it } from 'vitest';
import { readTransmission } from '../edifact/index.js';
import { latin1ToBytes } from '../core/index.js';
import { checkMessage } from './check-message.js';
import { shippedGuides } from './message.fixture.js';

const guide = shippedGuides().find(({ id }) => id === 'ecert-2.0')!;

/** The findings of a SANCRT whose segments stand in this order. */
function codesOf(body: readonly string[]): readonly string[] {
  const segments = ['UNH+1+SANCRT:D:97B:UN', ...body, `UNT+${body.length + 2}+1`];
  const text = `UNB+UNOA:3+AUDAFF+USCBP+260302:1130+1++++++1'${segments.map((one) => `${one}'`).join('')}UNZ+1+1'`;
  const [interchange] = readTransmission(latin1ToBytes(text)).interchanges;
  const [message] = interchange!.messages;
  const { findings } = checkMessage(guide, message!, { interchange: interchange!, from: 'participant' });
  return findings.map(({ code, span }) => `${code} ${span.tag ?? ''} ${span.segment ?? ''}`);
}

/** A SANCRT with so many manufacturers, each with an address, and so many lines. */
function bodyOf(manufacturers: number, lines: number): readonly string[] {
  return [
    ...['BGM+811+6AU000123+9', 'DTM+182:20260227:102', 'LOC+27+AU', 'GIS+05', 'PNA+IM+12-345678900'],
    ...Array.from({ length: manufacturers }, () => ['PNA+MF+AUMID', 'ADR++5:1 HIGH STREET+SYDNEY']).flat(),
    ...Array.from({ length: lines }, (_, i) => [
      `LIN+${i + 1}`,
      'PIA+5+020130:HS',
      'IMD+F++:::BEEF',
      'QTY+1:5:KGM',
    ]).flat(),
    `CNT+2:${lines}`,
  ];
}

function exchanged(body: readonly string[], at: number): readonly string[] {
  return body.toSpliced(at, 2, body[at + 1]!, body[at]!);
}

describe.each([
  ['manufacturers', bodyOf(9, 2)],
  ['lines', bodyOf(1, 99)],
])('as many %s as there may be', (_, body) => {
  it('are good as they are', () => {
    expect(codesOf(body)).toEqual([]);
  });

  it('are one fault at most with any two neighbours exchanged', () => {
    const told = body.slice(1).flatMap((_segment, at) => {
      const found = codesOf(exchanged(body, at));
      return found.length > 1 ? [`${body[at]} <> ${body[at + 1]} at ${at}: ${found.join(', ')}`] : [];
    });
    expect(told).toEqual([]);
  });
});

it('an exchange shows by the last occurrence alone, and with hundreds of segments behind that it is one fault', () => {
  const body = bodyOf(9, 99);
  expect(codesOf(exchanged(body, 5))).toEqual(['segment-misplaced ADR 7']);
});
