import { describe, expect, it } from 'vitest';
import { hasPlace, placeOf } from './place.js';

describe('placeOf', () => {
  it('counts as EDIFACT people do', () => {
    const span = {
      offset: 82,
      length: 9,
      interchange: 1,
      message: 2,
      segment: 4,
      tag: 'BGM',
      element: 2,
      component: 1,
    };
    expect(placeOf(span)).toBe('message 2, segment 4 BGM, element 2, component 1, offset 82');
    expect(placeOf(span, 2)).toBe(
      'interchange 1, message 2, segment 4 BGM, element 2, component 1, offset 82',
    );
  });

  it('names a segment of the envelope by its tag', () => {
    expect(placeOf({ offset: 0, length: 3, interchange: 1, segment: 0, tag: 'UNB', element: 3 })).toBe(
      'segment UNB, element 3, offset 0',
    );
  });

  it('says of a missing segment what it would have come after', () => {
    expect(placeOf({ offset: 74, length: 0, interchange: 1, message: 1, segment: 1, tag: 'BGM' })).toBe(
      'message 1, BGM missing after segment 1, offset 74',
    );
  });

  it('tells one repetition of an element from another', () => {
    expect(placeOf({ offset: 9, length: 1, segment: 2, tag: 'RFF', element: 1, repetition: 2 })).toBe(
      'segment 2 RFF, element 1, repetition 2, offset 9',
    );
  });
});

it('nothing stands nowhere but what has neither bytes nor interchange', () => {
  expect(hasPlace({ offset: 0, length: 0 })).toBe(false);
  expect(hasPlace({ offset: 0, length: 0, interchange: 1 })).toBe(true);
  expect(hasPlace({ offset: 0, length: 5 })).toBe(true);
});
