import type { Finding, Span } from '../core/index.js';

/** What the structure stage can find, with the code of 0085 that answers it. */
const REPLY = {
  'message-type-unknown': 14,
  'message-version-unknown': 14,
  'message-direction-wrong': 14,
  'segment-missing': 13,
  'segment-unknown': 15,
  'segment-not-used': 15,
  'segment-misplaced': 15,
  'segment-repeated': 35,
  'group-repeated': 36,
  'qualifier-unknown': 12,
  'element-missing': 13,
  'element-not-used': 15,
  'elements-too-many': 16,
  'components-too-many': 16,
  'code-unknown': 12,
  'dependency-missing': 13,
  'dependency-excluded': 15,
  'characters-wrong-type': 37,
  'decimal-mark-wrong': 19,
  'decimal-digit-missing': 38,
  'text-too-long': 39,
  'text-too-short': 40,
  'syntax-identifier-not-accepted': 2,
  'syntax-version-not-accepted': 2,
  'recipient-wrong': 7,
  'groups-not-accepted': 15,
  'message-types-mixed': 18,
  'messages-too-many': 18,
  'interchange-empty': 32,
} as const;

/** Code of a finding of this folder. */
export type StructureCode = keyof typeof REPLY;

/** Every code of this folder, so that tests can see that each has its text. */
export const STRUCTURE_CODES = Object.keys(REPLY) as readonly StructureCode[]; // the keys are just these

/** Every code of this folder with the requirement of the 0085 code that answers it. */
export const STRUCTURE_FINDINGS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(REPLY).map(([code, reply]) => [code, [`SYN-${reply}`]]),
);

/** The params that every structure finding has; a text may use these names and no others. */
export interface StructureParams {
  /** Tag of the segment it is about, '' for the envelope. */
  readonly tag: string;
  /** What it is about in the guide's words: a segment's or an element's name. */
  readonly name: string;
  /** `1004` for an element, `BGM` or `SG2-IM` for a node. */
  readonly id: string;
  readonly expected: string | number;
  readonly actual: string | number;
}

/** Names of the params, for the test that texts ask for nothing else. */
export const STRUCTURE_PARAMS: readonly (keyof StructureParams)[] = [
  'tag',
  'name',
  'id',
  'expected',
  'actual',
];

/** Characters of a value shown in a finding at most: the place says where the rest is. */
const SHOWN_CHARACTERS_MAX = 70;

/** A value as it may stand in a text: control characters as `\\x07`, a long one cut, an empty one as a word. */
export function shownValue(text: string): string {
  if (text === '') return 'nothing';
  const cut = text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text;
  return cut.replace(/[\0-\x1f\x7f-\x9f]/g, (control) => {
    return `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** A finding of the structure stage; its requirements are the guide's own and that of the 0085 code. */
export function structureFinding(
  code: StructureCode,
  span: Span,
  params: StructureParams,
  requirement: string | undefined,
): Finding {
  const reply = REPLY[code];
  const requirements = requirement === undefined ? [] : [requirement];
  return Object.freeze({
    code,
    replyCode: `C${reply}`,
    severity: 'error',
    phase: 'structure',
    span,
    params: Object.freeze({ ...params }),
    requirements: Object.freeze([...requirements, `SYN-${reply}`]),
  });
}
