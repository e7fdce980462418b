/** Cuts a stream of bytes into lines. */
export interface LineSplitter {
  /** Takes bytes and gives the lines they complete, without their line end; undefined when a line is over the limit. */
  push(chunk: Uint8Array): readonly string[] | undefined;
}

/** Makes a splitter at LF (a CR before it is dropped) that holds at most `lineBytesMax` bytes of an unfinished line. */
export function createLineSplitter(lineBytesMax: number): LineSplitter {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const takeLine = (end: Uint8Array): string => {
    const line = Buffer.concat([...held, end]).toString('utf8');
    held = [];
    heldBytes = 0;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  return {
    push(chunk) {
      const lines: string[] = [];
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
        if (heldBytes + end - start > lineBytesMax) return undefined;
        lines.push(takeLine(chunk.subarray(start, end)));
        start = end + 1;
      }
      const rest = chunk.subarray(start);
      if (heldBytes + rest.length > lineBytesMax) return undefined;
      if (rest.length > 0) held.push(rest);
      heldBytes += rest.length;
      return lines;
    },
  };
}
