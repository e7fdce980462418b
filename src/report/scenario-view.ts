import { latin1ToBytes } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import type { Guide } from '../guide/index.js';
import type { CampaignVerdict, ExpectationResult, Failure, ScenarioResult } from '../judge/index.js';
import type { Suite } from '../scenario/index.js';
import { anchorOf } from './anchors.js';
import { createExcerpts, type Excerpts } from './excerpt.js';
import { requirementWords, type RequirementWords } from './finding-words.js';
import { hasPlace, placeOf } from './place.js';
import { printable } from './printable.js';
import { toneOf, type Tone } from './tone.js';
import { ATTRIBUTION_WORDS, decidedBy, OBLIGATION_WORDS, VERDICT_WORDS } from './verdict-words.js';

interface Link {
  readonly id: string;
  readonly anchor: string;
}

/** Ids come from journals and guides, and are shown like any other text. */
function linkTo(kind: Parameters<typeof anchorOf>[0], id: string): Link {
  return { id: printable(id), anchor: anchorOf(kind, id) };
}

interface ExcerptView {
  readonly place: string;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  readonly caret: string;
  /** Says so when the place goes on behind the line; '' otherwise. */
  readonly more: string;
}

interface FailureView {
  readonly anchor: string;
  readonly code: string;
  readonly step: string;
  readonly text: string;
  readonly expected: string;
  readonly actual: string;
  readonly attribution: string;
  readonly hint: string;
  readonly requirements: readonly (RequirementWords & Link)[];
  readonly transmission: Link | null;
  readonly excerpt: ExcerptView | null;
}

interface ExpectationView extends Tone {
  readonly step: string;
  readonly expectation: string;
  readonly verdict: string;
  /** Why inconclusive; '' otherwise. */
  readonly reason: string;
  readonly transmissions: readonly Link[];
}

/** A scenario as the report's template shows it. */
export interface ScenarioView extends Tone, Link {
  readonly title: string;
  readonly obligation: string;
  readonly verdict: string;
  readonly purpose: string;
  readonly decided: string;
  readonly reason: string;
  readonly requirements: readonly Link[];
  readonly expectations: readonly ExpectationView[];
  readonly failures: readonly FailureView[];
}

/** What a scenario's view is made from. */
export interface ViewSources {
  readonly guide: Guide;
  readonly suite: Suite;
  /** Shows places in a transmission, by its id in the journal. */
  readonly excerptsOf: (transmission: string) => Excerpts | undefined;
}

/** Reads each transmission at most once, and only when a failure points into it. */
export function excerptsById(verdict: CampaignVerdict): ViewSources['excerptsOf'] {
  const bytesById = new Map(verdict.exchanges.map((exchange) => [exchange.id, exchange.bytes]));
  const made = new Map<string, Excerpts>();
  return (transmission) => {
    const bytes = bytesById.get(transmission);
    if (bytes === undefined) return undefined;
    const known = made.get(transmission) ?? createExcerpts(readTransmission(latin1ToBytes(bytes)));
    made.set(transmission, known);
    return known;
  };
}

function excerptView(failure: Failure, excerptsOf: ViewSources['excerptsOf']): ExcerptView | null {
  const { finding, transmission } = failure;
  if (finding === undefined || transmission === undefined || !hasPlace(finding.span)) return null;
  const excerpt = excerptsOf(transmission)?.(finding.span);
  if (excerpt === undefined) return null;
  const start = excerpt.caret.indexOf('^');
  const end = excerpt.caret.length;
  return {
    place: placeOf(finding.span),
    before: excerpt.line.slice(0, start),
    marked: excerpt.line.slice(start, end),
    after: excerpt.line.slice(end),
    caret: excerpt.caret,
    more: excerpt.moreSegments === 0 ? '' : `… and ${excerpt.moreSegments} more segments`,
  };
}

const stepWords = (step: ExpectationResult['step']): string => (step === 'end' ? 'end' : String(step));

function failureView(failure: Failure, step: string, anchor: string, sources: ViewSources): FailureView {
  const { transmission } = failure;
  return {
    anchor,
    code: failure.code,
    step,
    text: printable(failure.text),
    expected: printable(failure.expected),
    actual: printable(failure.actual),
    attribution: ATTRIBUTION_WORDS[failure.attribution],
    hint: printable(failure.hint),
    requirements: failure.requirements.map((id) => ({
      ...requirementWords(sources.guide, id),
      ...linkTo('requirement', id),
    })),
    transmission: transmission === undefined ? null : linkTo('exchange', transmission),
    excerpt: excerptView(failure, sources.excerptsOf),
  };
}

function expectationView(expectation: ExpectationResult): ExpectationView {
  return {
    ...toneOf(expectation.verdict),
    step: stepWords(expectation.step),
    expectation: printable(expectation.expectation),
    verdict: VERDICT_WORDS[expectation.verdict],
    reason: printable(expectation.reason ?? ''),
    transmissions: expectation.transmissions.map((id) => linkTo('exchange', id)),
  };
}

/** A scenario's result in words, with every failure explained. */
export function scenarioView(scenario: ScenarioResult, sources: ViewSources): ScenarioView {
  const failures = scenario.expectations.flatMap((expectation) =>
    expectation.failures.map((failure) => ({ failure, step: stepWords(expectation.step) })),
  );
  return {
    ...toneOf(scenario.verdict),
    ...linkTo('scenario', scenario.id),
    title: printable(scenario.title),
    obligation: OBLIGATION_WORDS[scenario.obligation],
    verdict: VERDICT_WORDS[scenario.verdict],
    purpose: printable(sources.suite.scenarios.find(({ id }) => id === scenario.id)?.purpose.trim() ?? ''),
    decided: printable(decidedBy(scenario)),
    reason: printable(scenario.reason),
    requirements: scenario.requirements.map((id) => linkTo('requirement', id)),
    expectations: scenario.expectations.map(expectationView),
    failures: failures.map(({ failure, step }, i) =>
      failureView(failure, step, anchorOf('failure', `${scenario.id}-${String(i + 1)}`), sources),
    ),
  };
}
