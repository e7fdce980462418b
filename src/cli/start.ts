import { runCli } from './run-cli.js';
import { systemTerminal } from './system-terminal.js';

// Not awaited at the top level: the bundled form of this file (dist/ecert.cjs) is no ES module.
void runCli(process.argv.slice(2), systemTerminal()).then((code) => {
  process.exitCode = code;
});
