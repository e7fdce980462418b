import type { Guide, MessageGuide } from '../model.js';
import type { ConstraintKind } from './constraint-kinds.js';
import { conditionConstraints } from './enumerate-conditions.js';
import { bodyConstraints } from './enumerate-nodes.js';
import type { Findings } from './enumerate-segment.js';
import type { Constraint, ConstraintInventory } from './model.js';

interface Demand {
  readonly kind: ConstraintKind;
  readonly requirement: string;
  readonly states: string;
}

/** What every message must be whatever its guide says. */
const OF_EVERY_MESSAGE: readonly Demand[] = [
  { kind: 'unknown-segment', requirement: 'SYN-15', states: 'every segment has a tag of the message' },
  { kind: 'misspelt-tag', requirement: 'SYN-15', states: 'every segment has the tag of its place' },
  { kind: 'malformed-tag', requirement: 'SYN-15', states: 'a tag is three capital letters' },
  { kind: 'line-end', requirement: 'SYN-21', states: 'no line end stands in a value' },
  { kind: 'message-type', requirement: 'ENV-0065', states: 'UNH names a type that the guide has' },
  { kind: 'message-version', requirement: 'ENV-0065', states: 'UNH names the version that the guide has' },
  { kind: 'message-release', requirement: 'ENV-0065', states: 'UNH names the release that the guide has' },
  { kind: 'message-agency', requirement: 'ENV-0065', states: 'UNH names the agency that the guide has' },
  { kind: 'message-direction', requirement: 'ENV-0065', states: 'the side sends it that the guide says' },
  { kind: 'segment-count', requirement: 'SYN-29', states: 'UNT counts the segments' },
  { kind: 'message-reference', requirement: 'SYN-28', states: 'UNT repeats the reference of UNH' },
  { kind: 'message-reference-repeated', requirement: 'SYN-26', states: 'a reference names one message' },
  { kind: 'message-trailer', requirement: 'SYN-13', states: 'the message ends with UNT' },
];

/** What an envelope must be. */
const OF_THE_ENVELOPE: readonly Demand[] = [
  { kind: 'service-string', requirement: 'SYN-20', states: 'UNA names characters that can serve' },
  {
    kind: 'syntax-identifier',
    requirement: 'ENV-0001',
    states: 'the repertoire is one that the guide takes',
  },
  { kind: 'unknown-syntax-identifier', requirement: 'SYN-2', states: 'the repertoire exists' },
  {
    kind: 'syntax-version',
    requirement: 'ENV-0002',
    states: 'the syntax version is one that the guide takes',
  },
  { kind: 'unknown-syntax-version', requirement: 'SYN-2', states: 'the syntax version exists' },
  { kind: 'sender', requirement: 'ENV-0004', states: 'the sender is on file' },
  { kind: 'recipient', requirement: 'ENV-0010', states: 'the recipient is the reference' },
  { kind: 'preparation-date', requirement: 'SYN-12', states: 'the day of preparation exists' },
  { kind: 'preparation-time', requirement: 'SYN-12', states: 'the time of preparation exists' },
  { kind: 'interchange-repeated', requirement: 'ENV-0020', states: 'a reference names one interchange' },
  { kind: 'test-indicator', requirement: 'ENV-0035', states: 'the test indicator is 1 in test' },
  { kind: 'message-count', requirement: 'SYN-29', states: 'UNZ counts the messages' },
  { kind: 'interchange-reference', requirement: 'SYN-28', states: 'UNZ repeats the reference of UNB' },
  { kind: 'interchange-trailer', requirement: 'SYN-13', states: 'the interchange ends with UNZ' },
  { kind: 'no-message', requirement: 'ENV-0036', states: 'the interchange holds a message' },
  {
    kind: 'too-many-messages',
    requirement: 'ENV-0036',
    states: 'the interchange holds no more messages than it may',
  },
  { kind: 'mixed-types', requirement: 'ENV-0065', states: 'all messages are of one type' },
  { kind: 'groups', requirement: 'ENV-UNG', states: 'messages come without functional groups' },
  { kind: 'stray-segment', requirement: 'SYN-33', states: 'every segment stands in a message' },
];

function messageConstraints(guide: Guide, message: MessageGuide, found: Findings): void {
  const of = { message: message.id, functions: message.functions, path: [] };
  for (const demand of OF_EVERY_MESSAGE) {
    const id = `${message.id}/${demand.kind}`;
    if (demand.kind === 'message-direction' && message.from === 'either') {
      const reason = 'Either side may send it: there is no wrong direction.';
      found.exemptions.push({ id, requirement: demand.requirement, reason });
    } else found.constraints.push({ id, ...demand, ...of });
  }
  for (const syntaxIdentifier of guide.envelope.syntaxIdentifiers) {
    const kind = 'wrong-character';
    const id = `${message.id}/${kind}-${syntaxIdentifier}`;
    const states = `values hold characters of ${syntaxIdentifier} only`;
    found.constraints.push({ id, requirement: 'SYN-21', kind, states, ...of, syntaxIdentifier });
  }
  bodyConstraints(message, found);
  conditionConstraints(message, found);
}

/** Whether there is anything to break: a guide that takes groups does not forbid them. */
function isDemanded({ envelope, messages }: Guide, kind: ConstraintKind): boolean {
  if (kind === 'groups') return !envelope.groups;
  if (kind === 'syntax-version') return !envelope.syntaxVersions.includes('4');
  if (kind !== 'mixed-types') return true;
  const requests = Object.values(messages).filter(({ from }) => from === 'participant');
  return new Set(requests.map(({ type }) => type.type)).size > 1;
}

const inventories = new WeakMap<Guide, ConstraintInventory>();

/**
 * Everything that a guide demands of syntax and structure, each demand with the one way to break it, and what cannot be
 * broken alone, with the reason. Derived: a guide that says something new is tested for it without a line of code.
 */
export function enumerateConstraints(guide: Guide): ConstraintInventory {
  const known = inventories.get(guide);
  if (known !== undefined) return known;
  const found: Findings = { constraints: [], exemptions: [] };
  for (const message of Object.values(guide.messages)) messageConstraints(guide, message, found);
  for (const demand of OF_THE_ENVELOPE.filter(({ kind }) => isDemanded(guide, kind))) {
    const constraint: Constraint = { id: `ENVELOPE/${demand.kind}`, ...demand, functions: [], path: [] };
    found.constraints.push(constraint);
  }
  inventories.set(guide, found);
  return found;
}
