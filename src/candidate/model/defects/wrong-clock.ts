import { addMs, DAY_MS } from '../../../core/index.js';
import type { Defect } from '../hooks.js';

export const defect: Defect = {
  name: 'wrong-clock',
  class: 'bytes',
  summary: 'Lives a year in the past: its clock, which UNB S004 bears, is wrong.',
  requirement: 'CON-20',
  mustFail: 'all',
  hooks: { clock: (now) => addMs(now, -365 * DAY_MS) },
};
