import type { Scenario, Step } from './model.js';

/** What the end of every scenario demonstrates: nothing was sent that neither a task nor an answer called for. */
export const END_REQUIREMENTS: readonly string[] = ['CON-11', 'CON-13', 'CON-14', 'CON-15', 'CON-16'];

/**
 * The requirements that one expectation of a scenario demonstrates: those its step names, else the scenario's. The end
 * demonstrates those of its own that the scenario names, at least that nothing unasked was sent.
 */
export function requirementsOf(scenario: Scenario, step: Step | 'end'): readonly string[] {
  if (step === 'end') {
    const own = scenario.requirements.filter((id) => END_REQUIREMENTS.includes(id));
    return own.length === 0 ? ['CON-15'] : own;
  }
  return ('requirements' in step ? step.requirements : undefined) ?? scenario.requirements;
}
