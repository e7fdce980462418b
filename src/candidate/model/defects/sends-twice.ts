import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'sends-twice',
  class: 'behaviour',
  summary: 'Sends everything twice, to be sure.',
  requirement: 'CON-13',
  mustFail: [],
  hooks: { leaving: (transmissions) => transmissions.flatMap((bytes) => [bytes, bytes]) },
};
