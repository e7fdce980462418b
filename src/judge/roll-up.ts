import type { Program } from '../journal/index.js';
import type { ScenarioEvidence } from './evidence.js';
import type { CampaignVerdict, ExpectationResult, ScenarioResult, Verdict } from './model.js';

/**
 * From expectations to a scenario's verdict. The worst decides, and what is ours comes first: a scenario with a harness
 * error is no verdict on the candidate, whatever else it shows. A scenario of which nothing but its end was evaluated
 * has proved nothing and never passes.
 */
export function scenarioVerdict(
  expectations: readonly ExpectationResult[],
  { interruption, ended }: Pick<ScenarioEvidence, 'interruption' | 'ended'>,
): Pick<ScenarioResult, 'verdict' | 'reason'> {
  if (interruption?.by === 'reference')
    return { verdict: 'harness-error', reason: `the reference failed: ${interruption.detail}` };
  const having = (verdict: Verdict): ExpectationResult | undefined =>
    expectations.find((each) => each.verdict === verdict);
  const ours = having('harness-error');
  if (ours !== undefined) {
    const first = ours.failures.find(({ attribution }) => attribution !== 'candidate');
    return {
      verdict: 'harness-error',
      reason: `${first?.attribution ?? 'harness'}: ${first?.text ?? ours.expectation}`,
    };
  }
  if (having('failed') !== undefined) return { verdict: 'failed', reason: '' };
  const open = having('inconclusive');
  if (open !== undefined)
    return { verdict: 'inconclusive', reason: `step ${open.step}: ${open.reason ?? open.expectation}` };
  if (!ended) return { verdict: 'inconclusive', reason: 'the journal ends before the scenario does' };
  const proved = expectations.some(({ step, verdict }) => step !== 'end' && verdict === 'passed');
  return proved
    ? { verdict: 'passed', reason: '' }
    : { verdict: 'inconclusive', reason: 'nothing was evaluated' };
}

/** What the roll-up of a campaign goes by. */
export interface CampaignFacts {
  readonly program: Program;
  /** Only some scenarios were asked for. */
  readonly partial: boolean;
  /** Seed of the network faults laid over the run; undefined: none. */
  readonly chaos?: number | undefined;
  /** The journal has its footer and was not stopped. */
  readonly complete: boolean;
  /** Why single expectations did not bind this candidate, in whole sentences: told, for a pass without them says less. */
  readonly untested?: readonly string[];
  /** What the candidate said of itself, each different thing once: `name version`. */
  readonly introductions: readonly string[];
  readonly scenarios: readonly Pick<ScenarioResult, 'id' | 'obligation' | 'verdict'>[];
}

/** Programs whose verdict can lead to a certificate of conformance. */
const CERTIFYING: readonly Program[] = ['qualification', 'certification'];

const named = (scenarios: CampaignFacts['scenarios']): string => scenarios.map(({ id }) => id).join(', ');

function caveats({ program, partial, chaos, untested = [] }: CampaignFacts): readonly string[] {
  return [
    ...untested,
    ...(chaos === undefined
      ? []
      : [
          `Network faults were laid over this run (chaos seed ${chaos}); a conformant candidate passes all the same.`,
        ]),
    ...(partial ? ['This run is partial: only some scenarios were asked for, so it can never certify.'] : []),
    ...(CERTIFYING.includes(program)
      ? []
      : [`A ${program} never certifies; it shows where a candidate stands.`]),
  ];
}

/**
 * The whole rule by which scenarios make a campaign's verdict.
 *
 * Conformant: every scenario that applies and counts (obligation M, or C with its features declared) passed, there is at
 * least one, all were asked for, the candidate was one and the same, and the journal is complete. Not conformant: one of them failed, whatever else is
 * missing. Inconclusive: anything else. Optional scenarios (O) are played and told, and decide nothing.
 */
export function rollUp(facts: CampaignFacts): Pick<CampaignVerdict, 'verdict' | 'reasons'> {
  const counting = facts.scenarios.filter(
    ({ obligation, verdict }) => obligation !== 'O' && verdict !== 'not-applicable',
  );
  const having = (verdict: Verdict): CampaignFacts['scenarios'] =>
    counting.filter((each) => each.verdict === verdict);
  const failed = having('failed');
  const faulty = having('harness-error');
  const open = having('inconclusive');
  const reasons = [
    ...(failed.length > 0
      ? [`${failed.length} of ${counting.length} scenarios that count failed: ${named(failed)}.`]
      : []),
    ...(faulty.length > 0
      ? [`${faulty.length} could not be judged for a fault of the harness: ${named(faulty)}.`]
      : []),
    ...(open.length > 0
      ? [`${open.length} of ${counting.length} scenarios that count are inconclusive: ${named(open)}.`]
      : []),
    ...(counting.length === 0
      ? ['No scenario that counts applies to this candidate: nothing was proved.']
      : []),
    ...(facts.introductions.length > 1
      ? [`The candidate was not the same throughout: ${facts.introductions.join(', then ')}.`]
      : []),
    ...(facts.complete
      ? []
      : ['The journal is not complete: the campaign was stopped, or its end is missing.']),
  ];
  const obstacles = reasons.length > 0 || facts.partial;
  const passed = obstacles ? [] : [`All ${counting.length} scenarios that count passed.`];
  const verdict = failed.length > 0 ? 'not-conformant' : obstacles ? 'inconclusive' : 'conformant';
  return { verdict, reasons: [...reasons, ...passed, ...caveats(facts)] };
}
