import { bytesToLatin1, latin1ToBytes } from '../../../core/index.js';
import type { Defect } from '../hooks.js';

/** A PNA of an exporter or a manufacturer up to its name (C816 3398), and the name; `?` releases what follows it. */
const NAME = /('PNA\+(?:EX|MF)(?:\?.|[^'?])*?\+10:)((?:\?.|[^'?])*)/g;

export const defect: Defect = {
  name: 'lower-case',
  class: 'bytes',
  summary: 'Writes names of parties in lower case, which UNOA has not.',
  requirement: 'SYN-21',
  mustFail: ['SAN-POS-003'],
  hooks: {
    // On the bytes: our own writer would refuse what the repertoire has not.
    written: (bytes) =>
      latin1ToBytes(
        bytesToLatin1(bytes).replace(NAME, (_, before: string, name: string) => before + name.toLowerCase()),
      ),
  },
};
