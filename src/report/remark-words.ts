import type { Remark } from '../judge/index.js';

/** A remark in one sentence: the scenario it belongs to, what it says, and who said it when. */
export function remarkWords({ scenario, text, by, clock }: Remark): string {
  const where = scenario === undefined ? '' : `${scenario}: `;
  const who = by === undefined ? '' : ` (attested by ${by}${clock === undefined ? '' : `, ${clock}`})`;
  return `${where}${text}${who}`;
}
