import { describe, expect, it } from 'vitest';
import { guideCoverage } from './guide-coverage.js';
import { readExchanges } from './index.js';
import { GUIDE, script, type Reply, type Sending } from './script.fixture.js';

function coverageOf(sending: Sending, replies: readonly Reply[]): ReturnType<typeof guideCoverage> {
  const s = script(['SEQ-RSP-001']);
  s.start();
  s.step();
  s.step();
  s.advance(1000);
  s.send({ documents: ['A', 'B', 'C'], ...sending });
  s.answer(replies);
  return guideCoverage(GUIDE, readExchanges(s.journal(), GUIDE));
}

const ACCEPTED: readonly Reply[] = ['accepted', 'accepted', 'accepted'];

describe('the coverage of the guide', () => {
  const coverage = coverageOf({}, ['accepted', { control: 'C29' }, ['R07', 'R08', 'R07']]);
  const sancrt = coverage.messages.find(({ id }) => id === 'SANCRT')!;
  const segment = (id: string): (typeof sancrt.segments)[number] =>
    sancrt.segments.find((each) => each.id === id)!;

  it('counts messages by function, segments by use, elements and fixed codes', () => {
    expect(sancrt.count).toBe(3);
    expect(sancrt.functions).toEqual([
      { name: 'original', count: 3 },
      { name: 'replace', count: 0 },
      { name: 'cancellation', count: 0 },
    ]);
    expect(segment('BGM').count).toBe(3);
    expect(segment('BGM').elements.map(({ id, count }) => [id, count])).toEqual([
      ['1001', 3],
      ['1004', 3],
      ['1225', 3],
    ]);
    expect(segment('BGM').elements[0]!.codes).toEqual([
      { name: '811', count: 3 },
      { name: '864', count: 0 },
    ]);
    expect(segment('RFF-ABJ')).toMatchObject({ count: 0 });
    expect(segment('LIN').count).toBeGreaterThanOrEqual(3);
    expect(segment('LIN').elements[0]).not.toHaveProperty('codes');
  });

  it('lists every message that a participant may send, used or not, and none that it receives', () => {
    const requests = Object.values(GUIDE.messages).filter(({ from }) => from === 'participant');
    expect(coverage.messages.map(({ id }) => id)).toEqual(requests.map(({ id }) => id));
    expect(coverage.messages.find(({ id }) => id === 'REQDOC')).toMatchObject({ count: 0 });
  });

  it('says which reply codes were met, once for each interchange, and lists all others', () => {
    const met = coverage.replyCodes.filter(({ count }) => count > 0);
    expect(met.map(({ code, count }) => [code, count])).toEqual([
      ['R07', 1],
      ['R08', 1],
      ['C29', 1],
    ]);
    for (const code of Object.values(GUIDE.replyCodes))
      expect(coverage.replyCodes.map((each) => each.code)).toContain(code);
  });

  it('counts what the candidate sent, not what the wire made of it', () => {
    const lost = coverageOf({ wire: (bytes) => bytes.replaceAll('BGM', 'ZZZ') }, ACCEPTED);
    expect(lost.messages.find(({ id }) => id === 'SANCRT')).toEqual(
      coverageOf({}, ACCEPTED).messages.find(({ id }) => id === 'SANCRT'),
    );
  });

  it('is nothing but zeros where nothing was sent', () => {
    const { messages, replyCodes } = guideCoverage(GUIDE, []);
    const counts = [...messages, ...messages.flatMap(({ segments }) => segments), ...replyCodes];
    expect(counts.every(({ count }) => count === 0)).toBe(true);
  });
});
