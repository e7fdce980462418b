// npm `edifact` 1.2.12: node peers/edifact.mjs FILE [validator DEFINITIONS.json]. Chunks of 64 KB, latin1, every
// component received by a listener that keeps nothing. Prints {"ms", "segments", "components", "rssMb"}.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Parser = require('edifact/parser.js');
const Validator = require('edifact/validator.js');

const [file, mode, definitionsFile] = process.argv.slice(2);

function makeParser() {
  if (mode !== 'validator') return new Parser();
  const validator = new Validator();
  const definitions = JSON.parse(readFileSync(definitionsFile, 'utf8'));
  validator.define(definitions.segments);
  validator.define(definitions.elements);
  return new Parser(validator);
}

let segments = 0;
let components = 0;
const parser = makeParser();
parser.on('opensegment', () => {
  segments += 1;
});
parser.on('element', () => {});
parser.on('component', (text) => {
  components += text.length >= 0 ? 1 : 0;
});

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
