import { parseDate102 } from '../../core/index.js';
import type { FieldRecord, Participant } from '../../guide/index.js';
import type { RegisterView } from '../register/register.js';
import { placeOf, textOf } from '../rules/place.js';
import type { RulePlace } from '../model.js';
import type { StoredCertificate } from '../register/stored-certificate.js';
import { conditionOf, isCondition } from './condition.js';

/** What a REQDOC asks: about one certificate by number, or for all issued in a period. */
export type Query =
  | { readonly kind: 'document'; readonly number: string }
  | {
      readonly kind: 'activity';
      /** CCYYMMDD, both included. */
      readonly first: string;
      readonly last: string;
      readonly conditions: readonly string[];
    };

/** The conditions asked for, each with its place. */
export function conditionPlaces(content: FieldRecord): readonly RulePlace[] {
  return (content.lists['conditions'] ?? []).map((record) => placeOf(record, 'condition'));
}

/** Reads what is asked; undefined when period or conditions are invalid (D02, D03). */
export function readQuery(content: FieldRecord): Query | undefined {
  const conditions = conditionPlaces(content).map((place) => place.value);
  if (!conditions.every(isCondition)) return undefined;
  const number = textOf(content, 'documentNumber');
  if (number !== '') return { kind: 'document', number };
  const first = textOf(content, 'periodStart');
  const last = textOf(content, 'periodEnd');
  const areDays = parseDate102(first) !== undefined && parseDate102(last) !== undefined;
  if (!areDays || first > last) return undefined; // CCYYMMDD sorts by time
  return { kind: 'activity', first, last, conditions };
}

/**
 * The participant's certificates that a query asks for, in order of registration. A document query gives every kind
 * and year that has the number, whatever its condition. An activity report selects by date of issuance (assumed).
 */
export function matchingCertificates(
  query: Query,
  participant: Participant,
  register: RegisterView,
): readonly StoredCertificate[] {
  if (query.kind === 'document')
    return register.named(query.number).filter((certificate) => certificate.participant === participant.id);
  const issued = register.issued(participant.id, query.first, query.last);
  const { conditions } = query;
  return conditions.length === 0
    ? issued
    : issued.filter((certificate) => conditions.includes(conditionOf(certificate)));
}
