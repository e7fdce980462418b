import { describe, expect, it } from 'vitest';
import { readExchanges } from './index.js';
import { GUIDE, script, type Reply, type Sending } from './script.fixture.js';

function exchanged(sending: Sending, replies: readonly Reply[]) {
  const s = script(['SEQ-RSP-001']);
  s.start();
  s.step();
  s.step();
  s.advance(1000);
  s.send({ documents: ['A', 'B', 'C'], ...sending });
  s.answer(replies);
  const [exchange] = readExchanges(s.journal(), GUIDE);
  return { exchange: exchange!, plan: s.plan };
}

describe('an exchange', () => {
  it('accepted in part says of each message what became of it, where that was said, and when', () => {
    const { exchange, plan } = exchanged({}, ['accepted', { control: 'C29' }, ['R07', 'R08', 'R07']]);
    expect(exchange.replyFaults).toEqual([]);
    const [interchange] = exchange.interchanges;
    expect(interchange).toMatchObject({ reference: 'REF1', sender: 'AUDAFF', outcome: 'accepted' });
    const about = { type: 'SANCRT', function: 'original' };
    expect(interchange!.messages).toMatchObject([
      { ...about, ordinal: 1, reference: '1', outcome: 'accepted', codes: [], reply: 'R2' },
      {
        ...about,
        ordinal: 2,
        reference: '2',
        outcome: 'rejected',
        codes: [{ code: 'C29', phase: 'CONTRL' }],
        reply: 'R1',
      },
      { ...about, ordinal: 3, reference: '3', outcome: 'rejected', reply: 'R2' },
    ]);
    expect(interchange!.messages[2]!.codes).toEqual(
      ['R07', 'R08', 'R07'].map((code) => ({ code, phase: 'CUSRES' })),
    );
    expect(interchange!.messages.map(({ certificate }) => certificate)).toEqual(
      ['A', 'B', 'C'].map((name) => plan[name]!['certificateNumber']),
    );
    expect(interchange!.messages[0]!.answeredAt).toBe(exchange.transmission.at);
  });

  it('without an answer leaves its messages unanswered', () => {
    const { exchange } = exchanged({}, ['nothing', 'accepted', 'nothing']);
    expect(exchange.interchanges[0]!.messages.map(({ outcome }) => outcome)).toEqual([
      'unanswered',
      'accepted',
      'unanswered',
    ]);
    expect(exchange.interchanges[0]!.messages[0]).toMatchObject({ answeredAt: undefined, reply: undefined });
  });

  it('is read as it arrived, and keeps what was sent', () => {
    const { exchange } = exchanged({ wire: (bytes) => bytes.replace('REF1', 'REF9') }, [
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(exchange.interchanges[0]!.reference).toBe('REF9');
    expect(exchange.transmission.bytes).toContain('REF1');
    expect(exchange.arrived).toContain('REF9');
  });

  it('that got lost holds nothing', () => {
    const { exchange } = exchanged({ wire: () => undefined }, ['nothing', 'nothing', 'nothing']);
    expect(exchange).toMatchObject({ arrived: undefined, interchanges: [], replies: [] });
  });

  it('refused as a whole refuses every message in it', () => {
    const s = script(['SEQ-RSP-001']);
    s.start();
    s.step();
    s.send({ documents: ['A', 'B'] });
    const reply =
      "UNB+UNOA:3+USCBP+AUDAFF+260302:1200+K1++++++1'UNH+1+CONTRL:D:3:UN'UCI+REF1+AUDAFF+USCBP+4+23+UNB+2:1'UNT+3+1'UNZ+1+K1'";
    s.note({ type: 'sent', id: 'R1', by: 'reference', bytes: reply, inReplyTo: 'C1' });
    const [exchange] = readExchanges(s.journal(), GUIDE);
    expect(exchange!.replyFaults).toEqual([]);
    const rejected = { outcome: 'rejected', codes: [{ code: 'C23', phase: 'CONTRL' }] };
    expect(exchange!.interchanges[0]).toMatchObject({ ...rejected, messages: [rejected, rejected] });
  });
});

describe('a reply', () => {
  const faulty: readonly (readonly [string, string, string])[] = [
    ['about another interchange', "UCI+OTHER+AUDAFF+USCBP+4+23'UNT+3+1'", 'answers what was not sent'],
    ['with a wrong count', "UCI+REF1+AUDAFF+USCBP+4+23'UNT+9+1'", 'in a reply'],
    ['that is no CONTRL inside', "UCX+REF1'UNT+3+1'", 'no answer can be read'],
  ];
  it.each(faulty)('%s is a fault of the reference', (_, segments, words) => {
    const s = script(['SEQ-RSP-001']);
    s.start();
    s.step();
    s.send();
    const bytes = `UNB+UNOA:3+USCBP+AUDAFF+260302:1200+K1++++++1'UNH+1+CONTRL:D:3:UN'${segments}UNZ+1+K1'`;
    s.note({ type: 'sent', id: 'R1', by: 'reference', bytes, inReplyTo: 'C1' });
    const [exchange] = readExchanges(s.journal(), GUIDE);
    expect(exchange!.replyFaults.join(' ')).toContain(words);
    expect(exchange!.replyFaults[0]).toMatch(/^R1: /);
  });

  it('that is empty is one too', () => {
    const s = script(['SEQ-RSP-001']);
    s.start();
    s.step();
    s.send();
    s.note({ type: 'sent', id: 'R1', by: 'reference', bytes: '', inReplyTo: 'C1' });
    expect(readExchanges(s.journal(), GUIDE)[0]!.replyFaults.length).toBeGreaterThan(0);
  });
});
