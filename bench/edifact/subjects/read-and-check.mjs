// Our reader in chunks and the whole guide check of every message. node subjects/read-and-check.mjs FILE
import { createTransmissionReader } from '../../../dist/edifact/index.js';
import { checkMessage, loadShippedGuide } from '../../../dist/guide/index.js';
import { measured, readChunks } from '../measure.mjs';

const [file] = process.argv.slice(2);
const guide = loadShippedGuide('ecert-2.0').value;
measured(() => {
  let messages = 0;
  let findings = 0;
  const reader = createTransmissionReader({
    onMessage(message, interchange) {
      messages += 1;
      findings += message.findings.length + checkMessage(guide, message, { interchange }).findings.length;
    },
    onInterchangeEnd: (interchange) => {
      findings += interchange.findings.length;
    },
  });
  readChunks(file, (buffer, read) => reader.push(buffer.subarray(0, read)));
  const end = reader.end(); // hands out what is left, and counts it, before this is added
  findings += end.findings.length;
  if (findings > 0) throw new Error(`${String(findings)} findings in a good interchange`);
  return { messages };
});
