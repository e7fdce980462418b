// Our reader: segments, elements and components with offsets, service segments interpreted, counts and references
// checked. node subjects/read.mjs FILE
import { readFileSync } from 'node:fs';
import { readTransmission } from '../../../dist/edifact/index.js';
import { LIMITS, report } from './measure.mjs';

const [file] = process.argv.slice(2);
const start = process.hrtime.bigint();
const reading = readTransmission(readFileSync(file), { limits: LIMITS });
const [interchange] = reading.interchanges;
if (interchange.findings.length > 0) throw new Error(JSON.stringify(interchange.findings[0]));
report(start, { messages: interchange.messages.length });
