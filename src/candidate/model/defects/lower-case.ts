import type { DocumentData } from '../../../guide/index.js';
import type { Defect } from '../hooks.js';

/** The fields that hold names of parties. */
const NAMES = new Set(['exporterName', 'name']);

function lowerNames(content: DocumentData): DocumentData {
  const lowered: Record<string, string | readonly DocumentData[]> = {};
  for (const [field, value] of Object.entries(content)) {
    if (typeof value !== 'string') lowered[field] = value.map(lowerNames);
    else lowered[field] = NAMES.has(field) ? value.toLowerCase() : value;
  }
  return lowered;
}

export const defect: Defect = {
  name: 'lower-case',
  summary: 'Writes names of parties in lower case, which UNOA has not.',
  requirement: 'CON-05',
  mustFail: ['SAN-POS-003'],
  hooks: { document: lowerNames },
};
