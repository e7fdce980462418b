// npm `ts-edifact` 0.0.14, the same way as peers/edifact.mjs.
import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// Its index needs a package that it does not declare; the parser alone does not.
const { Parser } = require('ts-edifact/lib/parser.js');

// It warns once a segment without definitions; writing those lines is not what is measured.
for (const level of ['warn', 'error', 'info', 'debug']) console[level] = () => {};

const [file] = process.argv.slice(2);
let segments = 0;
let components = 0;
const parser = new Parser();
parser.onOpenSegment = () => {
  segments += 1;
};
parser.onElement = () => {};
parser.onComponent = (text) => {
  components += text.length >= 0 ? 1 : 0;
};
parser.onCloseSegment = () => {};

const buffer = Buffer.alloc(65536);
const handle = openSync(file, 'r');
let held = '';
const start = process.hrtime.bigint();
for (;;) {
  const read = readSync(handle, buffer, 0, buffer.length, null);
  if (read === 0) break;
  // The peer loses a release character at the end of a chunk: hold it back, so that it can be measured at all.
  const end = buffer[read - 1] === 0x3f ? read - 1 : read;
  parser.write(held + buffer.latin1Slice(0, end));
  held = end === read ? '' : '?';
}
parser.end();
const ms = Number(process.hrtime.bigint() - start) / 1e6;
closeSync(handle);
console.log(JSON.stringify({ ms, segments, components, rssMb: process.resourceUsage().maxRSS / 1024 }));
