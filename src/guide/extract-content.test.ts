import { describe, expect, it } from 'vitest';
import { toDocumentData } from './document-data.js';
import { checkBody, shippedGuide, textAt } from './message.fixture.js';

const guide = shippedGuide();
const LINES = "LIN+1'PIA+5+020130:HS'QTY+1:12000:KGM'LIN+2'PIA+5+020230:HS'QTY+1:13000:KGM'";
const BODY =
  "BGM+811+6AU000123+9'DTM+182:20260227:102'LOC+27+AU'GIS+05'PNA+IM+12-345678900'PNA+EX+++++10:SOUTHERN'" +
  `PNA+MF+AUSOU++++10:O?'BRIEN ?+ SONS'ADR++5:1 ROAD+BRISBANE+4000+AU'${LINES}CNT+2:2'`;

describe('the content of a message', () => {
  it('is values by field name, with what they covered, and records in lists', () => {
    const { content } = checkBody(guide, BODY);
    expect(content.values['importer']?.text).toBe('12-345678900');
    expect(textAt(BODY, content.values['importer']!.span)).toBe('12-345678900');
    expect(content.values['importer']!.span).toMatchObject({
      segment: 6,
      tag: 'PNA',
      element: 2,
      component: 1,
    });
    const second = content.lists['lines']?.[1];
    expect(textAt(BODY, second!.values['hts']!.span)).toBe('020230');
    expect(textAt(BODY, second!.span)).toBe("LIN+2'PIA+5+020230:HS'QTY+1:13000:KGM'");
    expect(textAt(BODY, content.lists['manufacturers']![0]!.values['name']!.span)).toBe("O?'BRIEN ?+ SONS");
  });

  it('is the same data without places', () => {
    expect(toDocumentData(checkBody(guide, BODY).content)).toEqual({
      documentName: '811',
      certificateNumber: '6AU000123',
      issueDate: '20260227',
      origin: 'AU',
      kind: '05',
      importer: '12-345678900',
      exporterName: 'SOUTHERN',
      manufacturers: [
        {
          mid: 'AUSOU',
          name: "O'BRIEN + SONS",
          street: '1 ROAD',
          city: 'BRISBANE',
          postcode: '4000',
          country: 'AU',
        },
      ],
      lines: [
        { number: '1', hts: '020130', quantity: '12000', unit: 'KGM' },
        { number: '2', hts: '020230', quantity: '13000', unit: 'KGM' },
      ],
      lineCount: '2',
    });
  });

  it('is as much as could be matched when the message is not as it should be', () => {
    const dataOf = (body: string): unknown => {
      const check = checkBody(guide, body);
      expect(check.findings).toHaveLength(1);
      return toDocumentData(check.content);
    };
    const whole = dataOf(BODY.replace('+9', '+9+XX'));
    // Out of order, before or after its place, told wrongly or twice: the values are there all the same.
    expect(dataOf(BODY.replace("LOC+27+AU'GIS+05'", "GIS+05'LOC+27+AU'"))).toEqual(whole);
    expect(
      dataOf(BODY.replace("PIA+5+020130:HS'QTY+1:12000:KGM'", "QTY+1:12000:KGM'PIA+5+020130:HS'")),
    ).toEqual(whole);
    expect(dataOf(BODY.replace("GIS+05'", "GIS+05'GIS+08'"))).toEqual(whole);
    expect(dataOf(BODY.replace("CNT+2:2'", '').replace("GIS+05'", "GIS+05'CNT+2:2'"))).toEqual(whole);
    const withoutNumber = dataOf(BODY.replace("LIN+2'", ''));
    expect(withoutNumber).toMatchObject({ lines: [{ number: '1' }, { hts: '020230', quantity: '13000' }] });
    const late = dataOf(BODY.replace("LIN+2'PIA+5+020230:HS'", "PIA+5+020230:HS'LIN+2'"));
    expect(late).toEqual(whole);
  });

  it('is nothing when the message is of no known type', () => {
    expect(toDocumentData(checkBody(guide, BODY, 'CUSDEC:D:97B:UN').content)).toEqual({});
  });
});
