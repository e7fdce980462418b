import type { Directory } from '../directory.js';
import { codesFor } from '../generate/draw-segment.js';
import type { ElementUse, FunctionName, SegmentUse } from '../model.js';
import type { SegmentPlan } from '../segment-plan.js';
import type { ConstraintKind } from './constraint-kinds.js';
import type { Constraint, Exemption } from './model.js';

/** What is the same in all constraints on one use of a segment. */
export interface SegmentSubject {
  readonly message: string;
  readonly functions: readonly FunctionName[];
  readonly path: readonly string[];
  readonly segment: SegmentUse;
  readonly plan: SegmentPlan;
  readonly directory: Directory;
}

/** Constraints and exemptions as they are found. */
export interface Findings {
  readonly constraints: Constraint[];
  readonly exemptions: Exemption[];
}

function constraintOn(
  { message, functions, path }: SegmentSubject,
  kind: ConstraintKind,
  requirement: string,
  states: string,
  place: { readonly element?: number; readonly component?: number } = {},
): Constraint {
  return { id: `${requirement}/${kind}`, requirement, kind, states, message, functions, path, ...place };
}

function isQualifier({ qualifier }: SegmentUse, use: ElementUse): boolean {
  return qualifier?.element === use.element && qualifier.component === use.component;
}

/** What a value must be: its length and type, and one of its codes. A qualifier is all that, as one of its values. */
function valueConstraints(subject: SegmentSubject, use: ElementUse, found: Findings): void {
  const { segment, directory } = subject;
  const { requirement, element, component, representation, name } = use;
  const add = (kind: ConstraintKind, states: string): void => {
    found.constraints.push(constraintOn(subject, kind, requirement, states, { element, component }));
  };
  if (isQualifier(segment, use)) {
    add('unknown-qualifier', `${name} is one of ${segment.qualifier?.values.join(', ') ?? ''}`);
    found.exemptions.push({
      id: `${requirement}/representation`,
      requirement,
      reason:
        'A qualifier is compared with its values before anything else: whatever is no value is unknown.',
    });
    return;
  }
  const limits = directory.representationOf(representation);
  if (limits === undefined) return;
  add('too-long', `${name} has ${limits.max} characters at most`);
  if (limits.min > 1) add('too-short', `${name} has ${limits.min} characters at least`);
  if (limits.class !== 'an')
    add('wrong-type', `${name} is ${limits.class === 'n' ? 'numeric' : 'alphabetic'}`);
  if (limits.class === 'n') {
    add('wrong-decimal-mark', `${name} has one decimal mark at most, between digits`);
    add('no-decimal-digit', `${name} has a digit before its decimal mark`);
  }
  if (codesFor(use, directory) !== undefined) add('unknown-code', `${name} is a value of its code list`);
}

/** A component is missed while another one is there; where the guide uses no other, its composite is what is missed. */
function componentConstraints(subject: SegmentSubject, use: ElementUse, found: Findings): void {
  const { requirement, element, component, composite, name } = use;
  if (composite === undefined || use.use !== 'M') return;
  const hasOthers = subject.segment.elements.some(
    (other) => other.element === element && other.component !== component,
  );
  if (hasOthers) {
    const states = `${name} is there when ${composite.id} is`;
    found.constraints.push(
      constraintOn(subject, 'component-omitted', requirement, states, { element, component }),
    );
    return;
  }
  const reason =
    composite.use === 'M'
      ? `It is the only component in use of ${composite.id}, which is missed as a whole.`
      : `It is the only component in use of ${composite.id}: without it the composite is not there, which is allowed.`;
  found.exemptions.push({ id: `${requirement}/component-omitted`, requirement, reason });
}

/** Elements and components that the directory has: which must be there, which must not, and how many there are. */
function shapeConstraints(subject: SegmentSubject, found: Findings): void {
  const { segment, plan } = subject;
  const { requirement, tag } = segment;
  plan.elements.forEach((at, index) => {
    const element = index + 1;
    const used = at.components.some((component) => component !== undefined);
    const id = (kind: ConstraintKind, component?: number): string =>
      `${requirement}/${kind}-${element}${component === undefined ? '' : `.${component}`}`;
    const add = (kind: ConstraintKind, states: string, component?: number): void => {
      const place = component === undefined ? { element } : { element, component };
      found.constraints.push({
        ...constraintOn(subject, kind, requirement, states, place),
        id: id(kind, component),
      });
    };
    if (!used) {
      add('unused-element', `${tag} has no element ${element}`);
      return;
    }
    if (at.mandatory) add('element-omitted', `${tag} has element ${element}`);
    add('too-many-components', `element ${element} of ${tag} has ${at.components.length} components at most`);
    at.components.forEach((component, i) => {
      if (component === undefined)
        add('unused-component', `element ${element} of ${tag} has no component ${i + 1}`, i + 1);
    });
  });
  const states = `${tag} has ${plan.elements.length} elements at most`;
  found.constraints.push(constraintOn(subject, 'too-many-elements', requirement, states));
}

/** Everything that the guide demands inside one use of a segment. */
export function segmentConstraints(subject: SegmentSubject, found: Findings): void {
  shapeConstraints(subject, found);
  for (const use of subject.segment.elements) {
    componentConstraints(subject, use, found);
    valueConstraints(subject, use, found);
  }
}
