import { formatInstant, systemEntropy } from '../core/index.js';
import { createKeyRing, OPERATOR, type KeyRing } from '../serve/index.js';
import { StoreUnavailable } from '../store/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { openStore } from './open-store.js';
import { DEFAULT_GUIDE, guideNamed } from './open-guide.js';
import { participantProblem } from './participant-problem.js';
import type { StoreOptions } from './serve-options.js';
import type { Terminal } from './terminal.js';

/** Opens the store, does something with its keys, and closes it again: a service may run on it meanwhile. */
async function withKeys(
  options: StoreOptions,
  terminal: Terminal,
  act: (keys: KeyRing) => Promise<ExitCode>,
): Promise<ExitCode> {
  const store = await openStore(options);
  if (!store.ok) return complain(store.error, terminal);
  try {
    return await act(createKeyRing(store.value, terminal.clock, terminal.clock, systemEntropy));
  } catch (thrown) {
    if (!(thrown instanceof StoreUnavailable)) throw thrown;
    return await complain(
      {
        what: 'the store did not take it',
        expected: 'a store that can be written',
        actual: `${thrown.reason}: ${thrown.message}`,
        hint: 'check the disk, its rights, and whether another program holds the database',
      },
      terminal,
    );
  } finally {
    await store.value.close();
  }
}

/** Whose key it is, and what to know it by. */
export interface KeyOptions {
  readonly participant?: string;
  readonly operator?: true;
  readonly label: string;
}

/** Makes a key and prints it. */
export async function addKeyCommand(
  options: StoreOptions & KeyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { participant, operator } = options;
  if ((participant === undefined) === (operator === undefined)) {
    const actual = operator === undefined ? 'neither' : 'both';
    const expected = '--participant ID or --operator';
    return complain({ what: 'a key is of somebody', expected, actual, hint: 'give one of them' }, terminal);
  }
  const guide = guideNamed(DEFAULT_GUIDE);
  if (!guide.ok) return complain(guide.error, terminal);
  const problem = participantProblem(participant, guide.value);
  if (problem !== undefined) return complain(problem, terminal);
  return withKeys(options, terminal, async (keys) => {
    terminal.out(`${await keys.add(participant ?? OPERATOR, options.label)}\n`);
    terminal.err('keep it: it is not stored and cannot be shown again\n');
    return EXIT.conformant;
  });
}

/** Prints what is known of each key. */
export function listKeysCommand(options: StoreOptions, terminal: Terminal): Promise<ExitCode> {
  return withKeys(options, terminal, async (keys) => {
    for (const { id, participant, createdAt, revokedAt, label } of await keys.list()) {
      const state = revokedAt === undefined ? 'in use' : `revoked ${formatInstant(revokedAt)}`;
      terminal.out(
        `${id}  ${participant}  made ${formatInstant(createdAt)}  ${state}  ${label}`.trimEnd() + '\n',
      );
    }
    return EXIT.conformant;
  });
}

/** Revokes a key. */
export function revokeKeyCommand(
  options: StoreOptions & { readonly id: string },
  terminal: Terminal,
): Promise<ExitCode> {
  return withKeys(options, terminal, async (keys) => {
    if (await keys.revoke(options.id)) return EXIT.conformant;
    return complain(
      {
        what: 'there is no such key in use',
        expected: 'the id of a key, as ecert serve keys list prints it',
        actual: options.id,
        hint: 'a key that is revoked stays so',
      },
      terminal,
    );
  });
}
