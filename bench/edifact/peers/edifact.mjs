// npm `edifact` 1.2.12: node peers/edifact.mjs FILE [validator]. Chunks of 64 KB, latin1, every component received by a
// listener that keeps nothing.
import { createRequire } from 'node:module';
import { measured, readChunks } from '../measure.mjs';
import { elements, segments as definitions } from './definitions.mjs';

const require = createRequire(import.meta.url);
const Parser = require('edifact/parser.js');
const Validator = require('edifact/validator.js');

const [file, mode] = process.argv.slice(2);

function makeParser() {
  if (mode !== 'validator') return new Parser();
  const validator = new Validator();
  validator.define(definitions);
  validator.define(elements);
  return new Parser(validator);
}

measured(() => {
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
  let held = '';
  readChunks(file, (buffer, read) => {
    // The peer loses a release character at the end of a chunk: hold it back, so that it can be measured at all.
    const end = buffer[read - 1] === 0x3f ? read - 1 : read;
    parser.write(held + buffer.latin1Slice(0, end));
    held = end === read ? '' : '?';
  });
  parser.end();
  return { segments, components };
});
