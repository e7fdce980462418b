// Reading 10 MB of nothing good, in chunks of 64 KB, every message handed out. node subjects/hostile.mjs KIND
import { createTransmissionReader } from '../../../dist/edifact/index.js';
import { measured } from '../measure.mjs';

const BYTES = 10_000_000;
const UNB = "UNB+UNOA:3+S+R+260302:1130+1'";
const UNH = "UNH+1+SANCRT:D:97B:UN'";
const kinds = {
  'no terminator': [`${UNB}${UNH}FTX+`, 'A'],
  separators: [`${UNB}${UNH}BGM`, '+'],
  'component separators': [`${UNB}${UNH}BGM+`, ':'],
  releases: [`${UNB}${UNH}BGM+`, '?'],
  terminators: [`${UNB}${UNH}`, "'"],
  'bad characters': [`${UNB}${UNH}`, "FTX+a:b:c'"],
  'messages of faults': [UNB, "UNH+1+SANCRT:D:97B:UN'BGM+a'UNT+9+2'"],
  'headers of messages': [UNB, UNH],
  'segments in no message': [UNB, "A'"],
  'bytes that are no EDIFACT': ['', '\u0000\u00ff'],
};
const [prefix, unit] = kinds[process.argv[2]];
const bytes = Buffer.from(
  prefix + unit.repeat(Math.ceil((BYTES - prefix.length) / unit.length)),
  'latin1',
).subarray(0, BYTES);
measured(() => {
  let findings = 0;
  const count = (item) => {
    findings += item.findings.length;
  };
  const reader = createTransmissionReader({ onMessage: count, onInterchangeEnd: count });
  for (let from = 0; from < BYTES; from += 65536) reader.push(bytes.subarray(from, from + 65536));
  const end = reader.end(); // hands out what is left, and counts it, before this is added
  findings += end.findings.length;
  if (findings === 0) throw new Error('nothing found wrong');
  return { findings };
});
