import { latin1ToBytes } from '../../../core/index.js';
import type { Defect } from '../hooks.js';

/** A good registration by the participant, of the day before the suite begins. */
const recorded = (participant: string): string =>
  [
    `UNB+UNOA:3+${participant}+USCBP+260301:1200+YESTERDAY++++++1`,
    'UNH+1+SANCRT:D:97B:UN',
    'BGM+811+6AU000001+9',
    'DTM+182:20260227:102',
    'DTM+36:20261231:102',
    'LOC+27+AU',
    'GIS+05',
    'PNA+IM+12-345678900',
    'LIN+1',
    'PIA+5+020130:HS',
    'QTY+1:5000:KGM',
    'CNT+2:1',
    'UNT+12+1',
    'UNZ+1+YESTERDAY',
    '',
  ].join("'");

export const defect: Defect = {
  name: 'replays-yesterday',
  class: 'control',
  summary: 'Transmits for every task the one good message that it recorded yesterday.',
  requirement: 'CON-20',
  // What it recorded is a registration, and that scenario begins with a replacement.
  elsewhere: { 'SAN-RUL-014': 'CON-03' },
  mustFail: 'all',
  hooks: {
    instead: (prompt, _now, { greeting }) =>
      prompt.kind === 'task' ? [latin1ToBytes(recorded(greeting.participant))] : [],
  },
};
