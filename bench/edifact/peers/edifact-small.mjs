// npm `edifact` with its validator on many small interchanges, one a line of FILE.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { measured } from '../measure.mjs';
import { elements, segments as definitions } from './definitions.mjs';

const require = createRequire(import.meta.url);
const Parser = require('edifact/parser.js');
const Validator = require('edifact/validator.js');

const texts = readFileSync(process.argv[2], 'latin1').split('\n').filter(Boolean);
const validator = new Validator();
validator.define(definitions);
validator.define(elements);

function pass() {
  let components = 0;
  for (const text of texts) {
    const parser = new Parser(validator);
    parser.on('opensegment', () => {});
    parser.on('element', () => {});
    parser.on('component', () => {
      components += 1;
    });
    parser.write(text);
    parser.end();
  }
  return { interchanges: texts.length, components };
}
measured(pass);
