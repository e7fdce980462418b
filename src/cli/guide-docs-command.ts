import { join } from 'node:path';
import { configurationError, writeFileWhole, type ConfigurationError } from '../campaign/index.js';
import { choiceHint, err, ok, type Result } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import { renderGuideDocs, renderGuideJson, renderGuideText } from '../report/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { guideNamed } from './open-guide.js';
import type { Terminal } from './terminal.js';

/** What `ecert guide docs` is asked. */
export interface GuideDocsOptions {
  readonly guide: string;
  readonly out: string;
}

/** What `ecert guide show` is asked. */
export interface GuideShowOptions {
  readonly guide: string;
  readonly message?: string;
  readonly format: 'text' | 'json';
}

/** Writes the pages of a guide and says where they are. */
export async function guideDocsCommand(options: GuideDocsOptions, terminal: Terminal): Promise<ExitCode> {
  const guide = guideNamed(options.guide);
  if (!guide.ok) return complain(guide.error, terminal);
  const folder = join(options.out, `guide-${guide.value.id}`);
  const pages = renderGuideDocs(guide.value);
  try {
    for (const [name, page] of pages) writeFileWhole(join(folder, name), page);
  } catch (thrown) {
    return complain(
      {
        what: `nothing can be written to ${folder}`,
        expected: 'a folder that can be made and written to',
        actual: thrown instanceof Error ? thrown.message : String(thrown),
        hint: 'choose another folder with --out',
      },
      terminal,
    );
  }
  terminal.out(`${pages.size} pages, start at ${join(folder, 'index.html')}\n`);
  return EXIT.conformant;
}

function messageOf(guide: Guide, id: string | undefined): Result<string | undefined, ConfigurationError> {
  if (id === undefined || Object.hasOwn(guide.messages, id)) return ok(id);
  const known = Object.keys(guide.messages);
  return err(
    configurationError({
      what: `guide ${guide.id} has no message ${id}`,
      expected: `one of ${known.join(', ')}`,
      actual: id,
      hint: choiceHint(id, known),
    }),
  );
}

/** Prints a guide, or one of its messages. */
export async function guideShowCommand(options: GuideShowOptions, terminal: Terminal): Promise<ExitCode> {
  const guide = guideNamed(options.guide);
  if (!guide.ok) return complain(guide.error, terminal);
  const message = messageOf(guide.value, options.message);
  if (!message.ok) return complain(message.error, terminal);
  const render = options.format === 'json' ? renderGuideJson : renderGuideText;
  terminal.out(render(guide.value, message.value));
  return EXIT.conformant;
}
