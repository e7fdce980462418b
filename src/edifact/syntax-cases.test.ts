import { describe, expect, it } from 'vitest';

import { readTransmission, SYNTAX_FINDINGS, type TransmissionReading } from './index.js';
import { readInPieces } from './read-in-pieces.fixture.js';
import { controlPlace, findingsInOrder, unmarked, type SyntaxCase } from './syntax-case.fixture.js';
import { SYNTAX_SUBJECTS } from './syntax-subjects.fixture.js';

function said(reading: TransmissionReading): unknown {
  return findingsInOrder(reading).map((finding) => {
    const [error] = finding.requirements;
    const { offset, length } = finding.span;
    return [error?.slice('SYN-'.length), finding.code, controlPlace(finding), { offset, length }];
  });
}

function expectCase({ text, findings, texts = {}, interchanges = 1, messages = 1 }: SyntaxCase): void {
  const { bytes, places } = unmarked(text);
  const reading = readTransmission(bytes);
  expect(said(reading)).toEqual(findings.map((finding, i) => [...finding, places[i]]));
  expect(places.length).toBe(findings.length);
  expect(reading.interchanges.length).toBe(interchanges);
  const all = reading.interchanges.flatMap((item) => item.messages);
  expect(all.length).toBe(messages);
  for (const [place, value] of Object.entries(texts)) {
    const [message = 0, segment = 0, element = 0, component, repetition] = place.split('.').map(Number);
    expect(all[message - 1]?.segments[segment - 1]?.text(element, component, repetition)).toBe(value);
  }
  expect(said(readInPieces(bytes, [1]))).toEqual(said(reading));
}

describe.each(SYNTAX_SUBJECTS)('$title', ({ cases }) => {
  it.each(cases)('$what', expectCase);
});

it('every finding of a case is of the syntax phase, and has a reply code where it is an error', () => {
  const all = SYNTAX_SUBJECTS.flatMap(({ cases }) =>
    cases.flatMap(({ text }) => findingsInOrder(readTransmission(unmarked(text).bytes))),
  );
  const wrong = all.filter(({ phase, severity, replyCode, requirements }) => {
    const answered = severity === 'error' ? requirements[0]?.replace('SYN-', 'C') : undefined;
    return phase !== 'syntax' || replyCode !== answered;
  });
  expect(wrong).toEqual([]);
  expect(all.length).toBeGreaterThan(SYNTAX_SUBJECTS.length);
});

it('every finding that a case names has the code and the severity of the table', () => {
  const named = SYNTAX_SUBJECTS.flatMap(({ cases }) => cases.flatMap((item) => item.findings));
  const wrong = named.filter(
    ([error, name]) =>
      (SYNTAX_FINDINGS as Record<string, { readonly errorCode: string }>)[name]?.errorCode !== error,
  );
  expect(wrong).toEqual([]);
});
