import { bytesToLatin1, latin1ToBytes } from '../../../core/index.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'unreleased',
  class: 'bytes',
  summary: 'Writes service characters in names as they are, without the release character.',
  requirement: 'SYN-15',
  mustFail: ['SAN-POS-003'],
  hooks: {
    written: (bytes) => latin1ToBytes(bytesToLatin1(bytes).replaceAll(/\?(.)/g, '$1')),
  },
};
