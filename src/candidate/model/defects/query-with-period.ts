import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'query-with-period',
  class: 'data',
  summary: 'Asks for a period besides, so that the query becomes another one.',
  requirement: 'CON-04',
  mustFail: [],
  hooks: {
    document: (content, kind) =>
      kind === 'query' ? { ...content, periodStart: '20260101', periodEnd: '20261231' } : content,
  },
};
