import { InvalidArgumentError, Option } from 'commander';

const DEFAULT_OUT = 'reports-out';
const SEED_MAX = 4_294_967_295; // 32 bits of seed

function seedOf(text: string): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= SEED_MAX) return seed;
  throw new InvalidArgumentError(`expected a whole number from 0 to ${SEED_MAX}.`);
}

/** `--seed N`. */
export const seedOption = (): Option =>
  new Option('--seed <N>', 'what the drawn data depend on').argParser(seedOf);

/** `--chaos SEED`. */
export const chaosOption = (): Option =>
  new Option(
    '--chaos <SEED>',
    'lay network faults over the run that a conformant candidate gets over, drawn from this seed',
  ).argParser(seedOf);

/** `--out DIR`. */
export const outOption = (): Option =>
  new Option('--out <DIR>', 'folder for the reports').default(DEFAULT_OUT);

/** `--guide NAME|DIR`. */
export const guideOption = (): Option =>
  new Option('--guide <NAME|DIR>', 'a shipped guide by name, or the folder of another').default('ecert-2.0');

/** `--lang en|es`. */
export const languageOption = (): Option =>
  new Option('--lang <LANGUAGE>', 'of the texts of findings').choices(['en', 'es']).default('en');

/** `--format text|json`. */
export const formatOption = (): Option =>
  new Option('--format <FORMAT>', 'how to print').choices(['text', 'json']).default('text');
