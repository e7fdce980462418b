import type { Guide, Requirement } from '../guide/index.js';

const requirements: readonly Omit<Requirement, 'phase' | 'checkedBy'>[] = [
  { id: 'N-06', text: 'Usage is told on request.', obligation: 'M', source: 'notice N-06' },
  { id: 'N-20', text: 'A number has nine characters.', obligation: 'M', source: 'notice N-20' },
  { id: 'N-23', text: 'A quantity is a whole number.', obligation: 'M', source: 'notice N-23' },
  { id: 'N-34', text: 'A rejection is answered by a corrected message.', obligation: 'M', source: 'assumed' },
  {
    id: 'SYN-21',
    text: 'Only characters of the repertoire are sent.',
    obligation: 'M',
    source: 'iso9735 5.1',
  },
];

/** As much of a guide as a renderer asks for: what findings say, and what requirements demand. */
export function guideFixture(): Guide {
  const guide: Pick<Guide, 'id' | 'title' | 'digest' | 'requirements' | 'texts' | 'kinds'> = {
    id: 'ecert-2.0',
    title: 'A reading of the eCERT guides',
    digest: 'b'.repeat(64),
    kinds: {},
    requirements: Object.fromEntries(
      requirements.map((requirement) => [
        requirement.id,
        { ...requirement, phase: 'rule', checkedBy: 'reference' },
      ]),
    ),
    texts: {
      en: {
        'quantity-not-whole': { text: 'Quantity {{actual}} is not a whole number.', hint: 'Round it down.' },
        'character-outside-repertoire': { text: 'UNOA has no such character.', hint: 'Take it out.' },
        'interchange-missing': { text: 'There is no interchange.', hint: 'Send one.' },
      },
    },
  };
  return guide as Guide; // renderers ask for nothing else, and a test fails if one does
}
