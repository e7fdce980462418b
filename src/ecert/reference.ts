import type { Guide, Participant } from '../guide/index.js';
import type { Environment, Reference, StoredReference } from './model.js';
import { createOperations, type Operation, type ReferenceOperations } from './operations.js';
import { restraintLevels } from './quota/restraint-levels.js';
import { createMemoryStore } from './store/memory-store.js';
import type { Store, SynchronousStore } from './store/port.js';

/** What a reference is made from. */
export interface ReferenceSettings {
  readonly guide: Guide;
  readonly environment: Environment;
  /** Who may send; default: the guide's participants. */
  readonly participants?: readonly Participant[];
  /**
   * When it is read what an accepted document says. `when-asked` (default): of most, nobody asks. `at-once`: for a store
   * that writes down what is put, and runs a transaction once: reading it while the message is at hand costs half.
   */
  readonly documents?: 'when-asked' | 'at-once';
}

/** Everything that a reference can be asked to do, for callers that have a transaction of their own. */
export function operationsOf(settings: ReferenceSettings): ReferenceOperations {
  const { guide, environment, participants = guide.participants, documents = 'when-asked' } = settings;
  return createOperations({
    guide,
    environment,
    participants,
    readsDocumentsAtOnce: documents === 'at-once',
    levels: restraintLevels(guide.quota),
    plan: guide.quota,
  });
}

/** Makes a reference eCERT that answers at once, by default with an empty register in memory. */
export function createReference(
  settings: ReferenceSettings & { readonly store?: SynchronousStore },
): Reference {
  const operations = operationsOf(settings);
  const store = settings.store ?? createMemoryStore();
  const now = <R>({ run }: Operation<R>): R => store.transactNow(run);
  return {
    receive: (transmission, arrival) => now(operations.receive(transmission, arrival)),
    reply: (name) => now(operations.reply(name)),
    certificate: (number, at, participant) => now(operations.certificate(number, at, participant)),
    certificates: (at) => now(operations.certificates(at)),
    history: (number, at) => now(operations.history(number, at)),
    importerUsage: (asker, at) => now(operations.importerUsage(asker, at)),
    fileEntry: (line, at) => now(operations.fileEntry(line, at)),
    presentEntry: (entry, at) => now(operations.presentEntry(entry, at)),
    entry: (entry, at) => now(operations.entry(entry, at)),
    cancelEntry: (entry, at) => now(operations.cancelEntry(entry, at)),
    liquidateEntry: (entry, at) => now(operations.liquidateEntry(entry, at)),
    protestEntry: (entry, at) => now(operations.protestEntry(entry, at)),
    refileLine: (refiling, at) => now(operations.refileLine(refiling, at)),
    restraintLevels: (at) => now(operations.restraintLevels(at)),
    forceRejection(forced) {
      now(operations.forceRejection(forced));
    },
  };
}

/** Makes a reference eCERT over any store: the same answers, each durable once its promise resolves. */
export function createStoredReference(
  settings: ReferenceSettings & { readonly store: Store },
): StoredReference {
  const operations = operationsOf(settings);
  const { store } = settings;
  const soon = <R>({ hints, run }: Operation<R>): Promise<R> => store.transact(hints, run);
  return {
    receive: (transmission, arrival) => soon(operations.receive(transmission, arrival)),
    reply: (name) => soon(operations.reply(name)),
    certificate: (number, at, participant) => soon(operations.certificate(number, at, participant)),
    certificates: (at) => soon(operations.certificates(at)),
    history: (number, at) => soon(operations.history(number, at)),
    importerUsage: (asker, at) => soon(operations.importerUsage(asker, at)),
    fileEntry: (line, at) => soon(operations.fileEntry(line, at)),
    presentEntry: (entry, at) => soon(operations.presentEntry(entry, at)),
    entry: (entry, at) => soon(operations.entry(entry, at)),
    cancelEntry: (entry, at) => soon(operations.cancelEntry(entry, at)),
    liquidateEntry: (entry, at) => soon(operations.liquidateEntry(entry, at)),
    protestEntry: (entry, at) => soon(operations.protestEntry(entry, at)),
    refileLine: (refiling, at) => soon(operations.refileLine(refiling, at)),
    restraintLevels: (at) => soon(operations.restraintLevels(at)),
    forceRejection: (forced) => soon(operations.forceRejection(forced)),
  };
}
