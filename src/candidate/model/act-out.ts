import type { Breakdown } from './hooks.js';

/** What one chunk of a flood holds; no line end, so that the reader waits for more. */
const FLOOD_CHUNK = 'x'.repeat(1024 * 1024);
const FLOOD_CHUNKS = 20;

/**
 * Breaks the model candidate's own process down, as a program under test might. Gives what it writes in the place of an
 * answer; a crash and a half line end the process, a hang never answers.
 */
export async function actOut(breakdown: Breakdown): Promise<string> {
  switch (breakdown) {
    case 'crash':
      throw new Error('the model candidate crashes, as its defect says');
    case 'hang':
      return new Promise(() => undefined);
    case 'garbage':
      return 'this is no JSON\n';
    case 'half-line':
      process.stdout.write('{"type":"transmissions","id":');
      process.exit(0);
      break;
    case 'flood':
      return FLOOD_CHUNK.repeat(FLOOD_CHUNKS);
    default:
      return breakdown satisfies never;
  }
}
