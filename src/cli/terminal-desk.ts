import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Desk, DeskAnswer, DeskRequest } from '../candidate/index.js';
import { formatInstant, HOUR_MS } from '../core/index.js';
import { openInbox, type Inbox } from './inbox.js';
import type { Terminal } from './terminal.js';
import { newsLines } from './desk-news.js';

/** Bytes of one file that a person hands over. */
const FILE_BYTES_MAX = 16 * 1024 * 1024;

const CANDIDATE_HELP = [
  'Enter takes the new .edi files of the folder, or give the path of one file;',
  '"nothing" if nothing is sent until there is news, "nothing 3" if nothing is sent for 3 hours;',
  '"attest NAME: what you vouch for" puts a note on record.',
];
const REVIEWER_HELP = [
  'The scenario is at its end. Enter goes on; "attest NAME: what you vouch for" puts a note on record.',
];

/** One line that a person typed, understood. `again` says why it has to be put once more. */
type Understood = DeskAnswer | { readonly kind: 'again'; readonly why: string };

function attestation(text: string, terminal: Terminal): Understood {
  const [, by, note] = /^([^:]+):\s*(.+)$/.exec(text) ?? [];
  if (by === undefined || note === undefined)
    return { kind: 'again', why: 'expected attest NAME: what you vouch for' };
  return { kind: 'attested', by: by.trim(), clock: formatInstant(terminal.clock.now()), note: note.trim() };
}

function fileAt(path: string, inbox: Inbox, folder: string): Understood {
  try {
    if (statSync(path).size > FILE_BYTES_MAX)
      return { kind: 'again', why: `${path} has more than ${FILE_BYTES_MAX} bytes` };
    const bytes = new Uint8Array(readFileSync(path));
    if (resolve(dirname(path)) === resolve(folder)) inbox.markTaken(basename(path));
    return { kind: 'sent', transmissions: [bytes] };
  } catch (thrown) {
    return { kind: 'again', why: `${path}: ${thrown instanceof Error ? thrown.message : String(thrown)}` };
  }
}

function understand(line: string, request: DeskRequest, inbox: Inbox, terminal: Terminal): Understood {
  const text = line.trim();
  if (text.startsWith('attest ')) return attestation(text.slice('attest '.length), terminal);
  const atEnd = request.state === 'waiting:reviewer';
  if (text === '') {
    const files = inbox.takeNew();
    if (files.length > 0) terminal.out(`taken: ${files.map(({ file }) => file).join(', ')}\n`);
    if (files.length > 0 || atEnd) return { kind: 'sent', transmissions: files.map(({ bytes }) => bytes) };
    return { kind: 'again', why: `there is no new .edi file in ${request.folder}` };
  }
  const [, hours] = /^nothing(?: +(\d{1,4}))?$/.exec(text) ?? [];
  if (hours !== undefined) return { kind: 'nothing', forMs: Number(hours) * HOUR_MS };
  return text === 'nothing' ? { kind: 'nothing' } : fileAt(text, inbox, request.folder);
}

/** A desk at a terminal: it asks in lines and takes its answers from standard input, typed or piped. */
export function terminalDesk(terminal: Terminal): Desk {
  const inboxes = new Map<string, Inbox>();
  let shown: DeskRequest | undefined;
  return {
    async ask(request) {
      const inbox = inboxes.get(request.folder) ?? openInbox(request.folder);
      inboxes.set(request.folder, inbox);
      if (shown !== request) {
        shown = request;
        const help = request.state === 'waiting:reviewer' ? REVIEWER_HELP : CANDIDATE_HELP;
        terminal.out(
          `\n${[...newsLines(request, (bytes) => inbox.leaveAnswer(bytes)), ...help].join('\n')}\n`,
        );
      }
      for (;;) {
        const line = await terminal.ask(`${request.state}> `);
        if (line === undefined) return { kind: 'left' };
        const understood = understand(line, request, inbox, terminal);
        if (understood.kind !== 'again') return understood;
        terminal.out(`${understood.why}\n`);
      }
    },
  };
}
