import { seededRandom } from '../../core/index.js';
import {
  allowedCodes,
  drawInterchange,
  drawMessage,
  type DrawnMessage,
  type ElementUse,
  type FunctionName,
  type Guide,
  type MessageGuide,
  type SegmentUse,
} from '../../guide/index.js';

/** The same example whenever the same guide is documented. */
const EXAMPLE_SEED = 1;
/** Day and time of every example, in the forms of 2379. */
const DATES: Readonly<Record<string, string>> = {
  '101': '260302',
  '102': '20260302',
  '203': '202603021200',
};

/** What the fields of documents hold in an example; any other is filled with its own name. */
function fieldValues(guide: Guide, refuses: boolean): Readonly<Record<string, string>> {
  const participant = guide.participants[0];
  const kind = guide.kinds[participant?.kinds[0] ?? ''];
  const goods = kind?.examples[0];
  const number = `6${participant?.country ?? ''}000123`;
  return {
    certificateNumber: number,
    documentNumber: number,
    documentName: kind?.documentName ?? '',
    kind: kind?.code ?? '',
    origin: participant?.country ?? '',
    country: participant?.country ?? '',
    participant: participant?.id ?? '',
    expiryDate: '20261231',
    importer: '12-345678900',
    hts: goods?.hts ?? '',
    description: goods?.description ?? '',
    unit: goods?.unit ?? '',
    quantity: '25000',
    authorised: '25000',
    used: '10000',
    remaining: '15000',
    reference: 'Q0001',
    responseType: refuses ? 'RE' : 'AP',
    requestReference: '1',
    segmentTag: 'QTY',
    segmentPosition: '9',
    section: '2',
    line: '1',
    condition: '01',
    status: Object.values(guide.statusCodes)[0] ?? '',
    code: Object.values(guide.replyCodes)[0] ?? '',
  };
}

/** The form of a date, where the next component says it. */
function dateFor(segment: SegmentUse, use: ElementUse): string | undefined {
  const form = segment.elements.find(({ element, id }) => element === use.element && id === '2379');
  return use.id === '2380' ? DATES[form?.default ?? form?.codes?.[0] ?? ''] : undefined;
}

function valueFor(
  values: Readonly<Record<string, string>>,
  segment: SegmentUse,
  use: ElementUse,
): string | undefined {
  if (use.default !== undefined && use.codes?.length !== 1 && segment.qualifier === undefined)
    return use.default;
  const known = values[use.field ?? ''];
  const max = Number(/\d+$/.exec(use.representation)?.[0] ?? 0);
  if (known !== undefined && known !== '' && (use.codes?.includes(known) ?? known.length <= max))
    return known;
  if (use.field === 'number') return use.id === '1004' ? values['certificateNumber'] : '1';
  const date = dateFor(segment, use);
  if (date !== undefined) return date;
  if (use.codes !== undefined) return use.codes.at(values['responseType'] === 'RE' ? -1 : 0);
  if (use.representation.startsWith('n')) return '1';
  return undefined;
}

/** The use's own name as a value, in the least repertoire. */
function ownName({ name, representation }: ElementUse): string {
  const max = Number(/\d+$/.exec(representation)?.[0] ?? 0);
  const plain = name
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .slice(0, max)
    .trim();
  return max < 4 ? '1' : plain;
}

/** A message of a function with everything that it may carry, in values that a reader knows again. */
export function exampleMessage(
  guide: Guide,
  message: MessageGuide,
  functionName: FunctionName,
): DrawnMessage {
  // An answer either refuses or reports: what reports documents is shown without errors.
  const refuses = !message.nodes.some(({ list }) => list === 'documents');
  const values = fieldValues(guide, refuses);
  const isLeftOut = (conditional: object): boolean =>
    !refuses && 'list' in conditional && conditional.list === 'errors';
  const settings = {
    syntaxIdentifier: 'UNOA',
    decimalMarks: [],
    isWanted: (conditional: object) => !isLeftOut(conditional),
    valueFor: (segment: SegmentUse, use: ElementUse): string | undefined =>
      valueFor(values, segment, use) ?? (allowedCodes(message, use) === undefined ? ownName(use) : undefined),
  };
  return drawMessage(message, functionName, '1', settings, seededRandom(EXAMPLE_SEED));
}

/** An envelope for an example, as the side that sends the message writes it. */
export function exampleInterchange(guide: Guide, message: DrawnMessage): ReturnType<typeof drawInterchange> {
  const wish = { message: message.guide.id, syntaxIdentifier: 'UNOA', messagesMax: 1 };
  const drawn = drawInterchange(guide, seededRandom(EXAMPLE_SEED), wish);
  const participant = guide.participants[0]?.id ?? drawn.sender;
  const isRequest = message.guide.from === 'participant';
  return {
    ...drawn,
    una: false,
    syntaxVersion: guide.envelope.syntaxVersions.at(-1) ?? '3',
    sender: isRequest ? participant : guide.envelope.recipient,
    recipient: isRequest ? guide.envelope.recipient : participant,
    preparation: ['260302', '1200'],
    controlReference: '00000001',
    messages: [message],
  };
}
