import type { MeasureResult, ProductionOutcome } from './model.js';

/**
 * The verdict from the measures, and from what keeps a verdict from being given at all. What cannot be judged is never
 * satisfactory, and never unsatisfactory either; and where nothing could be measured nothing is satisfactory.
 */
export function rollUp(
  obstacles: number,
  measures: readonly Pick<MeasureResult, 'outcome' | 'severity'>[],
): ProductionOutcome {
  if (obstacles > 0 || measures.every((measure) => measure.outcome === 'not-observed')) return 'inconclusive';
  if (measures.some((measure) => measure.severity === 'decisive')) return 'unsatisfactory';
  return measures.some((measure) => measure.severity === 'condition')
    ? 'satisfactory-with-conditions'
    : 'satisfactory';
}
