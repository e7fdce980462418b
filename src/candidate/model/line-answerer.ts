import { assert, bytesToLatin1, latin1ToBytes, parseInstant, type Instant } from '../../core/index.js';
import type { CandidateLine } from '../driver-protocol.js';
import { readHarnessLine } from '../protocol-check.js';
import type { ModelCandidate } from './model-candidate.js';

/** Speaks ecert-driver/1 for a model candidate: each line of the harness gives the line that answers it; `bye` none. */
export function createLineAnswerer(candidate: ModelCandidate): (line: string) => string | undefined {
  return (text) => {
    const read = readHarnessLine(JSON.parse(text));
    assert(read.ok, `the harness keeps to the protocol: ${read.ok ? '' : read.error}`);
    const line = read.value;
    if (line.type === 'bye') return undefined;
    const now = instantIn(line.now);
    if (line.type === 'hello') {
      const introduction = candidate.start({ ...line, now });
      return JSON.stringify({ type: 'hello', id: line.id, ...introduction } satisfies CandidateLine);
    }
    if (line.type === 'status') {
      const { type, id, certificate } = line;
      const state = candidate.status(certificate);
      return JSON.stringify({ type, id, certificate, state } satisfies CandidateLine);
    }
    if (line.type === 'activity') {
      const documents = candidate.activity();
      return JSON.stringify({ type: 'activity', id: line.id, documents } satisfies CandidateLine);
    }
    const transmissions = candidate.prompt(promptOf(line), now);
    const interchanges = transmissions.map(bytesToLatin1);
    return JSON.stringify({ type: 'transmissions', id: line.id, interchanges } satisfies CandidateLine);
  };

  function promptOf(line: PromptLine): Parameters<ModelCandidate['prompt']>[0] {
    switch (line.type) {
      case 'task':
        return { kind: 'task', task: line.task };
      case 'deliver':
        return { kind: 'deliver', interchanges: line.interchanges.map(latin1ToBytes) };
      case 'tick':
        return { kind: 'tick' };
      default:
        line satisfies never;
        return line;
    }
  }
}

type HarnessLineRead = Extract<ReturnType<typeof readHarnessLine>, { ok: true }>['value'];
type PromptLine = Exclude<HarnessLineRead, { type: 'hello' | 'bye' | 'status' | 'activity' }>;

function instantIn(text: string): Instant {
  const instant = parseInstant(text);
  assert(instant !== undefined, 'the harness names a real moment');
  return instant;
}
