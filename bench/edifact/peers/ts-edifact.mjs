// npm `ts-edifact` 0.0.14, the same way as peers/edifact.mjs.
import { createRequire } from 'node:module';
import { measured, readChunks } from '../measure.mjs';

const require = createRequire(import.meta.url);
// Its index needs a package that it does not declare; the parser alone does not.
const { Parser } = require('ts-edifact/lib/parser.js');

// It warns once a segment without definitions; writing those lines is not what is measured.
for (const level of ['warn', 'error', 'info', 'debug']) console[level] = () => {};

const [file] = process.argv.slice(2);
measured(() => {
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
  let held = '';
  readChunks(file, (buffer, read) => {
    const end = buffer[read - 1] === 0x3f ? read - 1 : read;
    parser.write(held + buffer.latin1Slice(0, end));
    held = end === read ? '' : '?';
  });
  parser.end();
  return { segments, components };
});
