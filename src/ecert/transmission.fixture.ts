import { latin1ToBytes } from '../core/index.js';

/** A SANCRT in plain text, so that tests of the reference do not lean on the writer that they share with it. */
export interface SancrtText {
  readonly number?: string;
  readonly asked?: '9' | '5' | '1';
  readonly quantity?: string;
  readonly unit?: string;
  readonly hts?: string;
  readonly importer?: string;
  readonly kind?: string;
  readonly origin?: string;
  /** Days CCYYMMDD. */
  readonly issued?: string;
  readonly effective?: string;
  /** '' leaves it out. */
  readonly expiry?: string;
  /** Segments put in after PNA IM. */
  readonly extra?: string;
  /** UNT 0074, when it is to be wrong. */
  readonly count?: number;
}

function counted(reference: string, type: string, body: readonly string[], count = body.length + 2): string {
  return [`UNH+${reference}+${type}:D:97B:UN`, ...body, `UNT+${count}+${reference}`]
    .map((segment) => `${segment}'`)
    .join('');
}

/** One SANCRT, UNH to UNT. */
export function sancrt(reference: string, text: SancrtText = {}): string {
  const { number = '6AU000123', asked = '9', quantity = '25000', unit = 'KGM', hts = '020130' } = text;
  const { kind = '05', origin = 'AU', issued = '20260227', effective, expiry = '20261231' } = text;
  const heading = [`BGM+811+${number}+${asked}`, `DTM+182:${issued}:102`];
  const place = [`LOC+27+${origin}`, `GIS+${kind}`];
  if (asked === '1') return counted(reference, 'SANCRT', [...heading, ...place, 'CNT+2:0'], text.count);
  const parties = [
    `PNA+IM+${text.importer ?? '12-345678900'}`,
    ...(text.extra === undefined ? [] : [text.extra]),
  ];
  const line = ['LIN+1', `PIA+5+${hts}:HS`, `QTY+1:${quantity}:${unit}`];
  const dates = [
    ...(effective === undefined ? [] : [`DTM+7:${effective}:102`]),
    ...(expiry === '' ? [] : [`DTM+36:${expiry}:102`]),
  ];
  const body = [...heading, ...dates, ...place, ...parties, ...line, 'CNT+2:1'];
  return counted(reference, 'SANCRT', body, text.count);
}

/** One REQDOC about a certificate, or (`period`) an activity report with the conditions asked for. */
export function reqdoc(
  reference: string,
  asked: {
    readonly number?: string;
    readonly period?: readonly [string, string];
    readonly conditions?: readonly string[];
  },
): string {
  const { number, period, conditions = [] } = asked;
  const dates =
    period === undefined
      ? ['DTM+137:202603021130:203']
      : [`DTM+194:${period[0]}:102`, `DTM+206:${period[1]}:102`];
  const doc = number === undefined ? 'DOC+811' : `DOC+811+${number}`;
  const body = [
    'BGM+21+Q1+13',
    doc,
    ...dates,
    'NAD+MS+AUDAFF',
    'LIN+1',
    ...conditions.map((code) => `GIS+${code}`),
  ];
  return counted(reference, 'REQDOC', body);
}

/** What may differ in an envelope. */
export interface EnvelopeText {
  readonly sender?: string;
  readonly reference?: string;
  /** UNB 0035; '' leaves it out. */
  readonly test?: string;
  readonly syntax?: string;
  readonly recipient?: string;
  /** UNZ 0036, when it is to be wrong. */
  readonly count?: number;
}

/** An interchange of messages, in plain text. */
export function interchangeText(messages: readonly string[], envelope: EnvelopeText = {}): string {
  const {
    sender = 'AUDAFF',
    reference = '00000001',
    test = '1',
    syntax = 'UNOA:3',
    recipient = 'USCBP',
  } = envelope;
  const indicator = test === '' ? '' : `++++++${test}`;
  const header = `UNB+${syntax}+${sender}+${recipient}+260302:1130+${reference}${indicator}'`;
  return `${header}${messages.join('')}UNZ+${envelope.count ?? messages.length}+${reference}'`;
}

/** The same as bytes. */
export function interchange(messages: readonly string[], envelope: EnvelopeText = {}): Uint8Array {
  return latin1ToBytes(interchangeText(messages, envelope));
}
