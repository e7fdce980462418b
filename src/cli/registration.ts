import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** Told with which code the command ended. */
export type Ended = (code: ExitCode) => void;

/** Adds one command to the command line. Light: what the command does is loaded when it is called. */
export type Registration = (program: Command, terminal: Terminal, ended: Ended) => void;
