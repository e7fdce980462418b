import { choiceHint } from '../../core/index.js';
import type { CandidateFile } from '../../candidate/index.js';
import { FEATURES, VIEW_FEATURES } from '../../scenario/index.js';
import type { Plan } from '../load-plan.js';
import type { Observation } from './model.js';

/** Features that are about the driver protocol, and need no scenario to be of use. */
export const PROTOCOL_FEATURES: readonly string[] = VIEW_FEATURES;

const configured = { severity: 'error', attribution: 'candidate-configuration' } as const;

/** Compares what a candidate file declares with the participants of the guide and with what scenarios ask for. */
export function reviewFile({ identity }: CandidateFile, { guide, suite }: Plan): readonly Observation[] {
  const ids = guide.participants.map(({ id }) => id);
  const participant = guide.participants.find(({ id }) => id === identity.participant);
  const observations: Observation[] = [];
  if (participant === undefined) {
    observations.push({
      code: 'DR-02',
      ...configured,
      what: 'the participant is not on file',
      expected: `a participant of guide ${guide.id}: ${ids.join(', ')}`,
      actual: identity.participant,
      fix: choiceHint(identity.participant, ids),
      setting: ['participant'],
    });
  } else {
    if (participant.country !== identity.country) {
      observations.push({
        code: 'DR-03',
        ...configured,
        what: 'the country is not that of the participant',
        expected: `${participant.country}, the country of ${participant.id}`,
        actual: identity.country,
        fix: `write country: ${participant.country}`,
        setting: ['country'],
      });
    }
    const foreign = identity.kinds.filter((kind) => !participant.kinds.includes(kind));
    if (foreign.length > 0) {
      const quotedKinds = participant.kinds.map((kind) => `'${kind}'`).join(', ');
      observations.push({
        code: 'DR-04',
        ...configured,
        what: `the participant does not issue every kind that is declared`,
        expected: `only kinds that ${participant.id} issues: ${participant.kinds.join(', ')}`,
        actual: foreign.join(', '),
        fix: `write kinds: [${quotedKinds}], or as many of them as the candidate issues`,
        setting: ['kinds'],
      });
    }
  }
  const asked = suite.scenarios.flatMap(({ features }) => features);
  const known = [...new Set([...FEATURES, ...asked, ...PROTOCOL_FEATURES])];
  for (const feature of identity.features.filter((declared) => !known.includes(declared))) {
    observations.push({
      code: 'DR-05',
      severity: 'warning',
      attribution: 'candidate-configuration',
      what: 'a feature is declared that no scenario asks for',
      expected: `one of ${known.join(', ')}`,
      actual: feature,
      fix: choiceHint(feature, known),
      setting: ['features'],
    });
  }
  return observations;
}
