import type { Journal, JournalEvent } from '../journal/index.js';
import type { CampaignVerdict, Remark } from './model.js';

function remarksOf(event: JournalEvent): readonly Remark[] {
  if (event.type === 'attested') {
    const { by, clock, note } = event;
    return [
      {
        code: 'attestation',
        ...(event.in === undefined ? {} : { scenario: event.in }),
        text: note,
        by,
        clock,
      },
    ];
  }
  if (event.type !== 'recording-read') return [];
  return event.findings.map(({ kind, scenario, detail }) => ({
    code: `recording-${kind}`,
    ...(scenario === undefined ? {} : { scenario }),
    text: detail,
  }));
}

/** What a journal has on record beside the evidence: findings on a recorded folder, and attestations. */
export function remarksIn({ events }: Journal): Pick<CampaignVerdict, 'remarks'> {
  const remarks = events.flatMap(remarksOf);
  return remarks.length === 0 ? {} : { remarks };
}
