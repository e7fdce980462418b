import { spawnSync } from 'node:child_process';

/** Whether Python 3 is there for the tests that run the independent candidate; where it is not, the reason is printed. */
export const pythonFound: boolean = spawnSync('python3', ['--version']).status === 0;

if (!pythonFound)
  process.stdout.write('left out: the independent candidate, for want of python3 on the PATH\n');
