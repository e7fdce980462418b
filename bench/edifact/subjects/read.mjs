// Our reader in chunks: every segment, element and component with its offset (the marks that a message is handed out
// with), service segments interpreted, counts and references checked. node subjects/read.mjs FILE [envelope]
// `envelope` takes no messages: then segments are counted, and only the envelope is looked into.
import { createTransmissionReader } from '../../../dist/edifact/index.js';
import { measured, readChunks } from '../measure.mjs';

const [file, mode] = process.argv.slice(2);
measured(() => {
  const counts = { messages: 0, segments: 0, findings: 0 };
  const onMessage = (message) => {
    counts.segments += message.marks().segmentCount;
    counts.findings += message.findings.length;
  };
  const onInterchangeEnd = ({ messageCount, findings }) => {
    counts.messages += messageCount;
    counts.findings += findings.length;
  };
  const reader = createTransmissionReader(
    mode === 'envelope' ? { onInterchangeEnd } : { onMessage, onInterchangeEnd },
  );
  readChunks(file, (buffer, read) => reader.push(buffer.subarray(0, read)));
  const end = reader.end(); // hands out what is left, and counts it, before this is added
  counts.findings += end.findings.length;
  if (counts.findings > 0) throw new Error(`${String(counts.findings)} findings in a good interchange`);
  return counts;
});
