import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { addMs, DAY_MS, HOUR_MS, instantOf, packagePath, sha256, type Instant } from '../core/index.js';
import { followCases } from './cases.js';
import { periodFrom } from './period.js';
import { parsePolicy, type ProductionPolicy } from './policy.js';
import type { SeriesContext } from './series/context.js';
import type { ReportedError, Traffic, TrafficInterchange, TrafficMessage } from './traffic.js';

/** A Monday. */
export const START = instantOf(1_772_409_600_000); // 2026-03-02T00:00:00Z

/** An hour of a day of the period (day from 0). */
export function hour(day: number, hours = 12): Instant {
  return addMs(START, day * DAY_MS + hours * HOUR_MS);
}

/** The shipped policy, read without the rest of its guide. */
export function shippedPolicy(): ProductionPolicy {
  const file: unknown = parse(readFileSync(packagePath('guides/ecert-2.0/policies/production.yaml'), 'utf8'));
  const policy = parsePolicy(file, [
    'N-37a',
    'N-37b',
    ...Array.from({ length: 13 }, (_, i) => `PRD-${String(i + 1).padStart(2, '0')}`),
  ]);
  if (!policy.ok) throw new Error(policy.error.message);
  return policy.value;
}

/** A reported error with nothing but its code. */
export function error(code: string): ReportedError {
  return {
    code,
    phase: code.startsWith('C') ? 'syntax' : 'rule',
    expected: `right ${code}`,
    actual: `wrong ${code}`,
  };
}

/** A message about a certificate, accepted unless codes are given. */
export function message(
  certificate: string,
  codes: readonly string[] = [],
  more: Partial<TrafficMessage> = {},
): TrafficMessage {
  return {
    reference: '1',
    type: 'SANCRT',
    function: 'original',
    certificate,
    document: { certificateNumber: certificate, exporter: `exporter of ${certificate}` },
    outcome: codes.length > 0 ? 'rejected' : 'accepted',
    errors: codes.map(error),
    disputed: [],
    ...more,
  };
}

/** An answered interchange; its digest is that of its reference unless given. */
export function interchange(
  reference: string,
  at: Instant,
  messages: readonly TrafficMessage[],
  more: Partial<TrafficInterchange> = {},
): TrafficInterchange {
  return {
    transmission: `C${reference}`,
    at,
    answeredAt: addMs(at, 30_000),
    reference,
    sender: 'AUDAFF',
    testIndicator: false,
    digest: sha256(`${reference} ${at}`),
    uncollected: [],
    outcome: 'accepted',
    errors: [],
    messages,
    ...more,
  };
}

/** Traffic of these interchanges and nothing else. */
export function trafficOf(interchanges: readonly TrafficInterchange[], more: Partial<Traffic> = {}): Traffic {
  return { interchanges, entries: [], undelivered: [], referenceFailures: 0, disturbances: 0, ...more };
}

/** What a series sees of such traffic in a period from START under the shipped policy. */
export function contextOf(traffic: Traffic, policy: ProductionPolicy = shippedPolicy()): SeriesContext {
  return { traffic, caseFile: followCases(traffic, policy), period: periodFrom(START, 'AU', policy), policy };
}
