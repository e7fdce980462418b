import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { err, ok, type Result } from '../core/index.js';
import type { TrafficWire, WireFailure, WireKind } from './traffic-wire.js';

/** What a candidate may leave in its out-box. */
export interface MailboxLimits {
  readonly fileBytesMax: number;
  /** Files at one time. */
  readonly filesMax: number;
}

/** As large as a line of the driver protocol may be, and more files than a scenario lets transmissions through. */
export const MAILBOX_LIMITS: MailboxLimits = { fileBytesMax: 16 * 1024 * 1024, filesMax: 200 };

/** Only files by this ending are mail; a file is written under another name and renamed when it is whole. */
const ENDING = '.edi';

/**
 * Two folders: the candidate leaves its interchanges in `out/`, one file each, in the order of their names; answers
 * come into `in/`. A file gets its final name by a rename, which is atomic, so that nobody ever reads half of one.
 */
export function createMailbox(folder: string, limits: MailboxLimits = MAILBOX_LIMITS): TrafficWire {
  const inbox = join(folder, 'in');
  const outbox = join(folder, 'out');
  let delivered = 0;

  const mailIn = (box: string): readonly string[] =>
    readdirSync(box, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
      .map(({ name }) => join(box, name))
      .sort();

  return {
    open: () =>
      attempt(() => {
        for (const box of [inbox, outbox]) {
          mkdirSync(box, { recursive: true });
          for (const path of mailIn(box)) rmSync(path);
        }
        const probe = join(inbox, 'probe.tmp');
        writeFileSync(probe, '');
        rmSync(probe);
        delivered = 0;
        return ok(undefined);
      }),
    deliver: (interchanges) =>
      attempt(() => {
        for (const bytes of interchanges) {
          delivered += 1;
          const path = join(inbox, String(delivered).padStart(6, '0'));
          writeFileSync(`${path}.tmp`, bytes);
          renameSync(`${path}.tmp`, `${path}${ENDING}`);
        }
        return ok(true);
      }),
    collect: () =>
      attempt(() => {
        const mail = mailIn(outbox);
        if (mail.length > limits.filesMax) {
          return flooded(`at most ${limits.filesMax} files in ${outbox}`, `${mail.length}`);
        }
        const large = mail.find((path) => statSync(path).size > limits.fileBytesMax);
        if (large !== undefined) return flooded(`at most ${limits.fileBytesMax} bytes in a file`, large);
        return ok(mail.map(take));
      }),
    close: () => Promise.resolve(), // the folders stay
  };
}

/** Reads a file and takes it away: what was sent is sent once. */
function take(path: string): Uint8Array {
  const bytes = new Uint8Array(readFileSync(path));
  rmSync(path);
  return bytes;
}

function flooded(expected: string, actual: string): Result<never, WireFailure> {
  return err({ kind: 'flooded', detail: `the out-box overflows: expected ${expected}, got ${actual}` });
}

/** Only the file system throws here, and it says what is wrong with which file. */
function attempt<T>(work: () => Result<T, WireFailure>): Promise<Result<T, WireFailure>> {
  try {
    return Promise.resolve(work());
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const detail = `the mailbox cannot be used: expected folders that can be read and written, got ${reason}`;
    return Promise.resolve(err({ kind: 'unusable', detail }));
  }
}

/** A folder that both sides can reach. */
export const wireKind: WireKind = {
  kind: 'mailbox',
  settings: { folder: { type: 'string', minLength: 1, maxLength: 200 } },
  ours: false,
  create: (settings, folder) => ok(createMailbox(resolve(folder, String(settings['folder'])))),
};
