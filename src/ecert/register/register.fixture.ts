import type { SynchronousStore } from '../store/port.js';
import { createRegister, type Register } from './register.js';

/** A register whose every call is a transaction of its own. */
export function registerIn(store: SynchronousStore): Register {
  const now = <R>(call: (register: Register) => R): R =>
    store.transactNow((view) => call(createRegister(view)));
  return {
    find: (key) => now((register) => register.find(key)),
    named: (number) => now((register) => register.named(number)),
    issued: (participant, first, last) => now((register) => register.issued(participant, first, last)),
    all: () => now((register) => register.all()),
    history: (key) => now((register) => register.history(key)),
    register: (key, content, at) => now((register) => register.register(key, content, at)),
    replace: (key, content, at) => now((register) => register.replace(key, content, at)),
    cancel: (key, at) => now((register) => register.cancel(key, at)),
    charge: (key, goods, quantity, at) => {
      now((register) => {
        register.charge(key, goods, quantity, at);
      });
    },
    restore: (key, goods, quantity, at) => {
      now((register) => {
        register.restore(key, goods, quantity, at);
      });
    },
  };
}
