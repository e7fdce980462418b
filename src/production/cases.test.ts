import { describe, expect, it } from 'vitest';
import { codesOf, followCases } from './cases.js';
import { error, hour, interchange, message, shippedPolicy, trafficOf } from './production.fixture.js';
import type { TrafficInterchange } from './traffic.js';

const follow = (...interchanges: TrafficInterchange[]) =>
  followCases(trafficOf(interchanges), shippedPolicy());
const outline = (...interchanges: TrafficInterchange[]) =>
  follow(...interchanges).cases.map(({ attempts }) =>
    attempts.map((attempt) => `${attempt.interchange.reference} ${attempt.message.outcome}`),
  );

describe('followCases', () => {
  it('makes one case of a document that is accepted', () => {
    expect(outline(interchange('1', hour(0), [message('6AU000001')]))).toEqual([['1 accepted']]);
  });

  it('joins a rejection with what comes under the same number until it is accepted', () => {
    const attempts = outline(
      interchange('1', hour(0), [message('6AU000001', ['R07'])]),
      interchange('2', hour(1), [message('6AU000001', ['R07'])]),
      interchange('3', hour(2), [message('6AU000002')]),
      interchange('4', hour(3), [message('6AU000001')]),
    );
    expect(attempts).toEqual([['1 rejected', '2 rejected', '4 accepted'], ['3 accepted']]);
  });

  it('takes each replacement of an accepted certificate for a document of its own', () => {
    const replace = { function: 'replace' };
    const attempts = outline(
      interchange('1', hour(0), [message('6AU000001')]),
      interchange('2', hour(1), [message('6AU000001', [], replace)]),
      interchange('3', hour(2), [message('6AU000001', ['R15'], replace)]),
      interchange('4', hour(3), [message('6AU000001', [], replace)]),
    );
    expect(attempts).toEqual([['1 accepted'], ['2 accepted'], ['3 rejected', '4 accepted']]);
  });

  it('rejects every message with its envelope', () => {
    const { cases } = follow(
      interchange('1', hour(0), [message('6AU000001', [], { outcome: 'rejected' })], {
        outcome: 'rejected',
        errors: [error('C25')],
      }),
      interchange('2', hour(1), [message('6AU000001')]),
    );
    expect(cases.map(({ attempts }) => attempts.map(codesOf))).toEqual([[['C25'], []]]);
  });

  it('finds the correction of a wrong number by the rest of its content, once', () => {
    const document = { exporter: 'PACKERS 7', lines: [{ hts: '020130' }] };
    const attempts = outline(
      interchange('1', hour(0), [message('5AU000001', ['R11'], { document })]),
      interchange('2', hour(1), [message('6AU000001', [], { document })]),
      interchange('3', hour(2), [message('6AU000002', [], { document })]),
    );
    expect(attempts).toEqual([['1 rejected', '2 accepted'], ['3 accepted']]);
  });

  it('does not take a document with other content, or after other errors, for a correction', () => {
    const document = { exporter: 'PACKERS 7', lines: [{ hts: '020130' }] };
    const other = { ...document, exporter: 'PACKERS 8' };
    expect(
      outline(
        interchange('1', hour(0), [message('5AU000001', ['R11'], { document })]),
        interchange('2', hour(1), [message('6AU000001', [], { document: other })]),
      ),
    ).toEqual([['1 rejected'], ['2 accepted']]);
    expect(
      outline(
        interchange('1', hour(0), [message('6AU000001', ['R08'], { document })]),
        interchange('2', hour(1), [message('6AU000002', [], { document })]),
      ),
    ).toEqual([['1 rejected'], ['2 accepted']]);
  });

  it('keeps a number taken from another document apart from that other document', () => {
    const document = { exporter: 'B', lines: [{ hts: '020130' }] };
    const attempts = outline(
      interchange('1', hour(0), [message('6AU000001')]),
      interchange('2', hour(1), [message('6AU000001', ['R03'], { document })]),
      interchange('3', hour(2), [message('6AU000002', [], { document })]),
    );
    expect(attempts).toEqual([['1 accepted'], ['2 rejected', '3 accepted']]);
  });

  it('calls a document sent again with the content on file a duplicate, and no rejection to correct', () => {
    const { cases, duplicates } = follow(
      interchange('1', hour(0), [message('6AU000001')]),
      interchange('2', hour(1), [message('6AU000001', ['R03'])]),
    );
    expect(cases).toHaveLength(1);
    expect(duplicates.map((attempt) => attempt.interchange.reference)).toEqual(['2']);
  });

  it('counts the very same bytes once', () => {
    const first = interchange('1', hour(0), [message('6AU000001', ['R07'])]);
    const again = { ...first, transmission: 'C2', at: hour(1) };
    const found = follow(first, again);
    expect(found.cases.map(({ attempts }) => attempts.length)).toEqual([1]);
    expect(found.repeats.map((repeat) => [repeat.first.transmission, repeat.again.transmission])).toEqual([
      ['C1', 'C2'],
    ]);
  });

  it('takes the answer to the very same bytes when the first had none', () => {
    const silence = { outcome: 'unanswered' } as const;
    const first = interchange('1', hour(0), [message('6AU000001', [], silence)], {
      ...silence,
      answeredAt: undefined,
    });
    const again = {
      ...first,
      ...interchange('1', hour(1), [message('6AU000001')]),
      transmission: 'C2',
      digest: first.digest,
    };
    expect(follow(first).unanswered).toEqual([first]);
    expect(follow(first, again).unanswered).toEqual([]);
    expect(
      follow(first, again).cases.map(({ attempts }) => attempts.map((attempt) => attempt.message.outcome)),
    ).toEqual([['accepted']]);
  });

  it('never joins messages of which too little could be read', () => {
    const unreadable = (reference: string, day: number) =>
      interchange(reference, hour(day), [message('', ['C13'], { document: {}, function: '' })]);
    expect(outline(unreadable('1', 0), unreadable('2', 1))).toEqual([['1 rejected'], ['2 rejected']]);
  });

  it('leaves queries out, and nothing else', () => {
    const query = message('6AU000001', ['D01'], { type: 'REQDOC', function: 'any' });
    expect(outline(interchange('1', hour(0), [query]))).toEqual([]);
    const mistyped = message('', ['C12'], { type: 'SANCRX', function: '', document: {} });
    expect(outline(interchange('2', hour(0), [mistyped]))).toEqual([['2 rejected']]);
  });

  it('remembers interchanges in which nothing could be read', () => {
    const unreadable = interchange('', hour(0), [], { outcome: 'rejected', errors: [error('C13')] });
    expect(follow(unreadable).firstInterchanges).toEqual([unreadable]);
  });
});
