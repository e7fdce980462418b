import { expect, it } from 'vitest';
import { renderRuleIndex, ruleIndexIsCurrent } from '../../../scripts/generate-rules.js';

it('the index of rules is what the rule files give (npx tsx scripts/generate-rules.ts)', () => {
  expect(ruleIndexIsCurrent()).toBe(true);
});

it('takes rule files only, R before D, each by number', () => {
  const index = renderRuleIndex([
    'd01-b.ts',
    'r02-c-d.ts',
    'r01-a.ts',
    'r01-a.test.ts',
    'place.ts',
    'model.ts',
  ]);
  expect(index.match(/from '.\/[rd]\d\d.*'/g)).toEqual([
    "from './r01-a.js'",
    "from './r02-c-d.js'",
    "from './d01-b.js'",
  ]);
  expect(index).toContain('  a,\n  cD,\n  b,\n];');
});
