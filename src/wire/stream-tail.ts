/** The end of a stream, kept for showing. */
export interface StreamTail {
  push(chunk: Uint8Array): void;
  /** What was kept, as text, with an ellipsis in front where something was dropped. */
  text(): string;
}

/** Keeps the last `bytesKept` bytes of whatever is pushed: a peer that floods us costs no more memory than that. */
export function createStreamTail(bytesKept: number): StreamTail {
  let kept = Buffer.alloc(0);
  let dropped = false;
  return {
    push(chunk) {
      const joined = Buffer.concat([kept, chunk]);
      if (joined.length > bytesKept) dropped = true;
      kept = Buffer.from(joined.subarray(Math.max(0, joined.length - bytesKept)));
    },
    text: () => `${dropped ? '…' : ''}${kept.toString('utf8').trim()}`,
  };
}
