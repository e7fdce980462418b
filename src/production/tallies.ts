import type { Phase } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import { rejectionOf } from './case-outcome.js';
import type { DayTally, ErrorTally, ProductionTotals } from './model.js';
import { dayIndex } from './period.js';
import type { SeriesContext } from './series/context.js';
import type { ReportedError } from './traffic.js';
import { requirementOfCode } from './wording.js';

interface ErrorCount {
  readonly phase: Phase;
  readonly certificates: Set<string>;
  readonly perDay: number[];
}

/** Every answer code with its phase, and how often it was given on which day: once per message, once per envelope. */
export function tallyErrors({ traffic, period }: SeriesContext, guide: Guide): readonly ErrorTally[] {
  const counts = new Map<string, ErrorCount>();
  const enter = (errors: readonly ReportedError[], certificates: readonly string[], day: number): void => {
    for (const [code, phase] of new Map(errors.map((error) => [error.code, error.phase]))) {
      const count = counts.get(code) ?? { phase, certificates: new Set(), perDay: period.days.map(() => 0) };
      counts.set(code, count);
      count.perDay[day] = (count.perDay[day] ?? 0) + 1;
      for (const certificate of certificates) if (certificate !== '') count.certificates.add(certificate);
    }
  };
  for (const interchange of traffic.interchanges) {
    const day = dayIndex(period, interchange.at);
    enter(
      interchange.errors,
      interchange.messages.map((message) => message.certificate),
      day,
    );
    for (const message of interchange.messages) enter(message.errors, [message.certificate], day);
  }
  return [...counts]
    .map(([code, { phase, certificates, perDay }]) => {
      const count = perDay.reduce((sum, each) => sum + each, 0);
      return { code, phase, meaning: meaningOf(guide, code), count, certificates: certificates.size, perDay };
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** What stands under a reply code: the requirement of the rule, or of the 0085 code. */
function meaningOf(guide: Guide, code: string): string {
  return guide.requirements[requirementOfCode(code)]?.text ?? '';
}

/** What happened on each day of the period. */
export function tallyDays({ traffic, caseFile, period }: SeriesContext): readonly DayTally[] {
  const days = period.days.map(({ date, business }) => ({
    date,
    business,
    interchanges: 0,
    accepted: 0,
    corrected: 0,
    rejected: 0,
  }));
  for (const interchange of traffic.interchanges) {
    const day = days[dayIndex(period, interchange.at)];
    if (day !== undefined) day.interchanges += 1;
  }
  for (const { attempts } of caseFile.cases) {
    attempts.forEach(({ interchange, message }, index) => {
      const day = days[dayIndex(period, interchange.at)];
      if (day === undefined) return;
      if (message.outcome === 'rejected') day.rejected += 1;
      else if (index === 0) day.accepted += 1;
      else day.corrected += 1;
    });
  }
  return days;
}

/** The sums over the period. */
export function tallyTotals({ traffic, caseFile, period, policy }: SeriesContext): ProductionTotals {
  const answered = caseFile.cases.filter((document) => document.attempts.length > 0);
  const rejections = answered.flatMap((document) => rejectionOf(document, period, policy) ?? []);
  const corrected = rejections.filter((rejection) => rejection.accepted !== undefined).length;
  const open = rejections.filter((rejection) => rejection.open).length;
  return {
    interchanges: traffic.interchanges.length,
    documents: answered.length,
    acceptedFirst: answered.length - rejections.length,
    rejectedFirst: rejections.length,
    corrected,
    uncorrected: rejections.length - corrected - open,
    open,
  };
}
