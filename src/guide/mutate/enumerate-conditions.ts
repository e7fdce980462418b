import { seededRandom } from '../../core/index.js';
import type { ConditionBreach } from '../condition-holds.js';
import { drawMessage } from '../generate/draw-message.js';
import { drawingFor } from '../generate/draw-node.js';
import { drawnConditions } from '../generate/drawn-conditions.js';
import type { FunctionName, MessageGuide } from '../model.js';
import { breachesOf, tryBreakCondition } from './condition-mutators.js';
import type { ConstraintKind } from './constraint-kinds.js';
import type { Findings } from './enumerate-segment.js';
import type { Constraint } from './model.js';

const KINDS = {
  missing: 'dependency-missing',
  excluded: 'dependency-excluded',
} as const satisfies Readonly<Record<ConditionBreach['kind'], ConstraintKind>>;

/** Letters, digits and whole numbers: whether a condition can be broken does not hang on them. */
const SETTINGS = { syntaxIdentifier: 'UNOA', decimalMarks: [] };

function isBreakable(
  message: MessageGuide,
  name: FunctionName,
  constraint: Constraint,
  breaks: ConditionBreach['kind'],
): boolean {
  const random = seededRandom(1).fork(`${constraint.id} ${name}`);
  const drawn = drawMessage(message, name, '1', SETTINGS, random);
  const drawing = drawingFor(message, name, SETTINGS, random);
  return tryBreakCondition({ constraint, message: drawn, drawing, random }, breaks) !== undefined;
}

/** Each condition, broken in each way that it can be, for the functions in which it can be broken alone. */
export function conditionConstraints(message: MessageGuide, found: Findings): void {
  for (const condition of message.conditions) {
    const { requirement, functions, text } = condition;
    const [plan] = functions.flatMap((name) =>
      drawnConditions(message, name).filter((each) => each.condition === condition),
    );
    for (const breaks of plan === undefined ? [] : breachesOf(plan)) {
      const kind = KINDS[breaks];
      const states = text.replace(/\.$/, '');
      const id = `${requirement}/${kind}`;
      const constraint: Constraint = {
        id,
        requirement,
        kind,
        states,
        message: message.id,
        functions,
        path: [],
      };
      const breakable = functions.filter((name) => isBreakable(message, name, constraint, breaks));
      if (breakable.length > 0) found.constraints.push({ ...constraint, functions: breakable });
      else {
        const reason =
          'No message could be drawn in which this alone is broken: other demands stand in the way.';
        found.exemptions.push({ id, requirement, reason });
      }
    }
  }
}
