import type { Pending } from './commit-queue.js';
import type { Overlay } from './overlay.js';

/** How one transaction of a batch ended; told to whoever waits only after the batch is committed. */
type Ending =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly thrown: unknown };

/** The endings of a batch, in its order. */
export type Endings = readonly Ending[];

function runOne({ body }: Pending, overlay: Overlay): Ending {
  try {
    return { ok: true, value: overlay.run(body) };
  } catch (thrown) {
    return { ok: false, thrown };
  }
}

/** Runs the bodies of a batch one after the other. One that throws leaves nothing behind, and the others go on. */
export function runBatch(batch: readonly Pending[], overlay: Overlay): Endings {
  return batch.map((pending) => runOne(pending, overlay));
}

/** Tells everybody how theirs ended: only once it is durable. */
export function settle(batch: readonly Pending[], endings: Endings): void {
  batch.forEach((pending, i) => {
    const ending = endings[i];
    if (ending?.ok === true) pending.resolve(ending.value);
    else pending.reject(ending?.thrown);
  });
}
