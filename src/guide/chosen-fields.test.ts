import { describe, expect, it } from 'vitest';
import { latin1ToBytes, seededRandom } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { checkMessage, explainedCheck } from './check-message.js';
import { askedTexts, type ChosenTexts, type FieldChoice } from './chosen-fields.js';
import { checkConforming, chosenTexts } from './conforming-check.js';
import { drawInterchange } from './generate/draw-interchange.js';
import { layOut } from './generate/lay-out.js';
import { rawInterchange } from './generate/raw-interchange.js';
import { interchangeText, readInterchange, shippedGuide, shippedGuides } from './message.fixture.js';
import type { FieldRecord, Guide, GuideNode, MessageCheck } from './model.js';
import { PLAIN_BODY } from './structure-cases.fixture.js';

/** Enough for CI; 1000 of each guide were run when this was written. */
const RUNS = 20;

function namesIn(nodes: readonly GuideNode[]): readonly string[] {
  return nodes.flatMap((node) =>
    node.kind === 'group'
      ? namesIn(node.children)
      : node.elements.flatMap(({ field }) => (field === undefined ? [] : [field])),
  );
}

function listsIn(nodes: readonly GuideNode[]): readonly string[] {
  return nodes.flatMap((node) => [
    ...(node.list === undefined ? [] : [node.list]),
    ...(node.kind === 'group' ? listsIn(node.children) : []),
  ]);
}

/** Every field of a guide, of the document and of the records of each of its lists, and one that there is not. */
function everyChoice(guide: Guide): readonly FieldChoice[] {
  const nodes = Object.values(guide.messages).flatMap((message) => message.nodes);
  const fields = [...new Set([...namesIn(nodes), 'noSuchField'])];
  return [...new Set([...listsIn(nodes), 'noSuchList'])].map((list) => ({
    fields,
    list,
    listFields: fields,
    listNumbers: fields,
  }));
}

function textsAt(record: FieldRecord, fields: readonly string[]): readonly string[] {
  return fields.map((field) => record.values[field]?.text ?? '');
}

/** The texts and numbers of each record; of lent lists, only what is of this message. */
function recordsIn(
  { listFields, listNumbers }: FieldChoice,
  { recordCount, recordTexts, recordNumbers }: ChosenTexts,
): readonly (readonly (string | number)[])[] {
  const part = <T>(list: readonly T[], size: number, i: number): readonly T[] =>
    list.slice(i * size, (i + 1) * size);
  return Array.from({ length: recordCount }, (_, i) => [
    ...part(recordTexts, listFields.length, i),
    ...part(recordNumbers, listNumbers.length, i),
  ]);
}

describe.each(shippedGuides().map((guide) => [guide.id, guide] as const))(
  'chosen texts with %s',
  (_, guide) => {
    const random = seededRandom(31);
    const choices = everyChoice(guide);

    it('are those of the content, read the long way', () => {
      let read = 0;
      let numbers = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const { bytes } = layOut(rawInterchange(drawInterchange(guide, random.fork(`chosen ${run}`))));
        const [interchange] = readTransmission(bytes).interchanges;
        for (const message of interchange?.messages ?? []) {
          const { content } = explainedCheck(guide, message, { interchange: interchange! });
          const check = checkMessage(guide, message, { interchange: interchange! });
          for (const choice of choices) {
            const { texts, recordCount } = chosenTexts(check, choice);
            const records = recordsIn(choice, chosenTexts(check, choice));
            const listed = content.lists[choice.list] ?? [];
            expect(texts).toEqual(textsAt(content, choice.fields));
            expect(recordCount).toBe(listed.length);
            expect(records).toEqual(
              listed.map((record) => {
                const said = textsAt(record, choice.listFields);
                return [...said, ...said.map((text) => (/^\d{1,15}$/.test(text) ? Number(text) : 0))];
              }),
            );
            expect(recordsIn(choice, askedTexts(choice, content))).toEqual(records);
            expect(askedTexts(choice, content).texts).toEqual(texts);
            read += texts.filter((text) => text !== '').length + recordCount;
            numbers += records.flat().filter((one) => typeof one === 'number' && one > 0).length;
          }
        }
      }
      expect(read).toBeGreaterThan(RUNS * choices.length);
      expect(numbers).toBeGreaterThan(0);
    });
  },
);

describe('chosen texts', () => {
  const guide = shippedGuide();
  const choice: FieldChoice = {
    fields: ['certificateNumber'],
    list: 'lines',
    listFields: ['quantity'],
    listNumbers: ['quantity'],
  };
  const recordsOf = (check: MessageCheck): ReturnType<typeof recordsIn> =>
    recordsIn(choice, chosenTexts(check, choice));
  const accepted = (body: string): ReturnType<typeof checkConforming> => {
    const [message] = readInterchange(interchangeText(body)).messages;
    return checkConforming(guide, message!, undefined, undefined);
  };

  it('are of the message asked about, whatever was checked since', () => {
    const one = accepted(PLAIN_BODY)!;
    const two = accepted(PLAIN_BODY.replace('25000', '7'))!;
    expect(recordsOf(two)).toEqual([['7', 7]]);
    expect(recordsOf(one)).toEqual([['25000', 25000]]);
  });

  it('take released characters and characters beyond ASCII for what they are', () => {
    const wide: FieldChoice = {
      fields: ['remarks'],
      list: 'lines',
      listFields: ['description'],
      listNumbers: [],
    };
    for (const text of ["?'?+?:??", 'CAF\u00c9', "O?'\u00c9?+"]) {
      const check = accepted(PLAIN_BODY.replace('QTY+1', `IMD+++:::${text}'QTY+1`))!;
      expect(recordsIn(wide, chosenTexts(check, wide))).toEqual([[text.replace(/\?(.)/g, '$1')]]);
      expect(recordsIn(wide, askedTexts(wide, check.content))).toEqual([[text.replace(/\?(.)/g, '$1')]]);
    }
  });

  it('are, of a message with findings, what could be read of it', () => {
    const [message] = readTransmission(
      latin1ToBytes(interchangeText(PLAIN_BODY.replace("LOC+27+AU'", ''))),
    ).interchanges.flatMap((interchange) => interchange.messages);
    const check = checkMessage(guide, message!);
    expect(check.findings.length).toBeGreaterThan(0);
    expect(recordsOf(check)).toEqual([['25000', 25000]]);
  });

  // Of many texts that share a place in the list of texts that came lately, each is the one that was sent.
  it('keep texts apart that hardly differ', () => {
    // Two thousand for a thousand places; they differ in any of their four words, or in length alone.
    const texts = Array.from({ length: 500 }, (_, i) => String((i * 79) % 1000)).flatMap((digits) => [
      digits,
      `0${digits}`,
      `1234567${digits}`,
      `12345678901${digits}`,
    ]);
    for (const text of [...texts, ...texts]) {
      const check = checkMessage(
        guide,
        readInterchange(interchangeText(PLAIN_BODY.replace('25000', text))).messages[0]!,
      );
      expect(recordsOf(check)).toEqual([[text, /^\d{1,15}$/.test(text) ? Number(text) : 0]]);
    }
  });

  it('take a number for one with digits alone, as far as it can be counted, however it is written', () => {
    const said: readonly (readonly [string, number])[] = [
      ['1', 1],
      ['007', 7],
      ['0', 0],
      ['-5', 0],
      ['1.0', 0],
      ['1,5', 0],
      ['999999999999999', 999_999_999_999_999],
      ['?1', 1],
      ['1?2', 12],
    ];
    for (const [text, number] of said) {
      const check = accepted(PLAIN_BODY.replace('25000', text));
      if (check === undefined) expect(text).toMatch(/[?]/);
      else expect(recordsOf(check)).toEqual([[text.replace('?', ''), number]]);
    }
  });
});
