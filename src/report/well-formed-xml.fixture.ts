/** What is wrong with a text as XML 1.0, by a strict reading of the part of XML that reports use; undefined: nothing. */
export function xmlFault(text: string): string | undefined {
  // XML 1.0 production [2] Char, on code points
  const forbidden = /[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (forbidden !== null) return `a forbidden character at ${forbidden.index}`;
  let rest = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (rest === text) return 'no XML declaration';
  const open: string[] = [];
  let roots = 0;
  while (rest !== '') {
    const tag = /^<(\/?)([A-Za-z-]+)((?: [A-Za-z-]+="[^<"]*")*)(\/?)>/.exec(rest);
    const content = tag === null ? /^[^<]+/.exec(rest)?.[0] : undefined;
    if (tag === null && content === undefined) return `no markup: ${rest.slice(0, 60)}`;
    const raw = content ?? tag?.[3] ?? '';
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(raw)) return `a bare ampersand: ${raw.slice(0, 60)}`;
    if (raw.includes(']]>')) return 'a ]]> in content';
    if (content !== undefined && open.length === 0 && content.trim() !== '') return 'text outside the root';
    if (tag !== null) {
      const [, closing, name = '', , empty] = tag;
      if (closing === '/' && open.pop() !== name) return `</${name}> closes nothing`;
      if (closing === '' && open.length === 0) roots += 1;
      if (closing === '' && empty === '') open.push(name);
    }
    rest = rest.slice((tag?.[0] ?? content ?? '').length);
  }
  if (open.length > 0) return `<${open.join('> <')}> not closed`;
  return roots === 1 ? undefined : `${roots} roots`;
}
