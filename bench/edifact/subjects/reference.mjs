// The whole reference: read, check, rules, register in memory, replies written. The guide allows 3,000 messages an
// interchange, so FOLDER holds the same messages in interchanges of 3,000. node subjects/reference.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { createReference } from '../../../dist/ecert/index.js';
import { loadShippedGuide } from '../../../dist/guide/index.js';
import { measured } from '../measure.mjs';

const [folder] = process.argv.slice(2);
const guide = loadShippedGuide('ecert-2.0').value;
const at = Date.UTC(2026, 2, 2, 12);
measured(() => {
  const reference = createReference({ guide, environment: 'test' });
  let messages = 0;
  for (const name of readdirSync(folder).sort()) {
    const receipt = reference.receive(readFileSync(`${folder}/${name}`), { at });
    if (receipt.verdict !== 'accepted')
      throw new Error(`${name}: ${JSON.stringify(receipt.messages.find((m) => !m.accepted))}`);
    messages += receipt.messages.length;
  }
  return { messages };
});
