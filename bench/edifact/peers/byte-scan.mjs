// The machine's own ceiling: one pass over the bytes with a class table, in 64 KB reads, counting what it meets.
// node peers/byte-scan.mjs FILE
import { measured, readChunks } from '../measure.mjs';

const [file] = process.argv.slice(2);
const classes = new Uint8Array(256);
for (const [code, kind] of [
  [0x27, 1],
  [0x2b, 2],
  [0x3a, 3],
  [0x3f, 4],
])
  classes[code] = kind;

measured(() => {
  const counts = new Uint32Array(5);
  readChunks(file, (buffer, read) => {
    for (let i = 0; i < read; i += 1) {
      const kind = classes[buffer[i]];
      if (kind !== 0) counts[kind] += 1;
    }
  });
  return { segments: counts[1] };
});
