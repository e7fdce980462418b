import type { MessageReading } from '../edifact/index.js';
import { chooseMessage, functionOf } from './choose-message.js';
import { bodyOf, matchConforming } from './match-message.js';
import type { Guide } from './model.js';
import { tableOf } from './table-registry.js';

/**
 * Ids of the constraints that a message exercises: those of the segments and groups it holds, of the elements that
 * carry something, and of the conditions of which a part is there. Nothing for a message that does not conform.
 */
export function exercisedConstraints(guide: Guide, message: MessageReading): readonly string[] {
  const [chosen] = chooseMessage(guide, message).guides;
  if (chosen === undefined) return [];
  const { segments } = message;
  const table = tableOf(chosen, functionOf(chosen, segments));
  const matching = matchConforming(table, segments, bodyOf(segments));
  if (matching === undefined) return [];
  const ids = new Set<string>();
  const present = new Set<string>();
  segments.forEach((segment, index) => {
    const use = table.uses[matching.useIds[index] ?? -1];
    if (use === undefined) return;
    for (const node of [use.node, use.segment]) {
      ids.add(node.requirement);
      present.add(node.id);
    }
    for (const { element, component, requirement } of use.segment.elements)
      if (segment.text(element, component) !== '') ids.add(requirement);
  });
  const met = chosen.conditions.filter(({ parts }) => parts.some(({ node }) => present.has(node)));
  for (const { requirement } of met) ids.add(requirement);
  return [...ids];
}
