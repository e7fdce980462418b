import type { Command } from 'commander';
import type { KeyOptions } from './serve-keys-command.js';
import type { Ended } from './registration.js';
import { serveOptions, storeOptions, type ServeOptions, type StoreOptions } from './serve-options.js';
import type { Terminal } from './terminal.js';

/** Options of `serve` may stand before or after the names of its commands: commander hands them all to `serve`. */
function addKeys(serve: Command, terminal: Terminal, ended: Ended): void {
  const store = (): StoreOptions => serve.opts<StoreOptions>();
  const note = '\nTakes --database PATH or --postgres URL, as ecert serve does.';
  const keys = serve.command('keys').description('the keys with which participants call the service');
  const add = keys.command('add').description('make a key; it is printed once and not kept');
  add
    .option('--participant <ID>', 'whose key it is')
    .option('--operator', 'a key of whoever runs the service instead: it opens /metrics and nothing else')
    .option('--label <TEXT>', 'what to know it by', '')
    .action(async (options: KeyOptions) => {
      const { addKeyCommand } = await import('./serve-keys-command.js');
      ended(await addKeyCommand({ ...store(), ...options }, terminal));
    });
  const list = keys
    .command('list')
    .description('print every key: id, participant, when it was made and revoked');
  list.action(async () => {
    const { listKeysCommand } = await import('./serve-keys-command.js');
    ended(await listKeysCommand(store(), terminal));
  });
  const revoke = keys.command('revoke').description('make a key useless within a second');
  revoke.argument('<KEY_ID>', 'its id, as list prints it').action(async (id: string) => {
    const { revokeKeyCommand } = await import('./serve-keys-command.js');
    ended(await revokeKeyCommand({ ...store(), id }, terminal));
  });
  for (const command of [add, list, revoke]) command.addHelpText('after', note);
}

/** Adds `ecert serve` to the command line; what it does is loaded when it is called. */
export function addServe(program: Command, terminal: Terminal, ended: Ended): void {
  const serve = program
    .command('serve')
    .description(
      'run the reference as a test environment: HTTP, mailboxes, a register that outlives the process',
    );
  for (const option of [...storeOptions(), ...serveOptions()]) serve.addOption(option);
  serve.action(async (options: ServeOptions) => {
    const { serveCommand } = await import('./serve-command.js');
    ended(await serveCommand(options, terminal));
  });
  addKeys(serve, terminal, ended);
}
