import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { packagePath } from '../core/index.js';
import { LINE_PROCESS_LIMITS } from '../wire/index.js';
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
  expect(page).toContain(`more than ${PLAYER_LIMITS.transmissionsPerStep} transmissions in one step`);
  expect(page).toContain(`one of more than ${PLAYER_LIMITS.transmissionBytes / MIB} MiB`);
});
