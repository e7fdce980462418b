import { explain, renderExplanation } from '../inventory/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { guideNamed } from './open-guide.js';
import type { Terminal } from './terminal.js';

/** What `ecert guide explain` is asked. */
export interface GuideExplainOptions {
  readonly name: string;
  readonly guide: string;
  readonly lang: string;
  readonly format: 'text' | 'json';
}

/** Explains one name; an unknown one gets the nearest that there is. */
export async function guideExplainCommand(
  { name, guide: guideName, lang, format }: GuideExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const guide = guideNamed(guideName);
  if (!guide.ok) return complain(guide.error, terminal);
  const explanation = explain(guide.value, name, lang);
  if (!explanation.ok) {
    const { nearest } = explanation.error;
    return complain(
      {
        what: `nothing is called ${name} in ${guide.value.id}`,
        expected: 'a code of a finding or reply, a requirement, a segment, or a code of the linter',
        actual: name,
        hint:
          nearest === undefined ? 'ecert guide coverage lists every requirement' : `did you mean ${nearest}?`,
      },
      terminal,
    );
  }
  const { value } = explanation;
  terminal.out(format === 'json' ? `${JSON.stringify(value, null, 2)}\n` : renderExplanation(value));
  return EXIT.conformant;
}
