import type { CandidateFile, Introduction } from '../../candidate/index.js';
import type { Suite } from '../../scenario/index.js';
import type { Observation } from './model.js';
import { PROTOCOL_FEATURES } from './review-file.js';

const configured = { severity: 'error', attribution: 'candidate-configuration' } as const;

/** Compares what the software says of itself with what its file declares: a certification is about both at once. */
export function reviewIntroduction(
  { identity }: CandidateFile,
  introduction: Introduction,
  suite: Suite,
): readonly Observation[] {
  return [
    ...reviewVersion(identity.version, introduction.version),
    ...reviewFeatures(identity.features, introduction.features, suite),
    ...reviewParty(identity, introduction),
  ];
}

function reviewVersion(declared: string, said: string): readonly Observation[] {
  if (declared === said) return [];
  return [
    {
      code: 'DR-20',
      ...configured,
      what: 'another version answers than the one that is declared',
      expected: `version ${declared}, as the candidate file says`,
      actual: `version ${said}, as the software says`,
      fix: `write version: ${said}, or start version ${declared}`,
      setting: ['version'],
    },
  ];
}

function reviewFeatures(
  declared: readonly string[],
  said: readonly string[],
  suite: Suite,
): readonly Observation[] {
  const lacking = declared.filter((feature) => !said.includes(feature));
  const asked = new Set(suite.scenarios.flatMap(({ features }) => features));
  const unused = said.filter(
    (feature) => !declared.includes(feature) && asked.has(feature) && !PROTOCOL_FEATURES.includes(feature),
  );
  const both = declared.filter((feature) => said.includes(feature));
  const observations: Observation[] = [];
  if (lacking.length > 0) {
    observations.push({
      code: 'DR-21',
      ...configured,
      what: 'the file declares features that the software does not',
      expected: `only features that the software declares: ${said.join(', ')}`,
      actual: lacking.join(', '),
      fix: `write features: [${both.join(', ')}], or make the software declare them`,
      setting: ['features'],
    });
  }
  if (unused.length > 0) {
    observations.push({
      code: 'DR-22',
      severity: 'warning',
      attribution: 'candidate-configuration',
      what: 'the software has features that the file leaves out: scenarios that need them are not played',
      expected: `a file that declares ${unused.join(', ')}`,
      actual: declared.join(', ') || 'no features',
      fix: `write features: [${[...both, ...unused].join(', ')}] if they are to be tested`,
      setting: ['features'],
    });
  }
  return observations;
}

function reviewParty(
  identity: CandidateFile['identity'],
  { kinds, participant }: Introduction,
): readonly Observation[] {
  const observations: Observation[] = [];
  const missing = identity.kinds.filter((kind) => kinds?.includes(kind) === false);
  if (kinds !== undefined && missing.length > 0) {
    observations.push({
      code: 'DR-23',
      ...configured,
      what: 'the file declares certificate kinds that the software does not',
      expected: `only kinds that the software declares: ${kinds.join(', ')}`,
      actual: missing.join(', '),
      fix: `write kinds: [${kinds.map((kind) => `'${kind}'`).join(', ')}], or set the software up for them`,
      setting: ['kinds'],
    });
  }
  if (participant !== undefined && participant !== identity.participant) {
    observations.push({
      code: 'DR-24',
      ...configured,
      what: 'the software is set up for another participant',
      expected: `${identity.participant}, as the candidate file says`,
      actual: participant,
      fix: `set the software up for ${identity.participant}, or write participant: ${participant}`,
      setting: ['participant'],
    });
  }
  return observations;
}
