import picocolors from 'picocolors';
import { formatInstant, type Finding } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import type { Guide } from '../guide/index.js';
import type { CheckResult } from './check-result.js';
import { edifactLines } from './edifact-lines.js';
import { createExcerpts, type Excerpts } from './excerpt.js';
import { findingWords } from './finding-words.js';
import { hasPlace, placeOf } from './place.js';
import { printable } from './printable.js';

/** How to print for a terminal. */
export interface TextOptions {
  readonly color: boolean;
  /** Of the findings' texts, `en` when not said; labels are English. */
  readonly language?: string;
  /** How many segments of each answer are printed; all when not said. */
  readonly segmentsMax?: number;
}

type Colors = ReturnType<typeof picocolors.createColors>;

interface Page {
  readonly colors: Colors;
  readonly language: string;
  readonly segmentsMax: number;
}

const INDENT = '    ';
/** Wide enough for `requirement`. */
const LABEL_COLUMNS = 13;

const VERDICT_WORDS: Readonly<Record<CheckResult['verdict'], string>> = {
  accepted: 'ACCEPTED',
  'partly-accepted': 'PARTLY ACCEPTED',
  rejected: 'REJECTED',
};

function verdictColored(verdict: CheckResult['verdict'], colors: Colors): string {
  const word = VERDICT_WORDS[verdict];
  if (verdict === 'accepted') return colors.green(word);
  return verdict === 'rejected' ? colors.red(word) : colors.yellow(word);
}

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function labelled(label: string, text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : [INDENT + label.padEnd(LABEL_COLUMNS) + text];
}

function excerptLines(finding: Finding, excerpts: Excerpts, colors: Colors): string[] {
  const excerpt = hasPlace(finding.span) ? excerpts(finding.span) : undefined;
  if (excerpt === undefined) return [];
  const more = excerpt.moreSegments === 0 ? '' : `  … and ${plural(excerpt.moreSegments, 'more segment')}`;
  return [INDENT + excerpt.line + more, INDENT + colors.red(excerpt.caret)];
}

function findingLines(
  finding: Finding,
  guide: Guide,
  excerpts: Excerpts,
  interchanges: number,
  page: Page,
): string[] {
  const { colors } = page;
  const words = findingWords(guide, finding, page.language);
  const severity =
    finding.severity === 'error' ? colors.red(finding.severity) : colors.yellow(finding.severity);
  const name = finding.replyCode === undefined ? finding.code : `${finding.replyCode} ${finding.code}`;
  return [
    '',
    hasPlace(finding.span) ? placeOf(finding.span, interchanges) : 'the whole transmission',
    ...excerptLines(finding, excerpts, colors),
    `${INDENT}${severity} ${colors.bold(name)}: ${words.text}`,
    ...labelled('expected', words.expected),
    ...labelled('actual', words.actual),
    ...words.requirements.flatMap(({ id, text, source }) =>
      labelled('requirement', `${id}: ${text} [${source}]`),
    ),
    ...labelled('hint', words.hint),
  ];
}

/** Findings that belong to no place come first: they concern everything that follows. */
function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  const nowhere = findings.filter((finding) => !hasPlace(finding.span));
  return [...nowhere, ...findings.filter((finding) => hasPlace(finding.span))];
}

function fileLines(result: CheckResult, guide: Guide, page: Page): string[] {
  const { colors } = page;
  const reading = readTransmission(result.bytes);
  const excerpts = createExcerpts(reading);
  const interchanges = reading.interchanges.length;
  const findings = inReadingOrder(result.findings);
  const { findingCount } = result;
  const count = findingCount === 0 ? '' : `, ${plural(findingCount, 'finding')}`;
  const conditions = `${printable(guide.id)}, ${result.environment} environment, at ${formatInstant(result.at)}`;
  return [
    `${printable(result.file)}: ${verdictColored(result.verdict, colors)}${count} (${conditions})`,
    ...findings.flatMap((finding) => findingLines(finding, guide, excerpts, interchanges, page)),
    ...moreLines(findingCount - findings.length, 'more finding'),
    '',
    result.replies.length === 0 ? 'the reference answers nothing' : 'the reference answers',
    ...result.replies.flatMap((reply) => replyLines(reply, page.segmentsMax)),
  ];
}

/** Says that something was left out, how much, and how to see it. */
function moreLines(count: number, one: string): string[] {
  return count <= 0 ? [] : ['', `… and ${plural(count, one)}: --most prints more of them`];
}

function replyLines(reply: Uint8Array, segmentsMax: number): string[] {
  const lines = edifactLines(reply);
  const shown = lines.slice(0, segmentsMax).map((line) => INDENT + line);
  return ['', ...shown, ...moreLines(lines.length - shown.length, 'more segment').slice(1)];
}

function summaryLine(results: readonly CheckResult[], colors: Colors): string {
  const order: readonly CheckResult['verdict'][] = ['accepted', 'partly-accepted', 'rejected'];
  const counts = order.map((verdict) => {
    const count = results.filter((result) => result.verdict === verdict).length;
    return `${count} ${verdictColored(verdict, colors)}`;
  });
  return `${plural(results.length, 'file')}: ${counts.join(', ')}`;
}

/**
 * Check results for a terminal: per file the verdict, then each finding under the segment it is about with a caret
 * under the very bytes, then what the reference answers, a segment per line.
 */
export function renderCheckText(results: readonly CheckResult[], guide: Guide, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const page: Page = {
    colors,
    language: options.language ?? 'en',
    segmentsMax: options.segmentsMax ?? Infinity,
  };
  const files = results.map((result) => fileLines(result, guide, page).join('\n'));
  const summary = results.length > 1 ? [summaryLine(results, colors)] : [];
  return `${[...files, ...summary].join('\n\n')}\n`;
}
