import type { DocumentData } from '../../guide/index.js';

/** A copy with one field changed, where the document has it. */
export function editField(
  content: DocumentData,
  field: string,
  edit: (value: string) => string,
): DocumentData {
  const value = content[field];
  return typeof value === 'string' ? { ...content, [field]: edit(value) } : content;
}

/** A copy with every line item changed, where the document has any. */
export function editLines(
  content: DocumentData,
  edit: (line: DocumentData, index: number) => DocumentData,
): DocumentData {
  const { lines } = content;
  return typeof lines === 'object' ? { ...content, lines: lines.map(edit) } : content;
}

/** A copy without a field or list. */
export function withoutField(content: DocumentData, field: string): DocumentData {
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== field));
}
