import { CONFORMANT, type Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'invents-certificate',
  class: 'behaviour',
  summary: 'Registers a certificate of its own making where a query finds none.',
  requirement: 'CON-15',
  mustFail: ['REQ-RUL-001'],
  hooks: {
    afterRejection(item, rejection, sent) {
      const number = item.content['documentNumber'];
      if (item.kind !== 'query' || typeof number !== 'string') {
        return CONFORMANT.afterRejection(item, rejection, sent);
      }
      const content = {
        documentName: '811',
        certificateNumber: number,
        issueDate: '20260105',
        expiryDate: '20261231',
        origin: number.slice(1, 3),
        kind: '05',
        importer: '12-345678900',
        lines: [{ number: '1', hts: '020130', quantity: '5000', unit: 'KGM' }],
        lineCount: '1',
      };
      return [{ kind: 'register', content, attempts: 0 }];
    },
  },
};
