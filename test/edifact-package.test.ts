import { execFileSync } from 'node:child_process';

import { expect, it } from 'vitest';

import { packagePath } from '../src/core/index.js';

// As a user of the package writes it: plain JavaScript, the package's own name, no build step of theirs.
const SCRIPT = `
  import { createTransmissionReader, readTransmission } from 'ecert-conformance/edifact';
  const bytes = Buffer.from("UNB+UNOA:3+S+R+260302:1130+1'UNH+7+TESTMS:D:97B:UN'BGM+A:B'UNT+3+7'UNZ+1+1'");
  const said = [];
  const reader = createTransmissionReader({
    onMessage: (message, { sender }) => said.push(sender.id, message.reference, message.segments[1].text(1, 2)),
    onInterchangeEnd: ({ messageCount, findings }) => said.push(messageCount, findings.length),
  });
  for (const byte of bytes) reader.push(Uint8Array.of(byte));
  said.push(reader.end().length, readTransmission(bytes).interchanges[0].messages.length);
  console.log(JSON.stringify(said));
`;

it('ecert-conformance/edifact reads in a plain script', () => {
  const args = ['--input-type=module', '-e', SCRIPT];
  const output = execFileSync(process.execPath, args, { cwd: packagePath('.'), encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual(['S', '7', 'B', 1, 0, 75, 1]);
});
