import { readFileSync } from 'node:fs';

import { isNode, LineCounter, parseDocument } from 'yaml';

/**
 * The line (from 1) on which a setting of a candidate file stands, by the path of its keys; where there is no such
 * setting, the line of the nearest one around it. Undefined when the file cannot be read as YAML.
 */
export function candidateFileLine(path: string, setting: readonly string[]): number | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined; // whoever loads the file says why
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let depth = setting.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(setting.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}
