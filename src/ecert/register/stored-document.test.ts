import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../core/index.js';
import { readTransmission } from '../../edifact/index.js';
import { checkMessage, toDocumentData } from '../../guide/index.js';
import { createReference } from '../reference.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { interchange, sancrt } from '../transmission.fixture.js';
import { documentOf, ReceivedDocument, ReceivedInterchange } from './stored-document.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:00:00Z')!;
const numbers = ['6AU000001', '6AU000002', '6AU000003'];

function bytesOf(reference: string, quantity: string): Uint8Array {
  const texts = numbers.map((number, i) => sancrt(String(i + 1), { number, quantity }));
  return interchange(texts, { reference });
}

function received(bytes: Uint8Array): {
  readonly all: ReceivedInterchange;
  readonly said: readonly unknown[];
} {
  const [reading] = readTransmission(bytes).interchanges;
  const said = reading!.messages.map((message) =>
    toDocumentData(checkMessage(guide, message, { interchange: reading!, from: 'participant' }).content),
  );
  return { all: new ReceivedInterchange(guide, bytes, reading!), said };
}

describe('a document on file', () => {
  it('says what its message said, whether its interchange was the last one read or not', () => {
    const one = received(bytesOf('1', '25000'));
    const other = received(bytesOf('2', '7'));
    const documents = [one, other, one].flatMap(({ all, said }) =>
      said.map((data, i) => [new ReceivedDocument(all, i + 1), data] as const),
    );
    for (const [document, data] of documents) expect(documentOf(document)).toEqual(data);
    for (const [document, data] of documents.toReversed()) expect(documentOf(document)).toEqual(data);
    expect(one.said[0]).not.toEqual(other.said[0]);
  });

  it('is written down as what it says', () => {
    const { all, said } = received(bytesOf('1', '25000'));
    expect(JSON.stringify({ document: new ReceivedDocument(all, 2) })).toBe(
      JSON.stringify({ document: said[1] }),
    );
    expect(documentOf({ lineCount: '1' })).toEqual({ lineCount: '1' });
  });
});

describe('the reference', () => {
  it('keeps documents of its own: whoever sent the bytes may use their memory again', () => {
    const reference = createReference({ guide, environment: 'test' });
    const buffer = Buffer.from(bytesOf('1', '25000'));
    expect(reference.receive(buffer, { at: AT }).verdict).toBe('accepted');
    buffer.fill(0x20);
    expect(reference.certificate(numbers[1]!, AT)?.document).toMatchObject({
      certificateNumber: numbers[1],
      lines: [{ quantity: '25000' }],
    });
  });

  it('shows each version of a document as it was sent', () => {
    const reference = createReference({ guide, environment: 'test' });
    reference.receive(bytesOf('1', '25000'), { at: AT });
    const replaced = sancrt('1', { number: numbers[0]!, asked: '5', quantity: '24000' });
    reference.receive(interchange([replaced], { reference: '2' }), { at: AT });
    const quantities = reference.history(numbers[0]!, AT).map(({ document }) => document['lines']);
    expect(quantities).toMatchObject([[{ quantity: '25000' }], [{ quantity: '24000' }]]);
  });

  it('has the same on file whether it reads documents at once or when somebody asks', () => {
    const onFile = (documents: 'at-once' | 'when-asked'): string => {
      const reference = createReference({ guide, environment: 'test', documents });
      reference.receive(bytesOf('1', '25000'), { at: AT });
      const replaced = sancrt('1', { number: numbers[0]!, asked: '5', quantity: '24000' });
      reference.receive(interchange([replaced], { reference: '2' }), { at: AT });
      return JSON.stringify([reference.certificates(AT), reference.history(numbers[0]!, AT)]);
    };
    expect(onFile('at-once')).toBe(onFile('when-asked'));
    expect(onFile('at-once')).toContain('"quantity":"24000"');
  });
});
