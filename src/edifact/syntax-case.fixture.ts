import { latin1ToBytes, type Finding } from '../core/index.js';

import type { TransmissionReading } from './index.js';

/** A finding that a case must give: 0085, name, and place as CONTRL counts it, `0096/0098/0104`, `-` where there is none. */
export type ExpectedFinding = readonly [error: string, name: string, place: string];

/**
 * Bytes that show one thing of ISO 9735, and every finding that reading them must give, in the order of their places.
 * In `text` each finding's bytes stand between `⟦` and `⟧`, which are not part of the bytes; characters are ISO 8859-1.
 */
export interface SyntaxCase {
  readonly what: string;
  /** Clause or source: `iso9735` where edifact.md quotes it, `assumed` where it is our reading. */
  readonly source: string;
  readonly text: string;
  readonly findings: readonly ExpectedFinding[];
  /** Texts that must be read, as `message.segment.element.component[.occurrence]`. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Interchanges and messages that must be found; one of each unless told. */
  readonly interchanges?: number;
  readonly messages?: number;
}

/** Cases about one subject. */
export interface SyntaxSubject {
  readonly title: string;
  readonly cases: readonly SyntaxCase[];
}

/** A place between marks. */
export interface MarkedPlace {
  readonly offset: number;
  readonly length: number;
}

/** The bytes of a case, and the marked places in order. */
export function unmarked(text: string): {
  readonly bytes: Uint8Array;
  readonly places: readonly MarkedPlace[];
} {
  const places: MarkedPlace[] = [];
  const open: number[] = [];
  let plain = '';
  for (const character of text) {
    if (character === '⟦') {
      open.push(places.length);
      places.push({ offset: plain.length, length: 0 });
    } else if (character === '⟧') {
      const at = open.pop() ?? -1;
      const offset = places[at]?.offset ?? 0;
      places[at] = { offset, length: plain.length - offset };
    } else plain += character;
  }
  return { bytes: latin1ToBytes(plain), places };
}

/** All findings of a reading, by place. */
export function findingsInOrder(reading: TransmissionReading): readonly Finding[] {
  const inside = reading.interchanges.flatMap((item) => [
    ...item.findings,
    ...item.messages.flatMap(({ findings }) => findings),
  ]);
  return [...reading.findings, ...inside].sort((a, b) => a.span.offset - b.span.offset);
}

/** Where a finding stands, as CONTRL counts: 0096/0098/0104. */
export function controlPlace({ span }: Finding): string {
  const { segment, element, component } = span;
  return [segment, element === undefined ? undefined : element + 1, component]
    .map((at) => at ?? '-')
    .join('/');
}

/** UNB of version 3 in the cases. */
export const UNB_3 = "UNB+UNOA:3+S+R+260302:1130+1'";
export const UNB_4 = "UNB+UNOA:4+S+R+20260302:1130+1'";
export const UNH = "UNH+1+TESTMS:D:97B:UN'";
export const UNG = "UNG+TESTMS+S+R+260302:1130+G1+UN+D:97B'";
export const BODY = `${UNH}BGM+1'UNT+3+1'`;
export const UNZ = "UNZ+1+1'";

/** A message of version 3 with so many segments after UNH and before UNT. */
export function inMessage(segments: string, count = 1, unb = UNB_3): string {
  return `${unb}${UNH}${segments}UNT+${count + 2}+1'${UNZ}`;
}
