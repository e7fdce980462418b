import { controlCode } from './control-codes.js';

/** Where a 0085 code is raised, or why it is not. */
export type CodeUse =
  | { readonly by: 'reading' }
  | { readonly by: 'guide' | 'reference'; readonly test: string }
  | { readonly by: 'none'; readonly why: string };

/** One 0085 code (UNSL D.97B to 44, then version 4). */
export interface ErrorCode {
  readonly code: string;
  readonly name: string;
  readonly use: CodeUse;
}

const reading: CodeUse = { by: 'reading' };
const guide: CodeUse = { by: 'guide', test: 'src/guide/structure-cases.fixture.ts' };
const network: CodeUse = {
  by: 'none',
  why: 'a network says this of its own delivery; the harness is a recipient, not a network',
};
const older: CodeUse = { by: 'none', why: 'of CONTRL 2:1 and 2:2; CONTRL D:3 and 4.x do not have it' };

function code(number: number, name: string, use: CodeUse): ErrorCode {
  return { code: String(number), name, use };
}

/** All 0085 codes. Names are shortened from edifact.md C. */
export const ERROR_CODES: readonly ErrorCode[] = [
  code(1, 'UNA not supported', older),
  code(2, 'syntax version or level not supported', reading),
  code(3, 'message version or release not supported', older),
  code(4, 'service segment missing or invalid', older),
  code(5, 'trailer check in error', older),
  code(6, 'data segment missing or invalid', older),
  code(7, 'recipient not actual recipient', { by: 'reference', test: 'src/ecert/intake/intake.test.ts' }),
  code(8, 'too many data elements in segment', older),
  code(9, 'mandatory data element missing', older),
  code(10, 'data element attribute error', older),
  code(11, 'password invalid', older),
  code(12, 'invalid value', reading),
  code(13, 'missing', reading),
  code(14, 'value not supported in this position', guide),
  code(15, 'not supported in this position', reading),
  code(16, 'too many constituents', reading),
  code(17, 'no agreement', {
    by: 'none',
    why: 'whether partners have an agreement is no matter of syntax; the reference answers unknown parties with 23',
  }),
  code(18, 'unspecified', reading),
  code(19, 'invalid decimal notation', guide),
  code(20, 'character invalid as service character', reading),
  code(21, 'invalid character', reading),
  code(22, 'invalid service character', reading),
  code(23, 'unknown sender', { by: 'reference', test: 'src/ecert/intake/intake.test.ts' }),
  code(24, 'too old', { by: 'none', why: 'no source names an age after which an interchange is refused' }),
  code(25, 'test indicator not supported', { by: 'reference', test: 'src/ecert/intake/intake.test.ts' }),
  code(26, 'duplicate detected', reading),
  code(27, 'security function not supported', {
    by: 'none',
    why: 'version 3 has no security segments; those of version 4 outside messages are 47',
  }),
  code(28, 'references do not match', reading),
  code(29, 'control count does not match', reading),
  code(30, 'groups and messages mixed', reading),
  code(31, 'more than one message type in group', reading),
  code(32, 'lower level empty', reading),
  code(33, 'invalid occurrence outside message or group', reading),
  code(34, 'nesting indicator not allowed', reading),
  code(35, 'too many segment repetitions', reading),
  code(36, 'too many group repetitions', guide),
  code(37, 'invalid type of characters', reading),
  code(38, 'missing digit before decimal sign', guide),
  code(39, 'too long', reading),
  code(40, 'too short', reading),
  code(41, 'permanent network error', network),
  code(42, 'temporary network error', network),
  code(43, 'unknown recipient', network),
  code(44, 'application temporarily unavailable', older),
  code(45, 'trailing separator', reading),
  code(46, 'character set not supported', reading),
  code(47, 'envelope functionality not supported', reading),
  code(48, '(in an enumeration of v4r02 without a name)', {
    by: 'none',
    why: 'no source at hand says what it means',
  }),
];

/** The editions of CONTRL that have a code. */
export function editionsOf({ code: number }: ErrorCode): readonly ('D:3' | '4:1')[] {
  const has = (version: '3' | '4'): boolean => controlCode(version, number) === number;
  return [...(has('3') ? (['D:3'] as const) : []), ...(has('4') ? (['4:1'] as const) : [])];
}
