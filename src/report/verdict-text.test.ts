import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS, verdictFixture } from './verdict.fixture.js';
import { renderProgressLine, renderVerdictText } from './verdict-text.js';

describe('renderVerdictText', () => {
  it('says who was tested, each scenario with what decided it, and the verdict last', () => {
    expect(renderVerdictText(verdictFixture(), { color: false })).toBe(
      [
        'Model candidate 1.0.0 (AUDAFF), suite core, guide ecert-2.0, rehearsal, seed 1',
        '',
        '  SAN-POS-001  M  passed          One line',
        '  SAN-RUL-002  M  failed          A fraction is refused and sent again corrected',
        '                  The document sent again is not the amended one.',
        '                  expected quantity 25000',
        '                  actual   quantity 25000.5',
        '                  by       N-23, attributed to the candidate',
        '                  hint     Send the document as the officer amended it.',
        '  REQ-POS-001  C  not applicable  A document query is answered',
        '                  The candidate does not declare the feature query.',
        '',
        '1 passed, 1 failed, 1 not applicable',
        'NOT CONFORMANT',
        '  1 of 2 mandatory scenarios failed: SAN-RUL-002.',
        '',
      ].join('\n'),
    );
  });

  it('is coloured only when that is asked for, and then says the same', () => {
    const plain = renderVerdictText(verdictFixture(), { color: false });
    const colored = renderVerdictText(verdictFixture(), { color: true });
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[31m');
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  it.each(HOSTILE_TEXTS)('prints no control sequence of a candidate: %j', (name) => {
    const { candidate } = verdictFixture();
    const text = renderVerdictText(verdictFixture({ candidate: { ...candidate, name }, reasons: [name] }), {
      color: false,
    });
    expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

it('a progress line keeps its columns', () => {
  const line = renderProgressLine({ id: 'SAN-POS-001', title: 'One line', position: 1, total: 25 });
  expect(line).toBe(' 1/25  SAN-POS-001  One line');
});
