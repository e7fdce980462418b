import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder into which a person drops what was sent, and in which the answers of the reference are left. */
export interface Inbox {
  /** The .edi files that are new or changed since the last look, in order of name. */
  takeNew(): readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** Marks a file as taken, so that it is not given again when it was named by its path. */
  markTaken(file: string): void;
  /** Leaves an answer as `arrived/<number>.edi`. @returns its path. */
  leaveAnswer(bytes: Uint8Array): string;
}

/** Opens a folder, and makes it where it is not there. What lies in it already is not taken for new. */
export function openInbox(folder: string): Inbox {
  const arrived = join(folder, 'arrived');
  mkdirSync(arrived, { recursive: true });
  const stampOf = (file: string): string => {
    const { mtimeMs, size } = statSync(join(folder, file));
    return `${mtimeMs} ${size}`;
  };
  const files = (): readonly string[] =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.edi'))
      .sort();
  const taken = new Map(files().map((file) => [file, stampOf(file)]));
  let answers = 0;
  return {
    takeNew() {
      const fresh = files().filter((file) => taken.get(file) !== stampOf(file));
      return fresh.map((file) => {
        taken.set(file, stampOf(file));
        return { file, bytes: new Uint8Array(readFileSync(join(folder, file))) };
      });
    },
    markTaken(file) {
      if (files().includes(file)) taken.set(file, stampOf(file));
    },
    leaveAnswer(bytes) {
      answers += 1;
      const path = join(arrived, `${String(answers).padStart(4, '0')}.edi`);
      writeFileSync(path, bytes);
      return path;
    },
  };
}
