import { err, ok, type Result } from '../../core/index.js';
import type { ProblemName, ProblemWords } from './problem.js';

/** Why a body was not taken. */
export interface BodyRefusal {
  readonly name: ProblemName;
  readonly words: ProblemWords;
}

function tooLarge(bytesMax: number, actual: string): BodyRefusal {
  const hint = 'split the transmission: an interchange holds at most 3,000 messages';
  return {
    name: 'body-too-large',
    words: { expected: `at most ${bytesMax} bytes (bodyBytesMax)`, actual, hint },
  };
}

/** Media types are compared without case and parameters (RFC 9110 8.3.1). */
function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
}

/** Reads a body whose length nobody announced, and stops where it becomes too much. */
async function readChunks(
  body: ReadableStream<Uint8Array>,
  bytesMax: number,
): Promise<Result<Uint8Array, BodyRefusal>> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > bytesMax) return err(tooLarge(bytesMax, 'more'));
    chunks.push(chunk);
  }
  return ok(new Uint8Array(Buffer.concat(chunks)));
}

async function readBytes(request: Request, bytesMax: number): Promise<Result<Uint8Array, BodyRefusal>> {
  try {
    // A length that was announced is the length there is: the server's parser sees to it.
    if (request.headers.has('content-length')) return ok(new Uint8Array(await request.arrayBuffer()));
    return request.body === null ? ok(new Uint8Array()) : await readChunks(request.body, bytesMax);
  } catch (thrown) {
    const actual = thrown instanceof Error ? thrown.message : String(thrown);
    const words = { expected: 'the whole body', actual, hint: 'nothing of it was taken; send it again' };
    return err({ name: 'body-cut-off', words });
  }
}

/** Reads the body of a request, or says why it is not taken. Never keeps more than `bytesMax` of it. */
export async function readBody(
  request: Request,
  mediaType: string,
  bytesMax: number,
): Promise<Result<Uint8Array, BodyRefusal>> {
  const given = mediaTypeOf(request);
  if (given.toLowerCase() !== mediaType.toLowerCase()) {
    const actual = given === '' ? 'no Content-Type' : given;
    const words = { expected: mediaType, actual, hint: `send the header Content-Type: ${mediaType}` };
    return err({ name: 'media-type-unknown', words });
  }
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > bytesMax)
    return err(tooLarge(bytesMax, `${announced} bytes`));
  const bytes = await readBytes(request, bytesMax);
  if (bytes.ok && bytes.value.length === 0) {
    const words = {
      expected: 'an interchange',
      actual: 'no bytes',
      hint: 'send the bytes of UNA or UNB to UNZ as they are',
    };
    return err({ name: 'body-empty', words });
  }
  return bytes;
}
