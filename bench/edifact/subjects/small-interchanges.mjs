// Many small interchanges, one a line of FILE, each read and checked against the whole guide.
import { readFileSync } from 'node:fs';
import { readTransmission } from '../../../dist/edifact/index.js';
import { checkEnvelope, checkMessage, loadShippedGuide } from '../../../dist/guide/index.js';
import { measured } from '../measure.mjs';

const transmissions = readFileSync(process.argv[2], 'latin1')
  .split('\n')
  .filter(Boolean)
  .map((line) => Buffer.from(line, 'latin1'));
const guide = loadShippedGuide('ecert-2.0').value;

function pass() {
  let findings = 0;
  for (const bytes of transmissions) {
    const reading = readTransmission(bytes);
    findings += reading.findings.length;
    for (const interchange of reading.interchanges) {
      findings += interchange.findings.length + checkEnvelope(guide, interchange).length;
      for (const message of interchange.messages)
        findings += message.findings.length + checkMessage(guide, message, { interchange }).findings.length;
    }
  }
  if (findings > 0) throw new Error(`${String(findings)} findings in good interchanges`);
  return { interchanges: transmissions.length };
}
measured(pass);
