import picocolors from 'picocolors';
import type { MeasureResult, ProductionFinding, ProductionVerdict } from '../production/index.js';
import type { TextOptions } from './check-text.js';
import { printable } from './printable.js';
import { bySubject, measureLimits, measureValue, measureWord, OUTCOME_WORDS } from './production-words.js';

type Colors = ReturnType<typeof picocolors.createColors>;

/** Findings shown per measure; the rest are counted, and stand in the HTML and JSON reports. */
const FINDINGS_SHOWN = 3;
const LEVELS = ' ▁▂▃▄▅▆▇█';

/** A production evaluation for a terminal: each measure against its limits, the days, what decided, and the verdict. */
export function renderProductionText(verdict: ProductionVerdict, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const lines = [
    ...heading(verdict),
    '',
    ...measureLines(verdict, colors),
    '',
    ...dayLines(verdict),
    ...errorLines(verdict),
    ...decidingLines(verdict, colors),
    '',
    outcomeLine(verdict, colors),
    ...verdict.reasons.map((reason) => `  ${printable(reason.text)}`),
    ...verdict.remarks.map((remark) => colors.dim(`  note: ${printable(remark.text)}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ candidate, period, guide, seed, profile, totals }: ProductionVerdict): readonly string[] {
  const traffic =
    profile === null ? 'recorded traffic' : `simulated traffic, profile ${printable(profile)}, seed ${seed}`;
  const { documents, acceptedFirst, rejectedFirst, corrected, uncorrected, open } = totals;
  return [
    `${printable(candidate.name)} (${printable(candidate.participant)}), ${period.days} days from ${period.from.slice(0, 10)}, guide ${printable(guide.id)}, ${traffic}`,
    `${documents} documents in ${totals.interchanges} interchanges: ${acceptedFirst} accepted at the first attempt, ${rejectedFirst} rejected (${corrected} corrected, ${uncorrected} never, ${open} open)`,
  ];
}

function measureLines({ measures }: ProductionVerdict, colors: Colors): readonly string[] {
  const width = Math.max(...measures.map((measure) => printable(measure.title).length));
  const valueWidth = Math.max(...measures.map((measure) => measureValue(measure).length));
  return bySubject(measures).flatMap((group, index) => [
    ...(index === 0 ? [] : ['']),
    colors.bold(group.title),
    ...group.measures.map((measure) => {
      const value = measureValue(measure).padStart(valueWidth);
      const word = measureWord(measure).padEnd('not met, condition'.length);
      return `  ${printable(measure.title).padEnd(width)}  ${value}  ${paint(measure, word, colors)}  ${colors.dim(measureLimits(measure))}`;
    }),
  ]);
}

function paint({ outcome, severity }: MeasureResult, word: string, colors: Colors): string {
  if (severity === 'decisive') return colors.red(word);
  if (severity === 'condition') return colors.yellow(word);
  return outcome === 'met' ? colors.green(word) : colors.dim(word);
}

/** Three rows of bars on one scale, one column per day; a dot is a business day without traffic. */
function dayLines({ days }: ProductionVerdict): readonly string[] {
  const rows = [
    ['accepted', days.map((day) => day.accepted)],
    ['corrected', days.map((day) => day.corrected)],
    ['rejected', days.map((day) => day.rejected)],
  ] as const;
  const top = Math.max(1, ...rows.flatMap(([, values]) => values));
  const bar = (value: number): string =>
    LEVELS[value === 0 ? 0 : Math.max(1, Math.round((value / top) * 8))] ?? ' ';
  const silent = days.map((day) => (day.business && day.interchanges === 0 ? '·' : ' ')).join('');
  const last = days.at(-1)?.date ?? '';
  return [
    `Documents per day, ${days[0]?.date ?? ''} to ${last} (highest bar: ${top})`,
    ...rows.map(([name, values]) => `  ${name.padEnd(9)} |${values.map(bar).join('')}|`),
    ...(silent.trim() === '' ? [] : [`  ${'silent'.padEnd(9)} |${silent}|`]),
  ];
}

function errorLines({ errors }: ProductionVerdict): readonly string[] {
  if (errors.length === 0) return [];
  const rows = errors.map(({ code, phase, count, certificates, meaning }) => {
    const subject = certificates === 1 ? '1 certificate' : `${certificates} certificates`;
    return `  ${code.padEnd(4)}  ${phase.padEnd(9)}  ${String(count).padStart(4)} x, ${subject}  ${printable(meaning)}`;
  });
  return ['', 'Errors by code', ...rows];
}

function decidingLines({ measures }: ProductionVerdict, colors: Colors): readonly string[] {
  const broken = measures.filter((measure) => measure.severity !== null && measure.findings.length > 0);
  if (broken.length === 0) return [];
  const rows = broken.flatMap((measure) => {
    const rest = measure.findings.length - FINDINGS_SHOWN;
    return [
      `  ${paint(measure, printable(measure.title), colors)}`,
      ...measure.findings.slice(0, FINDINGS_SHOWN).map((finding) => `    ${findingLine(finding)}`),
      ...(rest > 0 ? [`    and ${rest} more`] : []),
      `    ${colors.dim(`what to do: ${printable(measure.hint)}`)}`,
    ];
  });
  return ['', 'Findings that decided', ...rows];
}

function findingLine({ date, transmission, text, expected, actual }: ProductionFinding): string {
  const where = transmission === '' ? date : `${date} ${transmission}`;
  const difference = [
    expected === '' ? '' : ` Expected: ${expected}`,
    actual === '' ? '' : ` Found: ${actual}`,
  ].join('');
  return printable(`${where}: ${text}${difference}`);
}

function outcomeLine({ verdict }: ProductionVerdict, colors: Colors): string {
  const word = colors.bold(OUTCOME_WORDS[verdict].toUpperCase());
  if (verdict === 'satisfactory') return colors.green(word);
  return verdict === 'unsatisfactory' ? colors.red(word) : colors.yellow(word);
}
