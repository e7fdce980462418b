import type { PlanError } from '../scenario/index.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';

/** Documents that cannot be made are a mistake in the candidate file: its kinds are not its country's. */
export function planProblem(error: PlanError): ConfigurationError {
  return configurationError({
    what: `the documents of the plan cannot be made (${error.kind})`,
    expected: 'kinds in the candidate file that its country issues',
    actual: error.message,
    hint: '',
  });
}
