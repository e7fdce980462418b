import { formatInstant, type Finding } from '../core/index.js';
import { renderFinding, type FindingText, type Guide } from '../guide/index.js';
import type { ProductionFinding, ProductionReason } from './model.js';
import type { Observation } from './observation.js';
import { isoDate } from './period.js';

/** What the guide's texts say under a code. */
export function say(guide: Guide, code: string, params: Finding['params'] = {}): FindingText {
  return renderFinding(guide, { code, params });
}

/** A reason or remark in words. */
export function reason(
  guide: Guide,
  code: string,
  params: Finding['params'] = {},
  measure?: string,
): ProductionReason {
  const { text, hint } = say(guide, code, params);
  return measure === undefined ? { code, text, hint } : { code, measure, text, hint };
}

/** An observation as a finding in words; undefined where it has no evidence. */
export function toFinding(
  guide: Guide,
  observation: Observation,
  requirements: readonly string[],
): ProductionFinding | undefined {
  const { evidence, at } = observation;
  if (evidence === undefined) return undefined;
  const {
    transmission = '',
    interchange = '',
    message = '',
    certificate = '',
    codes = [],
    expected,
    actual,
  } = evidence;
  const place = { transmission, interchange, message, certificate };
  const params = { ...place, codes: codes.join(', '), expected, actual, ...evidence.params };
  return {
    code: evidence.code,
    at: formatInstant(at),
    date: isoDate(at),
    ...place,
    codes,
    expected,
    actual,
    requirements: [
      ...requirements,
      ...codes.map(requirementOfCode).filter((id) => guide.requirements[id] !== undefined),
    ],
    ...say(guide, evidence.code, params),
  };
}

/** The requirement that an answer code says was broken: that of the 0085 code in a CONTRL, or the rule's own. */
export function requirementOfCode(code: string): string {
  return code.startsWith('C') ? `SYN-${code.slice(1)}` : code;
}
