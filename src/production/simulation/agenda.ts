import type { Instant } from '../../core/index.js';

/** What is to be done when: earliest first, and in order of entry where instants are equal. */
export interface Agenda<T> {
  add(at: Instant, item: T): void;
  /** Takes the next item; undefined when nothing is left. */
  take(): { readonly at: Instant; readonly item: T } | undefined;
}

/** Makes an empty agenda. */
export function createAgenda<T>(): Agenda<T> {
  // Latest first, so that taking is cheap; a period has some thousands of items at most.
  const items: { readonly at: Instant; readonly item: T }[] = [];
  return {
    add(at, item) {
      let low = 0;
      let high = items.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((items[middle]?.at ?? at) > at) low = middle + 1;
        else high = middle;
      }
      items.splice(low, 0, { at, item });
    },
    take: () => items.pop(),
  };
}
