import { findingTitle } from './preflight.js';
import type { DoctorFinding, DoctorReport } from './model.js';

function renderFinding(finding: DoctorFinding): readonly string[] {
  const { severity, attribution, expected, actual, fix, place, reproduce } = finding;
  return [
    `${severity} ${findingTitle(finding)}`,
    `  whose:    ${attribution.replace('-', ' ')}${place === undefined ? '' : `, ${place.file}:${place.line}`}`,
    `  expected: ${expected}`,
    `  actual:   ${actual}`,
    `  fix:      ${fix}`,
    `  again:    ${reproduce}`,
    '',
  ];
}

/** What the doctor found, as lines for a terminal. */
export function renderDoctorText({ candidate, suite, ready, findings, checks }: DoctorReport): string {
  const left = checks.filter(({ outcome }) => outcome === 'not-checked');
  const reason = left[0]?.reason ?? '';
  return [
    ...findings.flatMap(renderFinding),
    `${checks.length - left.length} of ${checks.length} checks made${
      left.length === 0 ? '' : `; not ${left.map(({ code }) => code).join(', ')}: ${reason}`
    }`,
    `${candidate} is ${ready ? 'ready' : 'not ready'} for suite ${suite}`,
    '',
  ].join('\n');
}
