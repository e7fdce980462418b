import type { GuideCoverage, MessageCoverage } from '../judge/index.js';
import { printable } from './printable.js';

/** How often, in words and as a class of the page: no meaning hangs on colour alone. */
interface Heat {
  readonly heat: 'none' | 'few' | 'some' | 'many';
  readonly times: string;
}

const MANY = 10;

function heatOf(count: number): Heat {
  if (count === 0) return { heat: 'none', times: '–' };
  if (count === 1) return { heat: 'few', times: '×1' };
  return { heat: count < MANY ? 'some' : 'many', times: `×${count}` };
}

function used(items: readonly { readonly count: number }[]): string {
  return `${items.filter(({ count }) => count > 0).length} of ${items.length}`;
}

function summaryOf({ count, segments }: MessageCoverage): string {
  const elements = segments.flatMap((segment) => segment.elements);
  const codes = elements.flatMap((element) => element.codes ?? []);
  const times = count === 1 ? '1 message' : `${count} messages`;
  return `${times}, ${used(segments)} segments, ${used(elements)} elements, ${used(codes)} codes`;
}

function messageView(message: MessageCoverage): object {
  return {
    id: printable(message.id),
    title: printable(message.title),
    summary: summaryOf(message),
    functions: message.functions.map(({ name, count }) => ({ name: printable(name), ...heatOf(count) })),
    segments: message.segments.map((segment) => ({
      id: printable(segment.id),
      name: printable(segment.name),
      ...heatOf(segment.count),
      elements: segment.elements.map((element) => ({
        place: printable(element.id),
        name: printable(element.name),
        ...heatOf(element.count),
        codes: (element.codes ?? []).map(({ name, count }) => ({ name: printable(name), ...heatOf(count) })),
      })),
    })),
  };
}

/** The heat map of a candidate's traffic over the guide. */
export function coverageView({ messages, replyCodes }: GuideCoverage): object {
  return {
    messages: messages.map(messageView),
    replySummary: `${used(replyCodes)} met`,
    replyCodes: replyCodes.map(({ code, text, count }) => ({
      code: printable(code),
      text: printable(text),
      ...heatOf(count),
    })),
  };
}
