import type { Attribution, CampaignVerdict, Failure, ScenarioResult, Verdict } from '../judge/index.js';
import type { Program } from '../journal/index.js';

/** A verdict on a scenario or expectation, in words. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  inconclusive: 'inconclusive',
  'not-applicable': 'not applicable',
  'harness-error': 'harness error',
};

/** The verdicts on scenarios in the order in which they are counted up. */
export const VERDICT_ORDER: readonly Verdict[] = [
  'passed',
  'failed',
  'inconclusive',
  'not-applicable',
  'harness-error',
];

/** The campaign's verdict, in words. */
export const CAMPAIGN_WORDS: Readonly<Record<CampaignVerdict['verdict'], string>> = {
  conformant: 'Conformant',
  'not-conformant': 'Not conformant',
  inconclusive: 'Inconclusive',
};

/** Whose doing a failure is, in words. */
export const ATTRIBUTION_WORDS: Readonly<Record<Attribution, string>> = {
  candidate: 'the candidate',
  'candidate-configuration': "the candidate's configuration",
  'harness-configuration': "the harness's configuration",
  transport: 'the transport',
  reference: 'the reference',
  'ambiguous-guide': 'the guide, which can be read in more than one way here',
};

/** How a candidate was reached, in words; a driver of another name goes by its name. */
export function driverWords(driver: string): string {
  switch (driver) {
    case 'stdio':
      return 'over standard input and output';
    case 'recorded':
      return 'through a recording of what it sent';
    case 'attended':
      return 'through a person who was told what to send';
    case 'in-process':
      return "in the harness's own process";
    default:
      return `by ${driver}`;
  }
}

/** How much a scenario weighs, in words. */
export const OBLIGATION_WORDS: Readonly<Record<ScenarioResult['obligation'], string>> = {
  M: 'mandatory',
  C: 'conditional',
  O: 'optional',
};

const NO_CERTIFICATION =
  "A self-run campaign is not a certification: that is given by the customs authority's own support team after application testing (notice N-35), and participation starts with its general notice (N-36).";
const PROGRAM_LIMITS: Readonly<Record<Program, string>> = {
  check: `This is a check of single files. ${NO_CERTIFICATION}`,
  rehearsal: `This is a rehearsal: the country ran it alone and could see what was expected. ${NO_CERTIFICATION}`,
  qualification: `This is a qualification: the country ran it alone. ${NO_CERTIFICATION}`,
  certification:
    'This campaign was attended. It says what the candidate did on that occasion, not what it will do.',
  production: `This is an evaluation of production traffic. ${NO_CERTIFICATION}`,
};

/** The guide that ships: made from public text, because the real ones are not public. */
const SHIPPED_GUIDE = 'ecert-2.0';

/** What a verdict does not say: stands on the first page of every report. */
export function limitationTexts(program: Program, guideId: string): readonly string[] {
  const reading = `The guide ${SHIPPED_GUIDE} is a reading of public text: the message implementation guides themselves are not public. Every requirement names its source; those marked "assumed" are the reading's own, those marked "vendor" come from a third party's copy.`;
  return [
    PROGRAM_LIMITS[program],
    ...(guideId === SHIPPED_GUIDE ? [reading] : []),
    'Passing shows that the scenarios played here were met by this version of the candidate. It does not show that the candidate has no other defect.',
  ];
}

/** The failure to name first, where there is one. */
export function firstFailure(scenario: ScenarioResult): Failure | undefined {
  return scenario.expectations.flatMap((expectation) => expectation.failures)[0];
}

/** Why a scenario has its verdict, in one line; '' for a pass. */
export function decidedBy(scenario: ScenarioResult): string {
  return firstFailure(scenario)?.text ?? scenario.reason;
}
