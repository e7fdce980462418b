import { statusReply } from '../control-replies.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'always-reject',
  class: 'control',
  summary: 'Answers every prompt with a CUSRES that rejects, as if it were the reference.',
  requirement: 'ENV-0065',
  mustFail: 'all',
  hooks: { instead: (_prompt, now, speaker) => [statusReply('RE', now, speaker)] },
};
