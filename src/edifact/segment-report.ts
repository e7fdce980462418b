import { bytesToLatin1, type Span } from '../core/index.js';

import { LINE_END, ORDINARY, RELEASE, SUSPECT } from './character-class.js';
import { forEachComponent, type ComponentPlace, type SegmentView } from './segment-view.js';
import {
  addFinding,
  hasErrorsEnough,
  hasWarningsEnough,
  shown,
  syntaxFinding,
  type FindingList,
  type FindingParams,
  type SyntaxFindingCode,
} from './syntax-findings.js';
import {
  endOf,
  flagsOf,
  lastMarkOf,
  LINE_END_INSIDE,
  MALFORMED_TAG,
  markAt,
  NEEDLESS_RELEASE,
  NESTED_TAG,
  NO_ELEMENTS,
  OVERLONG,
  REPORTABLE,
  startOf,
  SUSPECT_BYTE,
  TRAILING_SEPARATOR,
  UNTERMINATED,
} from './tape.js';
import { isWellFormedUtf8 } from './utf8.js';

/** What reporting needs beside the segment. */
export interface ReportSettings {
  readonly isVersion4: boolean;
  readonly segmentBytesMax: number;
}

/**
 * Says what scanning noticed about a segment; of a service segment others say which elements are missing. Takes time
 * in proportion to the segment's length, and none if there is nothing to say.
 */
export function reportSegment(
  view: SegmentView,
  settings: ReportSettings,
  isService: boolean,
  findings: FindingList,
): void {
  const flags = flagsToReport(flagsOf(view.context.tape, view.index), settings, findings);
  if (flags !== 0) reportFlags(view, flags, settings, isService, findings);
}

/** Those of a segment's flags that would still add a finding. */
export function flagsToReport(noticed: number, settings: ReportSettings, findings: FindingList): number {
  let flags = noticed & REPORTABLE;
  if (hasErrorsEnough(findings)) return 0;
  const warnings = settings.isVersion4 ? NEEDLESS_RELEASE : NEEDLESS_RELEASE | TRAILING_SEPARATOR;
  if (hasWarningsEnough(findings)) flags &= ~warnings;
  return flags;
}

function reportFlags(
  view: SegmentView,
  flags: number,
  settings: ReportSettings,
  isService: boolean,
  findings: FindingList,
): void {
  const add = (code: SyntaxFindingCode, span: Span, params: FindingParams): void => {
    addFinding(findings, syntaxFinding(code, span, params));
  };
  const tag = shown(view.tag);
  if ((flags & MALFORMED_TAG) !== 0) {
    add('segment-tag-malformed', view.span(), { expected: 'three capital letters', actual: tag });
  }
  if ((flags & NESTED_TAG) !== 0) {
    add('nesting-indicator', view.span(), { expected: 'an element separator after the tag', actual: tag });
  }
  if ((flags & NO_ELEMENTS) !== 0 && !isService) {
    add('segment-without-elements', view.span(1), { expected: 'at least one data element', actual: tag });
  }
  if ((flags & TRAILING_SEPARATOR) !== 0) reportTrailing(view, settings.isVersion4, add);
  if ((flags & (SUSPECT_BYTE | LINE_END_INSIDE | NEEDLESS_RELEASE)) !== 0) reportCharacters(view, add);
  if ((flags & OVERLONG) !== 0) {
    const actual = `more than ${settings.segmentBytesMax} bytes`;
    add('limit-segment-bytes', view.span(), { expected: settings.segmentBytesMax, actual });
  }
  if ((flags & UNTERMINATED) !== 0) reportUnterminated(view, add);
}

type Add = (code: SyntaxFindingCode, span: Span, params: FindingParams) => void;

function reportUnterminated(view: SegmentView, add: Add): void {
  const { tape } = view.context;
  const end = endOf(tape, view.index);
  const tail = bytesToLatin1(tape.bytes.subarray(Math.max(startOf(tape, view.index), end - 20), end));
  const span = { ...view.span(), offset: tape.base + end, length: 0 };
  add('terminator-missing', span, { expected: 'the segment terminator', actual: shown(tail) });
}

/** The ordinals of a component, as far as they tell something: 0104 is for composites, occurrences for repeats. */
function placeSpan(view: SegmentView, { element, repetition, component }: ComponentPlace): Span {
  return view.span(
    element,
    view.componentCount(element, repetition) > 1 ? component : undefined,
    view.repetitionCount(element) > 1 ? repetition : undefined,
  );
}

function reportTrailing(view: SegmentView, isVersion4: boolean, add: Add): void {
  const { tape } = view.context;
  const code = isVersion4 ? 'trailing-separator' : 'trailing-separator-tolerated';
  const isCut = (flagsOf(tape, view.index) & (UNTERMINATED | OVERLONG)) !== 0;
  const last = lastMarkOf(tape, view.index);
  forEachComponent(view, (place) => {
    // Before a terminator that never came nothing trails: more was to follow.
    if (isCut && place.mark + 1 === last) return;
    const separator = markAt(tape, place.mark);
    const next = markAt(tape, place.mark + 1);
    if (next >> 2 !== (separator >> 2) + 1 || (next & 3) <= (separator & 3)) return;
    const offset = separator >> 2;
    const actual = shown(bytesToLatin1(tape.bytes.subarray(offset, offset + 2)));
    const span = { ...placeSpan(view, place), offset: tape.base + offset, length: 1 };
    add(code, span, { expected: 'no separator after the last data', actual });
  });
}

/** What one component holds that it should not: the first run of each sort, and how many bytes in all. */
interface BadBytes {
  start: number;
  length: number;
  count: number;
}

function noteBad(bad: BadBytes, position: number): void {
  if (bad.count === 0) bad.start = position;
  if (bad.start + bad.length === position) bad.length += 1;
  bad.count += 1;
}

function reportCharacters(view: SegmentView, add: Add): void {
  const { tape, repertoire } = view.context;
  forEachComponent(view, (place) => {
    const [suspect, lineEnds, needless] = badBytes(view, place);
    const say = (code: SyntaxFindingCode, bad: BadBytes, expected: string): void => {
      if (bad.count === 0) return;
      const span = { ...placeSpan(view, place), offset: tape.base + bad.start, length: bad.length };
      const actual = shown(bytesToLatin1(tape.bytes.subarray(bad.start, bad.start + bad.length)));
      add(code, span, { expected, actual, count: bad.count });
    };
    say('character-not-in-repertoire', suspect, `characters of ${repertoire.identifier}`);
    say('line-end-in-data', lineEnds, 'line ends between segments only');
    say('release-needless', needless, 'a release before service characters only');
  });
}

function badBytes(view: SegmentView, place: ComponentPlace): readonly [BadBytes, BadBytes, BadBytes] {
  const { tape, classes, repertoire } = view.context;
  const { bytes } = tape;
  const start = (markAt(tape, place.mark) >> 2) + 1;
  const end = markAt(tape, place.mark + 1) >> 2;
  const [suspect, lineEnds, needless] = [noBytes(), noBytes(), noBytes()];
  const wideIsGood = repertoire.encoding === 'utf-8' && isWellFormedUtf8(bytes.subarray(start, end));
  for (let i = start; i < end; i += 1) {
    if (classes[bytes[i] ?? 0] === RELEASE && i + 1 < end) {
      i += 1;
      if (classes[bytes[i] ?? 0] === ORDINARY) noteBad(needless, i - 1);
    }
    const kind = classes[bytes[i] ?? 0];
    if (kind === LINE_END) noteBad(lineEnds, i);
    if (kind === SUSPECT && !(wideIsGood && (bytes[i] ?? 0) >= 0x80)) noteBad(suspect, i);
  }
  return [suspect, lineEnds, needless];
}

function noBytes(): BadBytes {
  return { start: 0, length: 0, count: 0 };
}
