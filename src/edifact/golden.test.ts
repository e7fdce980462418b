import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { packagePath, type Finding, type Span } from '../core/index.js';
import {
  readTransmission,
  SYNTAX_FINDINGS,
  type InterchangeReading,
  type MessageReading,
  type ReadLimits,
} from './index.js';
import { SYNTAX_SUBJECTS } from './syntax-subjects.fixture.js';

interface ExpectedFinding {
  readonly code: string;
  readonly replyCode?: string;
  readonly severity: string;
  readonly span: Span;
  readonly expected: string | number;
  readonly actual: string | number;
}
interface ExpectedMessage {
  readonly reference: string;
  readonly segments: readonly string[];
  readonly findings: readonly ExpectedFinding[];
  /** Tag, element, component, text, occurrence. */
  readonly texts?: readonly (readonly [string, number, number, string, number?])[];
}
interface ExpectedInterchange {
  readonly messages: readonly ExpectedMessage[];
  readonly findings: readonly ExpectedFinding[];
  readonly groups?: readonly { readonly reference: string; readonly messages: readonly number[] }[];
  readonly [field: string]: unknown;
}
interface ExpectedReading {
  readonly why: string;
  readonly limits?: Partial<ReadLimits>;
  readonly findings: readonly ExpectedFinding[];
  readonly interchanges: readonly ExpectedInterchange[];
}

const folder = packagePath('golden/edifact');

function findingsOf(findings: readonly Finding[]): readonly ExpectedFinding[] {
  return findings.map(({ code, replyCode, severity, span, params }) => ({
    code,
    ...(replyCode === undefined ? {} : { replyCode }),
    severity,
    span,
    expected: params['expected'] ?? '(none)',
    actual: params['actual'] ?? '(none)',
  }));
}

function checkMessage(message: MessageReading, expected: ExpectedMessage): void {
  expect(message.reference).toBe(expected.reference);
  expect(message.segments.map(({ tag }) => tag)).toEqual(expected.segments);
  expect(message.segments.map(({ ordinal }) => ordinal)).toEqual(expected.segments.map((_, i) => i + 1));
  expect(findingsOf(message.findings)).toEqual(expected.findings);
  for (const [tag, element, component, text, repetition] of expected.texts ?? []) {
    const segment = message.segments.find((candidate) => candidate.tag === tag);
    expect(segment?.text(element, component, repetition)).toBe(text);
  }
}

function fieldsOf(reading: InterchangeReading): Readonly<Record<string, unknown>> {
  const { syntaxIdentifier, syntaxVersion, controlReference, unaReceived, testIndicator, preparation } =
    reading;
  const parties = { sender: reading.sender.id, recipient: reading.recipient.id };
  return {
    syntaxIdentifier,
    syntaxVersion,
    controlReference,
    unaReceived,
    testIndicator,
    ...preparation,
    ...parties,
  };
}

function checkInterchange(reading: InterchangeReading, expected: ExpectedInterchange): void {
  const { messages, findings, groups, ...fields } = expected;
  expect(fieldsOf(reading)).toMatchObject(fields);
  expect(findingsOf(reading.findings)).toEqual(findings);
  expect(reading.groups.map(({ reference, messages: held }) => ({ reference, messages: held }))).toEqual(
    groups ?? [],
  );
  expect(reading.messages.length).toBe(messages.length);
  reading.messages.forEach((message, i) => {
    checkMessage(message, messages[i]!);
  });
}

describe('readings written down by hand', () => {
  const cases = readdirSync(folder).sort();

  it('shows every finding that there is', () => {
    const files = cases.map(
      (name) => JSON.parse(readFileSync(`${folder}/${name}/expected.json`, 'utf8')) as unknown,
    );
    const inCases = new Set(
      SYNTAX_SUBJECTS.flatMap(({ cases: all }) =>
        all.flatMap(({ findings }) => findings.map(([, name]) => name)),
      ),
    );
    const shown = Object.keys(SYNTAX_FINDINGS).filter(
      (code) => JSON.stringify(files).includes(`"code":"${code}"`) || inCases.has(code),
    );
    expect(shown).toEqual(Object.keys(SYNTAX_FINDINGS));
  });

  it.each(cases)('%s', (name) => {
    const expected = JSON.parse(readFileSync(`${folder}/${name}/expected.json`, 'utf8')) as ExpectedReading;
    const bytes = readFileSync(`${folder}/${name}/input.edi`);
    const reading = readTransmission(bytes, expected.limits === undefined ? {} : { limits: expected.limits });
    expect(findingsOf(reading.findings)).toEqual(expected.findings);
    expect(reading.interchanges.length).toBe(expected.interchanges.length);
    reading.interchanges.forEach((interchange, i) => {
      checkInterchange(interchange, expected.interchanges[i]!);
    });
  });
});
