import { Session, type Profiler } from 'node:inspector';

/** Tells which blocks of the code in a folder ran for the first time. */
export interface BlockCoverage {
  /** Blocks that ran since the last call and never before. */
  newBlocks(): number;
  /** Blocks that ever ran, of those known. */
  total(): { readonly run: number; readonly known: number };
  /** How often blocks ran since the last call, added up: steps that do not depend on the machine's speed. */
  steps(): number;
}

/** Starts V8's own counting of blocks, for modules whose address contains `folder`. One at a time in a process. */
export function blockCoverage(folder: string): BlockCoverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const known = new Map<string, Map<string, readonly [number, number]>>();
  const run = new Set<string>();
  const take = (): readonly Profiler.ScriptCoverage[] => {
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    // In this process the answer comes before post returns.
    session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error !== null) throw error;
      scripts = answer.result.filter(({ url }) => url.includes(folder));
    });
    return scripts;
  };
  const noteFunction = (url: string, { ranges }: Profiler.FunctionCoverage): number => {
    const [whole] = ranges;
    if (whole === undefined || whole.count === 0) return 0;
    const name = `${url}:${whole.startOffset}`;
    const blocks = known.get(name) ?? new Map<string, readonly [number, number]>();
    known.set(name, blocks);
    for (const { startOffset, endOffset } of ranges)
      blocks.set(`${name}:${startOffset}-${endOffset}`, [startOffset, endOffset]);
    let added = 0;
    for (const [key, [start, end]] of blocks) {
      // V8 lists a block only where its count differs from that of what is around it; outer ones come first.
      const around = ranges.findLast(
        ({ startOffset, endOffset }) => startOffset <= start && end <= endOffset,
      );
      if ((around?.count ?? 0) === 0 || run.has(key)) continue;
      run.add(key);
      added += 1;
    }
    return added;
  };
  return {
    newBlocks: () =>
      take().reduce(
        (sum, { url, functions }) => sum + functions.reduce((n, item) => n + noteFunction(url, item), 0),
        0,
      ),
    total: () => ({
      run: run.size,
      known: [...known.values()].reduce((sum, blocks) => sum + blocks.size, 0),
    }),
    steps: () =>
      take().reduce(
        (sum, { functions }) =>
          sum + functions.reduce((n, { ranges }) => n + ranges.reduce((all, { count }) => all + count, 0), 0),
        0,
      ),
  };
}
