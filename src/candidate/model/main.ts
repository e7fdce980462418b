/**
 * The model candidate as a program of its own, over standard input and output (docs/driver-protocol.md):
 * `node dist/candidate/model/main.js [--defect NAME]…`.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

import { describeGuideError, loadShippedGuide } from '../../guide/index.js';
import { defectsNamed } from './defects.js';
import { actOut } from './act-out.js';
import { BrokenDown, createModelCandidate } from './model-candidate.js';
import { createLineAnswerer } from './line-answerer.js';

const GUIDE = 'ecert-2.0';

function open(): ReturnType<typeof createLineAnswerer> {
  const { values } = parseArgs({ options: { defect: { type: 'string', multiple: true, default: [] } } });
  const defects = defectsNamed(values.defect);
  if (!defects.ok) throw new Error(defects.error);
  const guide = loadShippedGuide(GUIDE);
  if (!guide.ok) throw new Error(`the guide ${GUIDE} cannot be loaded: ${describeGuideError(guide.error)}`);
  return createLineAnswerer(createModelCandidate({ guide: guide.value, defects: defects.value }));
}

const answerLine = open();
/** What a line is answered with; a breakdown is acted out, so that drivers meet the real thing. */
async function respond(line: string): Promise<string | undefined> {
  try {
    const answer = answerLine(line);
    return answer === undefined ? undefined : `${answer}\n`;
  } catch (thrown) {
    if (!(thrown instanceof BrokenDown)) throw thrown;
    return actOut(thrown.breakdown);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await respond(line);
  if (answer === undefined) break;
  process.stdout.write(answer);
}
process.stdin.destroy(); // an open input would keep the process alive after bye
