import { describe, expect, it, vi } from 'vitest';
import { assert, parseInstant, seededRandom } from '../core/index.js';
import { readControl, readTransmission, type ControlReading } from '../edifact/index.js';
import {
  drawInterchangeFor,
  enumerateConstraints,
  kindFacts,
  loadShippedGuide,
  mutate,
  type Constraint,
  type Guide,
  type Mutation,
} from '../guide/index.js';
import { createReference } from './reference.js';

vi.setConfig({ testTimeout: 60_000 }); // hundreds of references take their time on a busy machine

const AT = parseInstant('2026-03-02T12:00:00Z')!;
const random = seededRandom(1);

/** Whether a participant can send it: answers of the reference never come to the reference. */
function isSent(guide: Guide, { message, kind }: Constraint): boolean {
  const from = message === undefined ? 'participant' : guide.messages[message]?.from;
  return (from === 'participant') !== (kind === 'message-direction');
}

/** What a CONTRL says, as far as it tells errors. */
function errorsOf({ action, error, tag, element, component, messages }: ControlReading): object {
  const told = messages.map((message) => ({
    action: message.action,
    error: message.error,
    tag: message.tag,
    element: message.element,
    component: message.component,
    segments: message.segments,
  }));
  return { action, error, tag, element, component, messages: told };
}

const place = ({ element, component }: Mutation['expected']['span']): object => ({
  ...(element === undefined ? {} : { element }),
  ...(component === undefined ? {} : { component }),
});

/** The CONTRL that must come: UCI for the envelope, UCM for UNH and UNT, UCS and UCD for all others. */
function controlFor({ constraint, expected }: Mutation): object {
  const error = expected.replyCode.slice(1);
  const { tag = '', segment, element } = expected.span;
  if (kindFacts(constraint.kind).stage !== 'message') {
    const named = ['UNA', 'UNB', 'UNZ'].includes(tag) ? { tag, ...place(expected.span) } : {};
    return { action: '4', error, ...named, messages: [] };
  }
  if (tag === 'UNH' || tag === 'UNT') {
    return { action: '7', messages: [{ action: '4', error, tag, ...place(expected.span), segments: [] }] };
  }
  const position =
    element === undefined
      ? { position: segment, error, elements: [] }
      : { position: segment, elements: [{ error, ...place(expected.span) }] };
  return { action: '7', messages: [{ action: '4', segments: [position] }] };
}

/** What a fresh reference answers to a broken transmission. */
function answerTo({ bytes, before }: Mutation, by: Guide): ControlReading {
  const reference = createReference({ guide: by, environment: 'test' });
  if (before !== undefined) reference.receive(before, { at: AT });
  const receipt = reference.receive(bytes, { at: AT });
  const [control] = readTransmission(receipt.replies[0] ?? new Uint8Array()).interchanges;
  assert(control !== undefined, 'a transmission that says who sent it is answered');
  const reading = readControl(control.messages[0]!);
  assert(reading.ok, reading.ok ? '' : reading.error.message);
  return reading.value;
}

const GUIDES = ['ecert-2.0', 'elvis-2001'].map((id) => {
  const loaded = loadShippedGuide(id);
  assert(loaded.ok, `${id} loads`);
  return [id, loaded.value] as const;
});

describe.each(GUIDES)('every constraint of %s, broken', (_, guide) => {
  const constraints = enumerateConstraints(guide).constraints.filter((each) => isSent(guide, each));

  it('is answered by a CONTRL with that one code at that one place', () => {
    const others = constraints.flatMap((constraint) => {
      const chance = random.fork(constraint.id);
      const mutation = mutate(guide, constraint, drawInterchangeFor(guide, constraint, chance), chance);
      const [told, wanted] = [errorsOf(answerTo(mutation, guide)), controlFor(mutation)];
      const [got, want] = [JSON.stringify(told), JSON.stringify(wanted)];
      return got === want ? [] : [`${constraint.id}: expected ${want}, got ${got}`];
    });
    expect(others).toEqual([]);
    expect(constraints.length).toBeGreaterThan(400);
  });
});
