import type { Instant } from '../core/index.js';
import type { WaitingState } from '../journal/index.js';
import type { Prompt } from './model.js';

/** What a campaign waits for: what the candidate's person sends next, or what the reviewer has to say at a scenario's end. */
export interface DeskRequest {
  readonly state: WaitingState;
  readonly scenario: string;
  /** The campaign's clock. */
  readonly now: Instant;
  /** By when whatever is called for has to be transmitted, by the same clock. */
  readonly until?: Instant;
  /** The news: a task, answers that arrived, or that time has passed. Never what is expected. */
  readonly news: Prompt;
  /** Where files may be dropped. */
  readonly folder: string;
}

/** What the person did. */
export type DeskAnswer =
  /** These left the candidate, in order. */
  | { readonly kind: 'sent'; readonly transmissions: readonly Uint8Array[] }
  /** Nothing leaves it until there is news; or for so long, if nothing new comes before. */
  | { readonly kind: 'nothing'; readonly forMs?: number }
  /** Somebody vouches for something; the campaign goes on waiting. `clock` is the machine's, ISO 8601. */
  | { readonly kind: 'attested'; readonly by: string; readonly clock: string; readonly note: string }
  /** Nobody is there any more. */
  | { readonly kind: 'left' };

/**
 * Where people sit: a terminal, a script, a page of a console. A request that is not yet answered is the waiting state;
 * a desk may show it for as long as it takes.
 */
export interface Desk {
  ask(request: DeskRequest): Promise<DeskAnswer>;
}
