import { expect, it, vi } from 'vitest';
import { exampleContext, shippedGuide } from './example-message.fixture.js';
import { RULES } from './index.generated.js';
import { runRules } from './run-rules.js';

const guide = shippedGuide();

it('lets rules judge a good document without making its content', () => {
  const { context, sent } = exampleContext(guide, { shows: 'a good one', lines: 2 });
  const made = vi.spyOn(Object.getPrototypeOf(sent.check) as typeof sent.check, 'content', 'get');
  expect(runRules(context)).toEqual([]);
  expect(made).not.toHaveBeenCalled();
  const rejected = exampleContext(guide, { shows: 'a bad one', set: { origin: 'NZ' } });
  expect(runRules(rejected.context)).toHaveLength(1);
  expect(made).toHaveBeenCalled();
});

it('names no certificate for a query', () => {
  const { context } = exampleContext(guide, { shows: 'a query', function: 'query' });
  expect(context.certificateKey).toBeUndefined();
  expect(RULES.some((rule) => rule.functions.includes('query'))).toBe(true);
});
