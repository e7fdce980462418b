import {
  requirementOf,
  usesIn,
  type ElementUse,
  type Guide,
  type GuideNode,
  type MessageGuide,
  type SegmentUse,
} from '../guide/index.js';
import type { TransmissionExchange } from './exchange-model.js';
import { readRequest, type ReadInterchange, type ReadMessage } from './read-bytes.js';

/** A value and how often it came. */
interface Tally {
  readonly name: string;
  readonly count: number;
}

/** How often an element or component held data, and which of the values that the guide fixes it held. */
export interface ElementCoverage {
  readonly requirement: string;
  readonly id: string;
  readonly name: string;
  readonly element: number;
  readonly component: number;
  readonly count: number;
  /** Only where the guide fixes the values. */
  readonly codes?: readonly Tally[];
}

/** How often a use of a segment came. */
export interface SegmentCoverage {
  readonly requirement: string;
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly elements: readonly ElementCoverage[];
}

/** How much of a message guide the candidate's own messages have exercised. */
export interface MessageCoverage {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly functions: readonly Tally[];
  readonly segments: readonly SegmentCoverage[];
}

/** A reply code and how many interchanges were answered with it. */
export interface ReplyCodeCoverage {
  readonly code: string;
  readonly text: string;
  readonly count: number;
}

/** How much of the guide a candidate's traffic has exercised. Nothing is judged by it. */
export interface GuideCoverage {
  readonly messages: readonly MessageCoverage[];
  readonly replyCodes: readonly ReplyCodeCoverage[];
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The interchanges of a transmission as the candidate sent them, whatever befell them on the way. */
function asSent(
  guide: Guide,
  { transmission, arrived, interchanges }: TransmissionExchange,
): readonly ReadInterchange[] {
  return arrived === transmission.bytes
    ? interchanges.map(({ read }) => read)
    : readRequest(guide, transmission.bytes).interchanges;
}

/** Counts everything in one message under the id of its requirement, and values under that and themselves. */
function countMessage(counts: Map<string, number>, { reading, check }: ReadMessage): void {
  const { guide, function: functionName } = check;
  if (guide === undefined) return;
  increase(counts, guide.id);
  increase(counts, `${guide.id} ${functionName ?? ''}`);
  usesIn(guide, functionName, reading).forEach((use, index) => {
    const segment = reading.segments[index];
    if (use === undefined || segment === undefined) return;
    increase(counts, use.requirement);
    for (const { element, component, requirement } of use.elements) {
      const text = segment.text(element, component);
      if (text === '') continue;
      increase(counts, requirement);
      increase(counts, `${requirement} ${text}`);
    }
  });
}

function elementCoverage(counts: ReadonlyMap<string, number>, use: ElementUse): ElementCoverage {
  const { requirement, id, name, element, component, codes } = use;
  const tallies = codes?.map((code) => ({ name: code, count: counts.get(`${requirement} ${code}`) ?? 0 }));
  const count = counts.get(requirement) ?? 0;
  const place = { requirement, id, name, element, component, count };
  return tallies === undefined ? place : { ...place, codes: tallies };
}

function segmentsOf(nodes: readonly GuideNode[]): readonly SegmentUse[] {
  return nodes.flatMap((node) => (node.kind === 'segment' ? [node] : segmentsOf(node.children)));
}

function messageCoverage(counts: ReadonlyMap<string, number>, message: MessageGuide): MessageCoverage {
  const { id, title, functions, nodes } = message;
  return {
    id,
    title,
    count: counts.get(id) ?? 0,
    functions: functions.map((name) => ({ name, count: counts.get(`${id} ${name}`) ?? 0 })),
    segments: segmentsOf(nodes).map((use) => ({
      requirement: use.requirement,
      id: use.id,
      name: use.name,
      count: counts.get(use.requirement) ?? 0,
      elements: use.elements.map((each) => elementCoverage(counts, each)),
    })),
  };
}

/** Every code that an answer could have carried: those of the guide's rules, and those of CONTRL. */
function replyCodesOf(guide: Guide): readonly Omit<ReplyCodeCoverage, 'count'>[] {
  const rules = Object.entries(guide.replyCodes).map(([rule, code]) => ({
    code,
    text: rule.replaceAll('-', ' '),
  }));
  const control = Object.keys(guide.requirements)
    .filter((id) => /^SYN-\d+$/.test(id))
    .sort((a, b) => Number(a.slice(4)) - Number(b.slice(4)))
    .map((id) => ({ code: `C${id.slice(4)}`, text: requirementOf(guide, id).text }));
  return [...rules, ...control];
}

function countAnswers(exchanges: readonly TransmissionExchange[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { interchanges } of exchanges) {
    for (const { codes, messages } of interchanges) {
      const met = new Set(
        [...codes, ...messages.flatMap((message) => message.codes)].map(({ code }) => code),
      );
      for (const code of met) increase(counts, code);
    }
  }
  return counts;
}

/**
 * How much of the guide a candidate's traffic has exercised: segments, elements and codes of what it sent, and the reply
 * codes that it met. From the journal's bytes and the guide alone.
 */
export function guideCoverage(guide: Guide, exchanges: readonly TransmissionExchange[]): GuideCoverage {
  const counts = new Map<string, number>();
  for (const exchange of exchanges) {
    for (const { messages } of asSent(guide, exchange))
      for (const message of messages) countMessage(counts, message);
  }
  const requests = Object.values(guide.messages).filter(({ from }) => from === 'participant');
  const answers = countAnswers(exchanges);
  return {
    messages: requests.map((message) => messageCoverage(counts, message)),
    replyCodes: replyCodesOf(guide).map((each) => ({ ...each, count: answers.get(each.code) ?? 0 })),
  };
}
