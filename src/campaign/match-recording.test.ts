import { describe, expect, it } from 'vitest';
import type { LooseFile } from '../candidate/index.js';
import { latin1ToBytes, parseInstant } from '../core/index.js';
import { loadShippedGuide } from '../guide/index.js';
import type { PlannedCase } from '../scenario/index.js';
import { matchRecording } from './match-recording.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;

/** A certificate and its replacement share a number; the query asks about it. */
function caseOf(
  number: number,
  kind: 'register' | 'replace' | 'query',
  nonces: readonly string[],
  scenario = 'S',
): PlannedCase {
  const task =
    kind === 'query'
      ? { kind, query: { documentNumber: nonces[0] ?? '' } }
      : { kind, documents: nonces.map((nonce) => ({ document: { certificateNumber: nonce } })) };
  const at = parseInstant('2026-03-02T12:00:00Z')!;
  return {
    number,
    scenario,
    at,
    task,
    nonces,
    message: kind === 'query' ? 'REQDOC' : 'SANCRT',
    transmission: number,
  };
}
const CASES = [
  caseOf(1, 'register', ['6UY000001']),
  caseOf(2, 'replace', ['6UY000001']),
  caseOf(3, 'query', ['6UY000001']),
];

function file(name: string, ...bodies: readonly string[]): LooseFile {
  const messages = bodies.map((body, i) => {
    const type = body.startsWith('DOC') ? 'REQDOC' : 'SANCRT';
    return `UNH+${i + 1}+${type}:D:97B:UN'${type === 'REQDOC' ? "BGM+21+Q1+13'" : ''}${body}UNT+3+${i + 1}'`;
  });
  const text = `UNB+UNOA:3+UYMGAP+USCBP+260302:1200+1++++++1'${messages.join('')}UNZ+${bodies.length}+1'`;
  return { file: name, number: Number(/^\d+/.exec(name)?.[0] ?? 0) || undefined, bytes: latin1ToBytes(text) };
}
const certificate = (number: string): string => `BGM+811+${number}+9'`;
const query = (number: string): string => `DOC+811+${number}'`;

const placed = (files: readonly LooseFile[], cases = CASES): readonly string[] =>
  Object.entries(matchRecording(files, cases, guide).transmissions).flatMap(([scenario, all]) =>
    all.map(({ number, file: name }) => `${scenario}/${number} ${name}`),
  );
const kinds = (files: readonly LooseFile[], cases = CASES): readonly string[] =>
  matchRecording(files, cases, guide).findings.map(({ kind, case: number }) => `${kind} ${number ?? '-'}`);

describe('cases that share a number', () => {
  it('are told apart by the number of the file', () => {
    const files = [
      file('02.edi', certificate('6UY000001')),
      file('01.edi', certificate('6UY000001')),
      file('3.edi', query('6UY000001')),
    ];
    expect(placed(files)).toEqual(['S/1 01.edi', 'S/2 02.edi', 'S/3 3.edi']);
    expect(kinds(files)).toEqual([]);
  });

  it('are told apart by type of message and order where the name says nothing', () => {
    const files = [
      file('a.edi', query('6UY000001')),
      file('b.edi', certificate('6UY000001')),
      file('c.edi', certificate('6UY000001')),
    ];
    expect(placed(files).toSorted()).toEqual(['S/1 b.edi', 'S/2 c.edi', 'S/3 a.edi']);
  });
});

describe('content decides, not the name', () => {
  it('a number of another plan is stale under whatever name, and its case is missing', () => {
    const files = [
      file('01.edi', certificate('6UY999999')),
      file('02.edi', certificate('6UY000001')),
      file('03.edi', query('6UY000001')),
    ];
    expect(kinds(files)).toEqual(['stale -', 'missing 1']);
    expect(placed(files)).toEqual(['S/2 02.edi', 'S/3 03.edi']);
  });

  it('a batch belongs to the case that it shares most with, and reaches the judge whole', () => {
    const cases = [
      caseOf(1, 'register', ['6UY000001']),
      caseOf(2, 'register', ['6UY000002', '6UY000003'], 'T'),
    ];
    const batch = file('x.edi', certificate('6UY000001'), certificate('6UY000002'), certificate('6UY000003'));
    expect(placed([batch], cases)).toEqual(['T/2 x.edi']);
    expect(kinds([batch], cases)).toEqual(['missing 1']);
  });

  it('an old batch is stale, though one of its numbers happens to be drawn again', () => {
    const old = ['6UY000001', '6UY777771', '6UY777772'].map(certificate);
    expect(kinds([file('x.edi', ...old)], CASES.slice(0, 1))).toEqual(['stale -', 'missing 1']);
    expect(kinds([file('x.edi', ...old.slice(0, 2))], CASES.slice(0, 1))).toEqual([]); // half of it is ours: judged
  });

  it('a second file for a case is played as sent unasked: it never escapes the judge', () => {
    const cases = CASES.slice(0, 1);
    const files = [file('01.edi', certificate('6UY000001')), file('01b.edi', certificate('6UY000001'))];
    expect(placed(files, cases)).toEqual(['S/1 01.edi', 'S/1000000 01b.edi']);
    expect(kinds(files, cases)).toEqual(['extra 1']);
  });

  it('noise belongs nowhere and is no fault of ours', () => {
    const noise: LooseFile = { file: 'n.edi', number: undefined, bytes: Uint8Array.of(0, 255, 39, 43) };
    expect(kinds([noise], CASES.slice(0, 1))).toEqual(['unreadable -', 'missing 1']);
  });
});
