import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What is done to files, each step whole or not at all as far as a file system can promise it. */
export interface FolderFiles {
  /** Makes a folder, and those above it, unless it is there. */
  readonly makeFolder: (path: string) => void;
  /** Names of the plain files in a folder, in order of name; links and folders are none. */
  readonly list: (path: string) => readonly string[];
  readonly sizeBytes: (path: string) => number;
  /** Changes whenever the file does. */
  readonly stamp: (path: string) => string;
  readonly read: (path: string) => Uint8Array;
  /** Moves a file within one file system; durable when it returns. */
  readonly move: (from: string, to: string) => void;
  /** Writes a new file; durable when it returns. */
  readonly write: (path: string, bytes: Uint8Array) => void;
  /** Removes a file, if it is there. */
  readonly remove: (path: string) => void;
}

/** A rename is durable once the folder that holds the name is synced. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** The files of this machine. */
export const FOLDER_FILES: FolderFiles = {
  makeFolder(path) {
    mkdirSync(path, { recursive: true });
  },
  list: (path) =>
    readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort(),
  sizeBytes: (path) => lstatSync(path).size,
  stamp(path) {
    const { size, mtimeMs } = lstatSync(path);
    return `${size}/${mtimeMs}`;
  },
  read: (path) => new Uint8Array(readFileSync(path)),
  move(from, to) {
    renameSync(from, to);
    syncFolder(dirname(to));
    syncFolder(dirname(from));
  },
  write(path, bytes) {
    const file = openSync(path, 'w');
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  remove(path) {
    rmSync(path, { force: true });
  },
};
