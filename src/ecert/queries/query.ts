import { parseDate102, type Instant } from '../../core/index.js';
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
      readonly first: Instant;
      readonly last: Instant;
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
  const first = parseDate102(textOf(content, 'periodStart'));
  const last = parseDate102(textOf(content, 'periodEnd'));
  if (first === undefined || last === undefined || first > last) return undefined;
  return { kind: 'activity', first, last, conditions };
}

function isAskedFor(certificate: StoredCertificate, query: Query): boolean {
  if (query.kind === 'document') return certificate.number === query.number;
  const issued = parseDate102(certificate.issueDate);
  if (issued === undefined || issued < query.first || issued > query.last) return false;
  return query.conditions.length === 0 || query.conditions.includes(conditionOf(certificate));
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
  const candidates = query.kind === 'document' ? register.named(query.number) : register.all();
  return candidates.filter(
    (certificate) => certificate.participant === participant.id && isAskedFor(certificate, query),
  );
}
