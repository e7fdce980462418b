import { lookupOf, type CodeLookup } from './code-lookup.js';
import type { Directory } from './directory.js';
import type { ElementUse, SegmentUse } from './model.js';
import type { Representation } from './representation.js';

/** How to check one component, or a stand-alone element. */
export interface ComponentPlan {
  readonly use: ElementUse;
  readonly mandatory: boolean;
  readonly representation: Representation;
  /** Values allowed; undefined when any is, or when matching has looked at it already. */
  readonly codes: ReadonlySet<string> | undefined;
  /** The same values, to look bytes up in. */
  readonly lookup: CodeLookup | undefined;
  /** A value of up to so many bytes is within its representation whatever the bytes are; 0 where that takes a look. */
  readonly plainBytesMax: number;
}

/** How to check one element; the components that the guide does not use are undefined. */
export interface ElementPlan {
  readonly composite: boolean;
  /** The composite, or the stand-alone element, must have data. */
  readonly mandatory: boolean;
  readonly components: readonly (ComponentPlan | undefined)[];
  /** Bit c tells that component c must have data when the element has any. No composite has 31 components. */
  readonly mandatoryBits: number;
  /** What is named when the whole element is missing. */
  readonly first: ComponentPlan | undefined;
}

/** A field of the document, and the component that carries it. */
export interface FieldPlace {
  readonly element: number;
  readonly component: number;
  readonly field: string;
  /** Scratch of whoever reads content: the plain ASCII text found here last, '' before the first. */
  lastText: string;
}

/** What can be told of an element from where its data stand. Elements and components count from 1. */
export interface FlatPlan {
  /** More than the most components that any element has. */
  readonly stride: number;
  /**
   * At `element * stride + component`: up to how many bytes the component may have without a look at them; 0 for one that
   * the guide does not use, or whose bytes must be looked at.
   */
  readonly plainBytesMax: Int32Array;
  /** For each element, the bits of the components that it must have when it has any, and bit 0 if it must have some. */
  readonly needed: Int32Array;
}

/** How to check one use of a segment; the elements that the guide does not use have no components in use. */
export interface SegmentPlan {
  /** The same in two flat tables, for the pass that most segments need no other than. */
  readonly flat: FlatPlan;
  readonly elements: readonly ElementPlan[];
  /** The last mandatory element: up to it, an element that did not come is a fault. */
  readonly mandatoryTo: number;
  readonly fields: readonly FieldPlace[];
}

function componentPlan(
  use: ElementUse,
  isQualifier: boolean,
  directory: Directory,
): ComponentPlan | undefined {
  const representation = directory.representationOf(use.representation);
  if (representation === undefined) return undefined; // the loader has refused it
  const own = use.codes === undefined ? undefined : new Set(use.codes);
  const list = use.codeList === 'guide' ? undefined : directory.codesOf(use.id);
  const codes = isQualifier ? undefined : (own ?? list);
  const lookup = codes === undefined ? undefined : lookupOf(codes);
  // No text has more characters than bytes, and an value may have any.
  const plainBytesMax = representation.class === 'an' && representation.min === 1 ? representation.max : 0;
  return { use, mandatory: use.use === 'M', representation, codes, lookup, plainBytesMax };
}

function mandatoryBitsOf(components: ElementPlan['components']): number {
  return components.reduce((bits, plan, at) => (plan?.mandatory === true ? bits | (1 << (at + 1)) : bits), 0);
}

function flatPlan(elements: readonly ElementPlan[]): FlatPlan {
  const stride = Math.max(0, ...elements.map(({ components }) => components.length)) + 1;
  const plainBytesMax = new Int32Array((elements.length + 1) * stride);
  const needed = new Int32Array(elements.length + 1);
  elements.forEach(({ composite, mandatory, components, mandatoryBits, first }, index) => {
    components.forEach((plan, at) => {
      if (plan === undefined || plan.lookup !== undefined) return;
      plainBytesMax[(index + 1) * stride + at + 1] = plan.plainBytesMax;
    });
    needed[index + 1] = (composite ? mandatoryBits : 0) | (mandatory && first !== undefined ? 1 : 0);
  });
  return { stride, plainBytesMax, needed };
}

/** Works out once how a use of a segment is checked. */
export function planSegment(segment: SegmentUse, directory: Directory): SegmentPlan {
  const { qualifier } = segment;
  const elements = (directory.segments[segment.tag] ?? []).map((wide, index): ElementPlan => {
    const uses = segment.elements.filter(({ element }) => element === index + 1);
    const count = 'components' in wide ? wide.components.length : 1;
    const components = Array.from({ length: count }, (_, at) => {
      const use = uses.find(({ component }) => component === at + 1);
      const isQualifier = qualifier?.element === index + 1 && qualifier.component === at + 1;
      return use === undefined ? undefined : componentPlan(use, isQualifier, directory);
    });
    const first = components.find((plan) => plan?.mandatory === true);
    const mandatory = uses.some(({ use, composite }) => (composite?.use ?? use) === 'M');
    return {
      composite: 'components' in wide,
      mandatory,
      components,
      mandatoryBits: mandatoryBitsOf(components),
      first: first ?? components.find(Boolean),
    };
  });
  const fields = segment.elements.flatMap(({ element, component, field }) =>
    field === undefined ? [] : [{ element, component, field, lastText: '' }],
  );
  const mandatoryTo = elements.findLastIndex(({ mandatory }) => mandatory) + 1;
  return { flat: flatPlan(elements), elements, mandatoryTo, fields };
}
