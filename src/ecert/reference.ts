import { createOperations, type Operation, type ReferenceOperations } from './operations.js';
import type { Environment, Reference, StoredReference } from './model.js';
import type { Guide, Participant } from '../guide/index.js';
import { createMemoryStore } from './store/memory-store.js';
import type { Store, SynchronousStore } from './store/port.js';

/** What a reference is made from. */
export interface ReferenceSettings {
  readonly guide: Guide;
  readonly environment: Environment;
  /** Who may send; default: the guide's participants. */
  readonly participants?: readonly Participant[];
}

function settled({
  guide,
  environment,
  participants = guide.participants,
}: ReferenceSettings): ReferenceOperations {
  return createOperations({ guide, environment, participants });
}

/** Makes a reference eCERT that answers at once, by default with an empty register in memory. */
export function createReference(
  settings: ReferenceSettings & { readonly store?: SynchronousStore },
): Reference {
  const operations = settled(settings);
  const store = settings.store ?? createMemoryStore();
  const now = <R>({ run }: Operation<R>): R => store.transactNow(run);
  return {
    receive: (transmission, arrival) => now(operations.receive(transmission, arrival)),
    fileEntry: (line, at) => now(operations.fileEntry(line, at)),
    certificate: (number, at) => now(operations.certificate(number, at)),
    certificates: (at) => now(operations.certificates(at)),
    forceRejection(forced) {
      now(operations.forceRejection(forced));
    },
  };
}

/** Makes a reference eCERT over any store: the same answers, each durable once its promise resolves. */
export function createStoredReference(
  settings: ReferenceSettings & { readonly store: Store },
): StoredReference {
  const operations = settled(settings);
  const { store } = settings;
  const soon = <R>({ hints, run }: Operation<R>): Promise<R> => store.transact(hints, run);
  return {
    receive: (transmission, arrival) => soon(operations.receive(transmission, arrival)),
    fileEntry: (line, at) => soon(operations.fileEntry(line, at)),
    certificate: (number, at) => soon(operations.certificate(number, at)),
    certificates: (at) => soon(operations.certificates(at)),
    forceRejection: (forced) => soon(operations.forceRejection(forced)),
  };
}
