import { assert, type Finding } from '../core/index.js';
import {
  afterSegment,
  flagsOf,
  RELEASED,
  startOf,
  type MessageMarks,
  type MessageReading,
} from '../edifact/index.js';
import { acceptBody } from './accept-message.js';
import { chooseByBytes, type Chosen } from './accept-choice.js';
import type { AcceptWalk } from './accept-segment.js';
import { conformingContent } from './conforming-content.js';
import type { PlacedContent } from './content-record.js';
import { extractContent } from './extract-content.js';
import { createTrail } from './field-trail.js';
import { bodyOf, matchConforming } from './match-message.js';
import type { FieldRecord, FunctionName, Guide, MessageCheck, MessageGuide } from './model.js';

const trail = createTrail();
/** The message that the trail is of. */
let walked: MessageReading | undefined;

const U = 0x55;
const N = 0x4e;
const H = 0x48;
const T = 0x54;

function isService(marks: MessageMarks, at: number, letter: number): boolean {
  const { bytes } = marks;
  const start = startOf(marks, at);
  if ((flagsOf(marks, at) & ~RELEASED) !== 0) return false;
  return bytes[start] === U && bytes[start + 1] === N && bytes[start + 2] === letter;
}

/** Cell of a message's last segment, which follows its first at `from`. */
function lastSegment(marks: MessageMarks, from: number): number {
  let last = from;
  for (let at = from; at < marks.length; at = afterSegment(marks, at)) last = at;
  return last;
}

/** Walks a message from UNH to UNT; true when it is all that the table asks for. */
function accepts(chosen: Chosen, message: MessageReading, decimal: number | undefined): boolean {
  const marks = message.marks();
  const first = afterSegment(marks, 0);
  const last = lastSegment(marks, first);
  walked = undefined;
  if (!isService(marks, 0, H) || !isService(marks, last, T)) return false;
  const walk: AcceptWalk = { marks, message, decimal, trail };
  if (!acceptBody(chosen.table, walk, first, last)) return false;
  walked = message;
  return true;
}

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);

/**
 * The check of a message that the acceptor took: no findings, and content that is read when asked for. A class for the
 * reason that `SegmentView` is one: there is one for nearly every message.
 */
class ConformingCheck implements MessageCheck, PlacedContent {
  readonly findings = NO_FINDINGS;
  private readonly chosen: Chosen;
  private readonly message: MessageReading;
  private readonly decimal: number | undefined;
  private made: FieldRecord | undefined;
  private placed: FieldRecord | undefined;

  constructor(chosen: Chosen, message: MessageReading, decimal: number | undefined) {
    this.chosen = chosen;
    this.message = message;
    this.decimal = decimal;
    this.made = undefined;
    this.placed = undefined;
  }

  get guide(): MessageGuide {
    return this.chosen.guide;
  }

  get function(): FunctionName {
    return this.chosen.function;
  }

  get content(): FieldRecord {
    return (this.made ??= this.readContent());
  }

  private readContent(): FieldRecord {
    const { chosen, message, decimal } = this;
    const isAccepted = walked === message || accepts(chosen, message, decimal);
    assert(isAccepted, 'a message that was taken once is taken again');
    return conformingContent(chosen.table, message, trail, this);
  }

  placedContent(): FieldRecord {
    return (this.placed ??= this.readPlaced());
  }

  private readPlaced(): FieldRecord {
    const { table } = this.chosen;
    const { segments } = this.message;
    const matching = matchConforming(table, segments, bodyOf(segments));
    assert(matching, 'a message that was taken is one that matches');
    return extractContent(table, this.message, matching);
  }
}

/**
 * Checks a message that is as the guide has it; undefined when it must be looked at more closely.
 * @param decimal byte value of the decimal mark that binds, if one does
 */
export function checkConforming(
  guide: Guide,
  message: MessageReading,
  from: MessageGuide['from'] | undefined,
  decimal: number | undefined,
): MessageCheck | undefined {
  if (message.findings.length > 0) return undefined;
  const chosen = chooseByBytes(guide, message, from);
  if (chosen === undefined || !accepts(chosen, message, decimal)) return undefined;
  return new ConformingCheck(chosen, message, decimal);
}
