import type { CampaignVerdict, Verdict } from '../judge/index.js';

/** How a verdict looks: a tone (a CSS class) and a sign, so that no meaning hangs on colour alone. */
export interface Tone {
  readonly tone: 'good' | 'bad' | 'doubt' | 'aside';
  readonly sign: string;
}

const TONES: Readonly<Record<Verdict | CampaignVerdict['verdict'], Tone>> = {
  passed: { tone: 'good', sign: '✓' },
  conformant: { tone: 'good', sign: '✓' },
  failed: { tone: 'bad', sign: '✗' },
  'not-conformant': { tone: 'bad', sign: '✗' },
  inconclusive: { tone: 'doubt', sign: '?' },
  'harness-error': { tone: 'doubt', sign: '!' },
  'not-applicable': { tone: 'aside', sign: '–' },
};

/** The tone of a verdict on a step, a scenario or a campaign. */
export function toneOf(verdict: Verdict | CampaignVerdict['verdict']): Tone {
  return TONES[verdict];
}
