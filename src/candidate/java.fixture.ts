import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../core/index.js';
import { createStdioDriver } from './stdio-driver.js';
import type { Driver } from './model.js';

const JAVA_MIN = 17; // the example has records and text patterns of that version

function versionOf(program: string): number {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number(/(\d+)/.exec(stdout)?.[1] ?? 0) : 0;
}

/** Whether a JDK is there for the tests that run the Java example; where it is not, the reason is printed. */
export const javaFound: boolean = versionOf('javac') >= JAVA_MIN && versionOf('java') >= JAVA_MIN;

if (!javaFound)
  process.stdout.write(`left out: the Java example, for want of a JDK ${JAVA_MIN} or later on the PATH\n`);

let classes: string | undefined;

/** The Java example, compiled once for all tests of a file: `java Candidate.java` would compile it at each start. */
export function javaDriver(): Driver {
  if (classes === undefined) {
    classes = mkdtempSync(join(tmpdir(), 'ecert-java-'));
    const source = packagePath('examples/candidates/java/Candidate.java');
    const compiled = spawnSync('javac', ['-d', classes, source], { encoding: 'utf8' });
    if (compiled.status !== 0) throw new Error(`Candidate.java does not compile: ${compiled.stderr}`);
  }
  const command = ['java', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-cp', classes, 'Candidate'];
  return createStdioDriver({ command, cwd: classes });
}
