import { describe, expect, it } from 'vitest';
import { latin1ToBytes, seededRandom } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { checkMessage, explainedCheck } from './check-message.js';
import { askedTexts, type FieldChoice } from './chosen-fields.js';
import { checkConforming, chosenTexts } from './conforming-check.js';
import { drawInterchange } from './generate/draw-interchange.js';
import { layOut } from './generate/lay-out.js';
import { rawInterchange } from './generate/raw-interchange.js';
import { interchangeText, readInterchange, shippedGuide, shippedGuides } from './message.fixture.js';
import type { FieldRecord, Guide, GuideNode } from './model.js';
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
  }));
}

function textsAt(record: FieldRecord, fields: readonly string[]): readonly string[] {
  return fields.map((field) => record.values[field]?.text ?? '');
}

describe.each(shippedGuides().map((guide) => [guide.id, guide] as const))(
  'chosen texts with %s',
  (_, guide) => {
    const random = seededRandom(31);
    const choices = everyChoice(guide);

    it('are those of the content, read the long way', () => {
      let read = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const { bytes } = layOut(rawInterchange(drawInterchange(guide, random.fork(`chosen ${run}`))));
        const [interchange] = readTransmission(bytes).interchanges;
        for (const message of interchange?.messages ?? []) {
          const { content } = explainedCheck(guide, message, { interchange: interchange! });
          const check = checkMessage(guide, message, { interchange: interchange! });
          for (const choice of choices) {
            const { texts, records } = chosenTexts(check, choice);
            expect(texts).toEqual(textsAt(content, choice.fields));
            expect(records).toEqual(
              (content.lists[choice.list] ?? []).map((record) => textsAt(record, choice.listFields)),
            );
            expect(askedTexts(choice, content)).toEqual({ texts, records });
            read += texts.filter((text) => text !== '').length + records.length;
          }
        }
      }
      expect(read).toBeGreaterThan(RUNS * choices.length);
    });
  },
);

describe('chosen texts', () => {
  const guide = shippedGuide();
  const choice: FieldChoice = { fields: ['certificateNumber'], list: 'lines', listFields: ['quantity'] };
  const accepted = (body: string): ReturnType<typeof checkConforming> => {
    const [message] = readInterchange(interchangeText(body)).messages;
    return checkConforming(guide, message!, undefined, undefined);
  };

  it('are of the message asked about, whatever was checked since', () => {
    const one = accepted(PLAIN_BODY)!;
    const two = accepted(PLAIN_BODY.replace('25000', '7'))!;
    expect(chosenTexts(two, choice).records).toEqual([['7']]);
    expect(chosenTexts(one, choice).records).toEqual([['25000']]);
  });

  it('take released characters and characters beyond ASCII for what they are', () => {
    const wide: FieldChoice = { fields: ['remarks'], list: 'lines', listFields: ['description'] };
    for (const text of ["?'?+?:??", 'CAF\u00c9', "O?'\u00c9?+"]) {
      const check = accepted(PLAIN_BODY.replace('QTY+1', `IMD+++:::${text}'QTY+1`))!;
      expect(chosenTexts(check, wide)).toEqual(askedTexts(wide, check.content));
      expect(chosenTexts(check, wide).records[0]![0]).toBe(text.replace(/\?(.)/g, '$1'));
    }
  });

  it('are, of a message with findings, what could be read of it', () => {
    const [message] = readTransmission(
      latin1ToBytes(interchangeText(PLAIN_BODY.replace("LOC+27+AU'", ''))),
    ).interchanges.flatMap((interchange) => interchange.messages);
    const check = checkMessage(guide, message!);
    expect(check.findings.length).toBeGreaterThan(0);
    expect(chosenTexts(check, choice).records).toEqual([['25000']]);
  });
});
