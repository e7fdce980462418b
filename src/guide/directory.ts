import type { Representation } from './representation.js';

/** A segment at a position of a directory's segment table. */
export interface DirectorySegment {
  readonly tag: string;
  readonly position: string;
  readonly status: 'M' | 'C';
  readonly repeat: number;
}

/** A segment group at a position of a directory's segment table; its first item is the trigger. */
export interface DirectoryGroup {
  readonly group: number;
  readonly position: string;
  readonly status: 'M' | 'C';
  readonly repeat: number;
  readonly items: readonly DirectoryNode[];
}

export type DirectoryNode = DirectorySegment | DirectoryGroup;

/** A message type as the directory has it. */
export interface DirectoryMessage {
  readonly type: string;
  readonly version: string;
  readonly release: string;
  readonly agency: string;
  readonly structure: readonly DirectoryNode[];
}

/** A stand-alone element or a component. */
export interface DirectoryElement {
  readonly id: string;
  readonly status: 'M' | 'C';
  readonly representation: string;
}

/** A composite with its components in order. */
export interface DirectoryComposite {
  readonly id: string;
  readonly status: 'M' | 'C';
  readonly components: readonly DirectoryElement[];
}

/** Facts of one UN/EDIFACT directory, for the messages that a guide uses. */
export interface Directory {
  readonly id: string;
  readonly messages: ReadonlyMap<string, DirectoryMessage>;
  readonly segments: Readonly<Record<string, readonly (DirectoryElement | DirectoryComposite)[]>>;
  /** Values of an element's code list, where the directory has one. */
  codesOf(element: string): ReadonlySet<string> | undefined;
  representationOf(text: string): Representation | undefined;
}

/** The tag that a place of the segment table is entered by. */
export function triggerTag(node: DirectoryNode): string {
  if ('tag' in node) return node.tag;
  const first = node.items[0];
  return first === undefined ? '' : triggerTag(first);
}
