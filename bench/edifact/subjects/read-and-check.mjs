// Our reader and the whole guide check of every message. node subjects/read-and-check.mjs FILE
import { readFileSync } from 'node:fs';
import { readTransmission } from '../../../dist/edifact/index.js';
import { checkMessage, loadShippedGuide } from '../../../dist/guide/index.js';
import { LIMITS, report } from './measure.mjs';

const [file] = process.argv.slice(2);
const guide = loadShippedGuide('ecert-2.0').value;
const start = process.hrtime.bigint();
const reading = readTransmission(readFileSync(file), { limits: LIMITS });
const [interchange] = reading.interchanges;
let findings = interchange.findings.length;
for (const message of interchange.messages) {
  findings += message.findings.length + checkMessage(guide, message, { interchange }).findings.length;
}
if (findings > 0) throw new Error(`${String(findings)} findings in a good interchange`);
report(start, { messages: interchange.messages.length });
