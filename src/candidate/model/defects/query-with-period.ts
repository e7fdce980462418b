import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'query-with-period',
  class: 'data',
  summary: 'Asks for a period besides, so that the query becomes another one.',
  requirement: 'CON-18',
  mustFail: ['REQ-POS-001', 'REQ-RUL-001', 'REQ-POS-002', 'REQ-POS-003', 'REQ-POS-004', 'REQ-POS-005'],
  hooks: {
    document: (content, kind) =>
      kind === 'query' ? { ...content, periodStart: '20260101', periodEnd: '20261231' } : content,
  },
};
