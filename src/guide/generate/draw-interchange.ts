import { assert, type Random } from '../../core/index.js';
import type { FunctionName, Guide, MessageGuide } from '../model.js';
import { drawMessage } from './draw-message.js';
import type { DrawnInterchange, DrawSettings } from './model.js';

/** What is settled about an interchange beforehand; chance decides the rest. */
export interface InterchangeWish {
  /** Message guide of all its messages: an interchange holds one type. */
  readonly message?: string;
  readonly function?: FunctionName;
  readonly syntaxIdentifier?: string;
  /** Numbers have decimals now and then, unless it is false. */
  readonly decimals?: false;
  /** Messages at most. */
  readonly messagesMax?: number;
}

const MESSAGES_MAX = 3;
/** Syntax versions whose interchanges are drawn. Version 4 has other service segments, and no guide here takes it. */
const VERSIONS_DRAWN: readonly string[] = ['2', '3'];

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Any day and time that exist. */
function drawPreparation(random: Random): readonly [string, string] {
  const date = `${twoDigits(random.integer(0, 99))}${twoDigits(random.integer(1, 12))}${twoDigits(random.integer(1, 28))}`;
  return [date, `${twoDigits(random.integer(0, 23))}${twoDigits(random.integer(0, 59))}`];
}

/** A reference of 0020 or 0062 (an..14), different for different numbers. */
function drawReference(number: number, random: Random): string {
  const widths = [1, 5, 14];
  return String(number).padStart(random.pick(widths), '0');
}

function drawSettings(syntaxIdentifier: string, una: boolean): DrawSettings {
  // Without a UNA both marks are good; one that names a mark binds (D422 clause 10).
  return { syntaxIdentifier, decimalMarks: una ? ['.'] : ['.', ','] };
}

function messageGuideFor(guide: Guide, wish: InterchangeWish, random: Random): MessageGuide {
  const all = Object.values(guide.messages);
  const message = wish.message === undefined ? random.pick(all) : guide.messages[wish.message];
  assert(message !== undefined, `guide ${guide.id} has a message ${wish.message ?? ''}`);
  return message;
}

/** An interchange that conforms to the guide, with one to three messages of one kind, addressed as these messages are. */
export function drawInterchange(guide: Guide, random: Random, wish: InterchangeWish = {}): DrawnInterchange {
  const { envelope } = guide;
  const message = messageGuideFor(guide, wish, random);
  const syntaxIdentifier = wish.syntaxIdentifier ?? random.pick(envelope.syntaxIdentifiers);
  const versions = VERSIONS_DRAWN.filter((version) => envelope.syntaxVersions.includes(version));
  const syntaxVersion = random.pick(versions);
  const una = random.integer(0, 1) === 1;
  const drawnBy = drawSettings(syntaxIdentifier, una);
  const settings = wish.decimals === false ? { ...drawnBy, decimalMarks: [] } : drawnBy;
  const onFile = guide.participants.filter(({ environments }) => environments.includes('test'));
  const participant = random.pick(onFile).id;
  const isRequest = message.from === 'participant';
  const count = random.integer(1, wish.messagesMax ?? MESSAGES_MAX);
  return {
    syntaxIdentifier,
    syntaxVersion,
    una,
    sender: isRequest ? participant : envelope.recipient,
    recipient: isRequest ? envelope.recipient : participant,
    preparation: drawPreparation(random),
    controlReference: drawReference(random.integer(1, 9999), random),
    messages: Array.from({ length: count }, (_, index) => {
      const functionName = wish.function ?? random.pick(message.functions);
      return drawMessage(message, functionName, drawReference(index + 1, random), settings, random);
    }),
  };
}

/** The settings that further parts of a drawn interchange are drawn by. */
export function settingsOf({ syntaxIdentifier, una }: DrawnInterchange): DrawSettings {
  return drawSettings(syntaxIdentifier, una);
}
