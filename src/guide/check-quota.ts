import { parseDate102 } from '../core/index.js';
import type { Guide, GuideProblem } from './model.js';
import { openNotebook, type ProblemNotebook } from './problem.js';
import type { QuotaPlan, QuotaTranche, RestraintLevel } from './quota-plan.js';

/** Periods and tranches have real days in order, and no two of one level overlap: a day has one limit. */
function checkStretches(
  stretches: readonly QuotaTranche[],
  within: QuotaTranche | undefined,
  notebook: ProblemNotebook,
): void {
  stretches.forEach(({ id, first, last }, i) => {
    const before = stretches[i - 1];
    for (const day of [first, last].filter((one) => parseDate102(one) === undefined)) {
      notebook.at(id).note('GL-316', 'a real day CCYYMMDD', day);
    }
    if (last < first) notebook.at(id).note('GL-316', `a last day not before ${first}`, last);
    if (before !== undefined && first <= before.last)
      notebook.at(id).note('GL-316', `a first day after ${before.last}`, first);
    if (within !== undefined && (first < within.first || last > within.last)) {
      notebook.at(id).note('GL-316', `days from ${within.first} to ${within.last}`, `${first} to ${last}`);
    }
  });
}

/** The levels above one, itself first; cut off where it would go round in a circle. */
function ancestry(level: RestraintLevel, plan: QuotaPlan): readonly string[] {
  const ids = [level.id];
  let parent = level.parent;
  while (parent !== undefined && !ids.includes(parent)) {
    ids.push(parent);
    const next = parent;
    parent = plan.levels.find(({ id }) => id === next)?.parent;
  }
  return parent === undefined ? ids : [...ids, parent];
}

function checkParent(level: RestraintLevel, plan: QuotaPlan, notebook: ProblemNotebook): void {
  if (level.parent === undefined) return;
  const parent = plan.levels.find(({ id }) => id === level.parent);
  if (parent === undefined) notebook.at('parent').note('GL-316', 'the id of a level', level.parent);
  else if (parent.unit !== level.unit)
    notebook.at('parent').note('GL-316', `a level in ${level.unit}`, parent.unit);
  const ids = ancestry(level, plan);
  if (new Set(ids).size < ids.length)
    notebook.at('parent').note('GL-316', 'an aggregate that it is not itself above', level.parent);
}

/** What the schema of quota.yaml cannot say: real days, no overlaps, parents that exist, kinds that the guide has. */
export function checkQuota(guide: Guide, problems: GuideProblem[]): void {
  const plan = guide.quota;
  if (plan === undefined) return;
  const seen = new Set<string>();
  for (const level of plan.levels) {
    const notebook = openNotebook('quota.yaml', problems, `/levels (${level.id})`);
    if (seen.has(level.id)) notebook.at('id').note('GL-316', 'each id once', `${level.id} twice`);
    seen.add(level.id);
    for (const kind of level.kinds.filter((code) => guide.kinds[code] === undefined)) {
      notebook.at('kinds').note('GL-316', 'a kind of the guide', kind);
    }
    checkStretches(level.periods, undefined, notebook.at('periods'));
    for (const period of level.periods) {
      checkStretches(period.tranches ?? [], period, notebook.at('periods', period.id, 'tranches'));
    }
    checkParent(level, plan, notebook);
  }
}
