import { bytesToLatin1, latin1ToBytes, type Finding, type Span } from '../core/index.js';
import { composeControl, readTransmission, writeSegments } from './index.js';
import type { ControlInput, InterchangeReading, ReadLimits } from './index.js';

export const UNB = "UNB+UNOA:3+AUDAFF:ZZ:BACK+USCBP+260302:1130+00000001'";
export const FIRST = "UNH+1+SANCRT:D:97B:UN:EC'BGM+811'DTM+182'UNT+4+1'";
export const SECOND = "UNH+2+SANCRT:D:97B:UN'BGM+811'UNT+3+2'";
export const UNZ = "UNZ+2+00000001'";

/** The first interchange of a text. */
export function subjectOf(text: string, limits: Partial<ReadLimits> = {}): InterchangeReading {
  const [subject] = readTransmission(latin1ToBytes(text), { limits }).interchanges;
  if (subject === undefined) throw new Error('no interchange');
  return subject;
}

/** An interchange of two messages without a fault. */
export const good = (): InterchangeReading => subjectOf(UNB + FIRST + SECOND + UNZ);

/** What a layer above might find. */
export function finding(
  replyCode: string,
  span: Partial<Span>,
  severity: Finding['severity'] = 'error',
): Finding {
  const place = { offset: 0, length: 0, ...span };
  return { code: 'test', replyCode, severity, phase: 'structure', span: place, params: {}, requirements: [] };
}

/** The segments of a CONTRL as bytes, or why there is none. */
export function composed(input: Omit<ControlInput, 'reference'>): string {
  const control = composeControl({ reference: '9', ...input });
  if (!control.ok) return control.error.kind;
  const bytes = writeSegments(control.value.segments, 'UNOA', '3');
  return bytes.ok ? bytesToLatin1(bytes.value) : bytes.error.message;
}
