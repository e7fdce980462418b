import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { packagePath } from '../core/index.js';
import {
  CALLBACK_PROBLEMS,
  HTTP_LINES_LIMITS,
  HTTP_WIRE_LIMITS,
  LINE_PROCESS_LIMITS,
} from '../wire/index.js';
import { PLAYER_LIMITS } from './limits.js';

const MIB = 1024 * 1024;

it('are the ones that the protocol page tells to authors of candidates', () => {
  const page = readFileSync(packagePath('docs/driver-protocol.md'), 'utf8').replaceAll(/\s+/g, ' ');
  const { answerMs, firstAnswerMs, lineBytesMax, stderrBytesKept } = LINE_PROCESS_LIMITS;
  expect(page).toContain(`not answered within ${answerMs / 1000} seconds`);
  expect(page).toContain(`\`hello\` has ${firstAnswerMs / 1000}`);
  expect(page).toContain(`At most ${lineBytesMax / MIB} MiB`);
  expect(page).toContain(`whose last ${stderrBytesKept / 1024} KiB`);
  expect(page).toContain(`a line of more than ${lineBytesMax / MIB} MiB`);
  expect(page).toContain(
    `\`hello\` ${firstAnswerMs / 1000} s, any other line ${answerMs / 1000} s, after \`bye\` ${LINE_PROCESS_LIMITS.closeMs / 1000} s`,
  );
  const { callbackMs, pollingMs, bodyBytesMax } = HTTP_LINES_LIMITS;
  expect([callbackMs, pollingMs]).toEqual([120_000, 120_000]);
  expect(page).toContain('| none within two minutes |');
  expect(page).toContain(`| more than ${bodyBytesMax / MIB} MiB | 413 |`);
  expect(page).toContain(`does not come within ${HTTP_LINES_LIMITS.answerMs / 1000} seconds`);
  for (const [name, [status]] of Object.entries(CALLBACK_PROBLEMS))
    expect(page).toMatch(new RegExp(`\\| \`${name}\`: [^|]* \\| ${status} \\|`));
  const { transmissionBytesMax, transmissionsMax, waitingBytesMax, requestTimeoutMs } = HTTP_WIRE_LIMITS;
  expect(page).toContain(`\`transmissionBytesMax\` | ${transmissionBytesMax / MIB} MiB`);
  expect(page).toContain(`\`transmissionsMax\` | ${transmissionsMax} that wait`);
  expect(page).toContain(`\`waitingBytesMax\` | ${waitingBytesMax / MIB} MiB`);
  expect(page).toContain(`| ${HTTP_WIRE_LIMITS.requestsAtOnceMax}, ${HTTP_WIRE_LIMITS.connectionsMax} |`);
  expect(page).toContain(`\`requestTimeoutMs\` | ${requestTimeoutMs / 1000} s`);
  expect(page).toContain(`more than ${PLAYER_LIMITS.transmissionsPerStep} transmissions in one step`);
  expect(page).toContain(`one of more than ${PLAYER_LIMITS.transmissionBytes / MIB} MiB`);
});
