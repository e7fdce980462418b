import { describe, expect, it } from 'vitest';
import { loadShippedGuide, type Guide } from '../guide/index.js';
import { renderRuleTests, ruleTestProblemLines, ruleTestsOf, type NamedTest } from './rule-tests.js';

function shipped(): Guide {
  const guide = loadShippedGuide('ecert-2.0');
  if (!guide.ok) throw new Error('the shipped guide loads');
  return guide.value;
}

const guide = shipped();
const test = (name: string, isRun = true): NamedTest => ({ file: 'src/x.test.ts', name, isRun });
/** A test for everything that wants one. */
const complete = ruleTestsOf(guide, []).rows.map(({ requirement }) => test(`${requirement.id}: holds`));
const without = (id: string): readonly NamedTest[] => complete.filter(({ name }) => !name.startsWith(id));

describe('requirements beside the names of tests', () => {
  it('are every entry check, every quota outcome, and what the reference does of the notice', () => {
    const ids = ruleTestsOf(guide, complete).rows.map(({ requirement }) => requirement.id);
    expect(ids).toEqual(
      expect.arrayContaining(['L01', 'L17', 'Q01', 'Q15', 'N-02', 'N-04', 'N-20', 'N-33c']),
    );
    expect(ids).not.toEqual(expect.arrayContaining(['N-39']));
    expect(ruleTestsOf(guide, complete).problems).toEqual([]);
  });

  it.each(complete.map(({ name }) => name.split(':')[0]!))('a missing test of %s is a problem', (id) => {
    const { problems } = ruleTestsOf(guide, without(`${id}:`));
    expect(problems).toMatchObject([{ requirement: id, problem: 'no-test' }]);
    expect(ruleTestProblemLines(problems)[0]).toMatch(`${id} no-test`);
  });

  it('a test that is skipped is none, and part of another name is no name', () => {
    for (const name of ['L011: holds', 'XL01', 'L01x'])
      expect(ruleTestsOf(guide, [...without('L01:'), test(name)]).problems, name).toHaveLength(1);
    expect(ruleTestsOf(guide, [...without('L01:'), test('L01: holds', false)]).problems).toHaveLength(1);
    expect(ruleTestsOf(guide, [...without('L01:'), test('(L01, L04) holds')]).problems).toEqual([]);
  });

  it('a name that no requirement has is a problem', () => {
    const { problems } = ruleTestsOf(guide, [...complete, test('L99: holds'), test('N-99: holds')]);
    expect(problems.map(({ requirement, problem }) => [requirement, problem])).toEqual([
      ['L99', 'no-such-requirement'],
      ['N-99', 'no-such-requirement'],
    ]);
  });

  it('the page lists each test under what it names', () => {
    const page = renderRuleTests(guide, ruleTestsOf(guide, complete));
    expect(page).toContain('## L04\n');
    expect(page).toContain('- `src/x.test.ts`\n  - L04: holds\n');
  });
});
