import { assert, type Random } from '../../core/index.js';
import { drawInterchange, settingsOf } from '../generate/draw-interchange.js';
import { drawingFor } from '../generate/draw-node.js';
import { layOut } from '../generate/lay-out.js';
import type { DrawnInterchange } from '../generate/model.js';
import { messageData, rawFrom } from '../generate/raw-interchange.js';
import type { Guide } from '../model.js';
import { tableOf } from '../table-registry.js';
import { nodesAlong, type Breaking, type Broken } from './breaking.js';
import { lineEnd, wrongCharacter } from './character-mutators.js';
import { breakCondition } from './condition-mutators.js';
import { kindFacts, type ConstraintKind } from './constraint-kinds.js';
import * as element from './element-mutators.js';
import * as envelope from './envelope-mutators.js';
import * as header from './message-mutators.js';
import { misplace } from './misplace.js';
import type { Constraint, Mutation } from './model.js';
import * as node from './node-mutators.js';
import { messagesOf, pickMessage, startOf, type BreakingWhole, type BrokenWhole } from './whole.js';

type Mutator =
  | { readonly breaks: 'body'; readonly mutate: (breaking: Breaking) => Broken }
  | { readonly breaks: 'whole'; readonly mutate: (breaking: BreakingWhole) => BrokenWhole };

const body = (mutate: (breaking: Breaking) => Broken): Mutator => ({ breaks: 'body', mutate });
const whole = (mutate: (breaking: BreakingWhole) => BrokenWhole): Mutator => ({ breaks: 'whole', mutate });

/** How each kind of constraint is broken: a kind without a mutator does not compile. */
const MUTATORS: Readonly<Record<ConstraintKind, Mutator>> = {
  omitted: body(node.omit),
  'trigger-omitted': body(node.omitTrigger),
  'all-omitted': body(node.omitAll),
  'segment-repeated': body(node.repeat),
  'group-repeated': body(node.repeat),
  misplaced: body(misplace),
  'not-used': body(node.useUnused),
  'unused-segment': body(node.useUnusedPlace),
  'unknown-qualifier': body(element.unknownQualifier),
  'unknown-segment': body(node.insertForeign('ZZZ')),
  'misspelt-tag': body(node.misspellTag),
  'malformed-tag': body(node.insertForeign('dtm')),

  'element-omitted': body(element.omitElement),
  'component-omitted': body(element.omitComponent),
  'unused-element': body(element.useElement),
  'unused-component': body(element.useComponent),
  'too-many-elements': body(element.addElement),
  'too-many-components': body(element.addComponent),
  'too-long': body(element.tooLong),
  'too-short': body(element.tooShort),
  'wrong-type': body(element.wrongType),
  'wrong-decimal-mark': body(element.wrongDecimalMark),
  'no-decimal-digit': body(element.noDecimalDigit),
  'unknown-code': body(element.unknownCode),
  'wrong-character': body(wrongCharacter),
  'line-end': body(lineEnd),

  'dependency-missing': body(breakCondition('missing')),
  'dependency-excluded': body(breakCondition('excluded')),

  'message-type': whole(header.unknownType),
  'message-version': whole(header.unknownVersion),
  'message-release': whole(header.unknownRelease),
  'message-agency': whole(header.unknownAgency),
  'message-direction': whole(header.wrongDirection),
  'segment-count': whole(header.miscountSegments),
  'message-reference': whole(header.misquoteReference),
  'message-reference-repeated': whole(header.repeatReference),
  'message-trailer': whole(header.omitTrailer),

  'service-string': whole(envelope.badServiceString),
  'syntax-identifier': whole(envelope.unacceptedIdentifier),
  'unknown-syntax-identifier': whole(envelope.unknownIdentifier),
  'syntax-version': whole(envelope.unacceptedVersion),
  'unknown-syntax-version': whole(envelope.unknownVersion),
  recipient: whole(envelope.otherRecipient),
  'preparation-date': whole(envelope.unrealDate),
  'preparation-time': whole(envelope.unrealTime),
  'message-count': whole(envelope.miscountMessages),
  'interchange-reference': whole(envelope.misquoteInterchange),
  'interchange-trailer': whole(envelope.omitInterchangeTrailer),
  'no-message': whole(envelope.emptyInterchange),
  'stray-segment': whole(envelope.straySegment),
  groups: whole(envelope.inGroup),
  'mixed-types': whole(envelope.mixTypes),
  'too-many-messages': whole(envelope.tooManyMessages),
  sender: whole(envelope.otherSender),
  'test-indicator': whole(envelope.noTestIndicator),
  'interchange-repeated': whole(envelope.repeatInterchangeReference),
};

/** Breaks the body of one message, the rest of the interchange staying as it is. */
function breakBody(
  breaking: BreakingWhole,
  mutate: (breaking: Breaking) => Broken,
): BrokenWhole & Pick<Broken, 'code'> {
  const { constraint, interchange, random } = breaking;
  const index = pickMessage(breaking);
  const message = interchange.messages[index];
  assert(message !== undefined, 'a message was picked');
  const { guide, function: name } = message;
  const broken = mutate({
    constraint,
    message,
    path: nodesAlong(guide, constraint.path),
    table: tableOf(guide, name),
    drawing: drawingFor(guide, name, settingsOf(interchange), random),
    random,
  });
  const messages = messagesOf(interchange);
  const raw = rawFrom(interchange, messages.with(index, messageData(message, broken.body)));
  const first = startOf(messages, index) + 1; // after UNH
  const { locate, code } = broken;
  return { raw, locate: (layout) => locate(layout, first), ...(code === undefined ? {} : { code }) };
}

/**
 * Breaks one constraint in an interchange that conforms, and nothing else. The interchange must hold a message that the
 * constraint holds for; the other messages stay as they are.
 */
export function mutate(
  guide: Guide,
  constraint: Constraint,
  interchange: DrawnInterchange,
  random: Random,
): Mutation {
  const mutator = MUTATORS[constraint.kind];
  const breaking = { guide, constraint, interchange, random };
  const broken: BrokenWhole & Pick<Broken, 'code'> =
    mutator.breaks === 'body' ? breakBody(breaking, mutator.mutate) : mutator.mutate(breaking);
  const layout = layOut(broken.raw);
  const { code, replyCode } = kindFacts(constraint.kind);
  return {
    constraint,
    bytes: layout.bytes,
    from: broken.from ?? interchange.messages[0]?.guide.from ?? 'participant',
    expected: { code: broken.code ?? code, replyCode, span: broken.locate(layout) },
    ...(broken.before === undefined ? {} : { before: layOut(broken.before).bytes }),
  };
}

/** Repertoires that hold for kinds in which the repertoire itself is what is wrong. */
const LEVEL_A_ONLY: ReadonlySet<ConstraintKind> = new Set([
  'syntax-identifier',
  'unknown-syntax-identifier',
  'syntax-version',
  'mixed-types',
]);

/** Draws an interchange that a constraint can be broken in. Envelopes are broken as a participant's. */
export function drawInterchangeFor(guide: Guide, constraint: Constraint, random: Random): DrawnInterchange {
  const requests = Object.values(guide.messages).filter(({ from }) => from === 'participant');
  const message = constraint.message ?? random.pick(requests).id;
  const syntaxIdentifier =
    constraint.syntaxIdentifier ?? (LEVEL_A_ONLY.has(constraint.kind) ? 'UNOA' : undefined);
  return drawInterchange(guide, random, {
    message,
    ...(constraint.functions.length === 0 ? {} : { function: random.pick(constraint.functions) }),
    ...(syntaxIdentifier === undefined ? {} : { syntaxIdentifier }),
    ...(constraint.kind === 'service-string' ? { decimals: false } : {}),
  });
}

/** A transmission with just this constraint broken, drawn anew. */
export function breakConstraint(guide: Guide, constraint: Constraint, random: Random): Mutation {
  return mutate(guide, constraint, drawInterchangeFor(guide, constraint, random), random);
}
