import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'floods-with-messages',
  class: 'control',
  summary: 'Sends an interchange fifty times.',
  requirement: 'CON-17',
  mustFail: [],
  hooks: {
    leaving: (transmissions) => transmissions.flatMap((bytes) => Array.from({ length: 50 }, () => bytes)),
  },
};
