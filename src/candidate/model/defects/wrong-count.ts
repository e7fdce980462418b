import { bytesToLatin1, latin1ToBytes } from '../../../core/index.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-count',
  class: 'bytes',
  summary: 'Counts the segments without UNT (0074 is one too low).',
  requirement: 'SYN-29',
  mustFail: 'all',
  hooks: {
    written: (bytes) =>
      latin1ToBytes(bytesToLatin1(bytes).replace(/'UNT\+(\d+)/g, (_, count) => `'UNT+${Number(count) - 1}`)),
  },
};
