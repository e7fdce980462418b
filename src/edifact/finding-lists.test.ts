import { describe, expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { readTransmission, type ReadLimits } from './index.js';
import { inMessage, UNB_3, UNH, UNZ } from './syntax-case.fixture.js';
import { shown } from './syntax-findings.js';

/** The codes of the findings of the transmission, of each envelope, and of each message. */
function codesOf(text: string, limits: Partial<ReadLimits> = {}): unknown {
  const { findings, interchanges } = readTransmission(latin1ToBytes(text), { limits });
  return [
    findings.map(({ code }) => code),
    ...interchanges.map((item) => [
      item.findings.map(({ code }) => code),
      ...item.messages.map((message) => message.findings.map(({ code }) => code)),
    ]),
  ];
}

const message = (ordinal: number, segments: string, count = 1): string =>
  `UNH+${String(ordinal)}+TESTMS:D:97B:UN'${segments}UNT+${String(count + 2)}+${String(ordinal)}'`;

describe('whose a finding is', () => {
  it('of what identifies a message, is the envelope where it is an error, and the message where it is a warning', () => {
    const unh = (text: string): string => `${UNB_3}UNH+${text}'BGM+1'UNT+3+A'${UNZ}`;
    expect(codesOf(unh('?A+TESTMS:D:97B:UN'))).toEqual([[], [[], ['release-needless']]]);
    expect(codesOf(unh('A+TESTMS:D:97B:U?N'))).toEqual([[], [[], ['release-needless']]]);
    expect(codesOf(unh('A+TESTMS:D:97B'))).toEqual([[], [['service-element-missing'], []]]);
    expect(codesOf(unh('+TESTMS:D:97B:UN'))).toEqual([[], [['service-element-missing'], []]]);
    expect(codesOf(unh(`A+TESTMS:D:97B:UN+${'A'.repeat(36)}`))).toEqual([
      [],
      [[], ['service-element-too-long']],
    ]);
  });
});

describe('a limit', () => {
  it('lets a message have as many segments and bytes', () => {
    const text = inMessage("BGM+1'");
    const length = text.length - UNB_3.length - UNZ.length;
    expect(codesOf(text, { segmentsPerMessageMax: 3, messageBytesMax: length })).toEqual([[], [[], []]]);
    expect(codesOf(text, { segmentsPerMessageMax: 2 })).toEqual([[], [[], ['limit-segments']]]);
    expect(codesOf(text, { messageBytesMax: length - 1 })).toEqual([[], [[], ['limit-message-bytes']]]);
  });

  it('of interchanges may be none, and is told where that of errors is just reached', () => {
    const one = inMessage("FTX+a'");
    expect(codesOf(one, { interchangesMax: 0 })).toEqual([['limit-interchanges']]);
    const read = [[], ['character-not-in-repertoire']];
    const limits = { interchangesMax: 1, findingsTotalMax: 1 };
    expect(codesOf(one + one, limits)).toEqual([['limit-interchanges'], read]);
    expect(codesOf(one + one, { ...limits, findingsTotalMax: 2 })).toEqual([['limit-interchanges'], read]);
  });

  it('of errors may be reached, and what comes after is read', () => {
    const one = inMessage("FTX+a'");
    const read = [[], ['character-not-in-repertoire']];
    expect(codesOf(one + one, { findingsTotalMax: 1 })).toEqual([
      ['bytes-not-read'],
      read,
      [['limit-findings'], ['character-not-in-repertoire']],
    ]);
    expect(codesOf(one + inMessage("BGM+1'"), { findingsTotalMax: 1 })).toEqual([[], read, [[], []]]);
  });

  it('of messages that the last bytes of all pass leaves none unread', () => {
    const text = `${UNB_3}${message(1, "BGM+1'")}${message(2, "BGM+1'")}`;
    expect(codesOf(text, { messagesMax: 1 })).toEqual([[], [['limit-messages'], []]]);
  });

  it('of messages is of groups as well', () => {
    const group = (reference: string): string =>
      `UNG+TESTMS+S+R+260302:1130+${reference}+UN+D:97B'UNE+0+${reference}'`;
    const text = `${UNB_3}${group('G1')}${group('G2')}UNZ+2+1'`;
    expect(codesOf(text, { messagesMax: 2 })).toEqual([[], [['lower-level-empty', 'lower-level-empty']]]);
    expect(codesOf(text, { messagesMax: 1 })).toEqual([
      ['bytes-not-read'],
      [['lower-level-empty', 'lower-level-empty', 'limit-messages']],
    ]);
  });

  it('of messages ends the reading, so that nothing is said of what comes after', () => {
    const text = `${UNB_3}${message(1, "BGM+1'")}UNH+2+TESTMS:D:97B:UN'BGM+1'`;
    const beyond = [['bytes-not-read'], [['limit-messages'], []]];
    expect(codesOf(`${text}UNH+3+'UNT+2+3'`, { messagesMax: 1 })).toEqual(beyond);
    expect(codesOf(`${text}UNG+X'UNE+1+G'`, { messagesMax: 1 })).toEqual(beyond);
    // What ended the message that is one too many is not read either.
    for (const rest of ["UNH+3+'UNT+2+3'", "UNG+X'UNE+1+G'"]) {
      const { findings } = readTransmission(latin1ToBytes(text + rest), { limits: { messagesMax: 1 } });
      expect(findings.map(({ span }) => span)).toEqual([{ offset: text.length, length: rest.length }]);
    }
  });

  it('of errors, once it is passed, leaves warnings untold as well', () => {
    const character = 'character-not-in-repertoire';
    const trailing = 'trailing-separator-tolerated';
    const told = (segments: string, count: number): unknown =>
      codesOf(`${UNB_3}${message(1, segments, count)}${UNZ}`, { findingsMax: 1 });
    expect(told("FTX+a'FTX+A+'", 2)).toEqual([[], [[], [character, trailing]]]);
    const errors = [character, 'further-errors-suppressed'];
    expect(told("FTX+a'FTX+a'FTX+A+'", 3)).toEqual([[], [[], errors]]);
    // UNT is looked at all the same.
    const trailer = (reference: string): unknown =>
      codesOf(`${UNB_3}${UNH}FTX+a'FTX+a'UNT+4+${reference}'${UNZ}`, { findingsMax: 1 });
    expect([trailer('1'), trailer('?1')]).toEqual([
      [[], [[], errors]],
      [[], [[], errors]],
    ]);
  });

  it('of warnings in all counts those that are told', () => {
    const warned = "FTX+A+'FTX+A+'FTX+A+'";
    const text = `${UNB_3}${message(1, warned, 3)}${message(2, "FTX+A+'")}${message(3, "FTX+A+'FTX+a'", 2)}UNZ+3+1'`;
    const beyond = 'further-warnings-suppressed';
    const told = 'trailing-separator-tolerated';
    expect(codesOf(text, { findingsMax: 1, findingsTotalMax: 2 })).toEqual([
      [beyond],
      [[], [told, beyond], [told], ['character-not-in-repertoire']],
    ]);
  });
});

it('what stood there is shown as far as seventy characters, controls by their number', () => {
  expect(shown('A'.repeat(70))).toBe('A'.repeat(70));
  expect(shown('A'.repeat(71))).toBe(`${'A'.repeat(70)}…`);
  expect(shown('\0\x1f \x7e\x7f\x9f\xa0')).toBe('\\x00\\x1f \x7e\\x7f\\x9f\xa0');
  expect(codesOf(`${UNB_3}${UNH}`)).toEqual([
    [],
    [['interchange-trailer-missing'], ['message-trailer-missing']],
  ]);
});
