import type { Finding } from '../../core/index.js';
import { renderFinding, type DocumentData, type Guide, type MessageGuide } from '../../guide/index.js';
import { fieldLengthMax } from './field-length.js';
import { cutTo } from './representable.js';

/** 1049: heading, detail, summary, or (the message as a whole) several sections. */
function sectionOf(finding: Finding): string {
  if (finding.span.tag === undefined) return '5';
  if (finding.params['line'] !== undefined) return '2';
  return finding.span.tag === 'CNT' ? '6' : '1';
}

/**
 * One ERP/ERC/FTX group: where the error is (section, line, segment and its position, UNH being 1), its code, the text
 * and a copy of the offending value, which CBP gives in other CUSRES (`cbp`, ACE). What is not known is left out.
 */
function errorRecord(guide: Guide, response: MessageGuide, finding: Finding, remark = ''): DocumentData {
  const fit = (field: string, value: string): string => cutTo(value, fieldLengthMax(response, field));
  const { line, value } = finding.params;
  const { tag, segment } = finding.span;
  return {
    section: sectionOf(finding),
    ...(line === undefined || line === '' ? {} : { line: fit('line', String(line)) }),
    ...(tag === undefined ? {} : { segmentTag: tag }),
    ...(tag === undefined || segment === undefined ? {} : { segmentPosition: String(segment) }),
    code: finding.replyCode ?? '',
    text: fit('text', remark + renderFinding(guide, finding).text),
    ...(value === undefined || value === '' ? {} : { value: fit('value', String(value)) }),
  };
}

/**
 * The error groups for a message's findings, in their order. The directory has room for 99; beyond that the last one
 * says how many more there are, so that a short list is never taken for a whole one.
 */
export function errorRecords(
  guide: Guide,
  response: MessageGuide,
  findings: readonly Finding[],
): readonly DocumentData[] {
  if (findings.length === 0) return NO_RECORDS;
  const max = response.nodes.find((node) => node.list === 'errors')?.repeat ?? findings.length;
  const unlisted = findings.length - max;
  return findings.slice(0, max).map((finding, i) => {
    const isLast = i === max - 1;
    const remark = isLast && unlisted > 0 ? `and ${unlisted} more errors, not listed; ` : '';
    return errorRecord(guide, response, finding, remark);
  });
}

const NO_RECORDS: readonly DocumentData[] = [];
