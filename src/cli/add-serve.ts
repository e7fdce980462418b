import type { Command } from 'commander';
import type { Ended } from './registration.js';
import { serveOptions, storeOptions, type ServeOptions, type StoreOptions } from './serve-options.js';
import type { Terminal } from './terminal.js';

function withStore(command: Command): Command {
  for (const option of storeOptions()) command.addOption(option);
  return command;
}

function addKeys(serve: Command, terminal: Terminal, ended: Ended): void {
  const keys = serve.command('keys').description('the keys with which participants call the service');
  withStore(keys.command('add'))
    .description('make a key; it is printed once and not kept')
    .requiredOption('--participant <ID>', 'whose key it is')
    .option('--label <TEXT>', 'what to know it by', '')
    .action(async (options: StoreOptions & { participant: string; label: string }) => {
      const { addKeyCommand } = await import('./serve-keys-command.js');
      ended(await addKeyCommand(options, terminal));
    });
  withStore(keys.command('list'))
    .description('print every key: id, participant, when it was made and revoked')
    .action(async (options: StoreOptions) => {
      const { listKeysCommand } = await import('./serve-keys-command.js');
      ended(await listKeysCommand(options, terminal));
    });
  withStore(keys.command('revoke'))
    .description('make a key useless')
    .argument('<KEY_ID>', 'its id, as list prints it')
    .action(async (id: string, options: StoreOptions) => {
      const { revokeKeyCommand } = await import('./serve-keys-command.js');
      ended(await revokeKeyCommand({ ...options, id }, terminal));
    });
}

/** Adds `ecert serve` to the command line; what it does is loaded when it is called. */
export function addServe(program: Command, terminal: Terminal, ended: Ended): void {
  const serve = program
    .command('serve')
    .description('run the reference as a test environment: HTTP, mailboxes, a register that outlives the process');
  withStore(serve);
  for (const option of serveOptions()) serve.addOption(option);
  serve.action(async (options: ServeOptions) => {
    const { serveCommand } = await import('./serve-command.js');
    ended(await serveCommand(options, terminal));
  });
  addKeys(serve, terminal, ended);
}
