#!/usr/bin/env node
import { runCli } from './run-cli.js';
import { systemTerminal } from './system-terminal.js';

process.exitCode = await runCli(process.argv.slice(2), systemTerminal());
