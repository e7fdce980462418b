import type { ForcedRejection } from '../model.js';
import type { RecordKind, StoreView } from '../store/port.js';

/** Rejections armed for a participant and not yet spent; `''`: for whoever sends next. */
interface ArmedRejections {
  readonly participant: string;
  readonly armed: readonly ForcedRejection[];
}

const ARMED_REJECTIONS: RecordKind<ArmedRejections> = {
  name: 'armed-rejections',
  key: (one) => one.participant,
  indexes: {},
};

/** Arms a rejection behind those armed before. */
export function armRejection(view: StoreView, forced: ForcedRejection): void {
  const participant = forced.participant ?? '';
  const before = view.get(ARMED_REJECTIONS, participant)?.armed ?? [];
  view.put(ARMED_REJECTIONS, { participant, armed: [...before, forced] });
}

/** Spends the rejection armed first: for this participant, else for whoever sends next. */
export function takeForcedRejection(view: StoreView, participant: string): ForcedRejection | undefined {
  for (const owner of [participant, '']) {
    const armed = view.get(ARMED_REJECTIONS, owner)?.armed;
    const first = armed?.[0];
    if (armed === undefined || first === undefined) continue;
    view.put(ARMED_REJECTIONS, { participant: owner, armed: armed.slice(1) });
    return first;
  }
  return undefined;
}
