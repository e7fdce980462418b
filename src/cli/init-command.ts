import {
  CI_CHOICES,
  initCandidate,
  renderConfigurationError,
  STUB_LANGUAGES,
  type InitOptions,
} from '../campaign/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What `ecert init` is asked; what is missing is asked for at a terminal. */
export interface InitFlags {
  readonly name?: string;
  readonly softwareVersion?: string;
  readonly participant?: string;
  readonly language?: InitOptions['language'];
  readonly ci?: InitOptions['ci'];
  readonly wire: InitOptions['wire'];
  readonly out: string;
  readonly force: boolean;
}

/** One thing to know: its flag, the question for a person, and what is taken where the answer is empty. */
interface Question {
  readonly key: 'name' | 'softwareVersion' | 'participant' | 'language' | 'ci';
  readonly flag: string;
  readonly text: string;
  readonly choices?: readonly string[];
  readonly usual?: string;
}

const QUESTIONS: readonly Question[] = [
  { key: 'name', flag: '--name', text: 'Name of the software' },
  { key: 'softwareVersion', flag: '--software-version', text: 'Its version', usual: '0.1.0' },
  { key: 'participant', flag: '--participant', text: 'Participant it transmits as (UNB S002)' },
  {
    key: 'language',
    flag: '--language',
    text: 'Language of the stub',
    choices: STUB_LANGUAGES,
    usual: 'python',
  },
  { key: 'ci', flag: '--ci', text: 'Workflow for', choices: CI_CHOICES, usual: 'both' },
];

type Answers = Partial<Record<Question['key'], string>>;

/** Puts one question until its answer is one; undefined when the person has left. */
async function answerTo(question: Question, terminal: Terminal): Promise<string | undefined> {
  const { text, choices, usual } = question;
  const listed = choices === undefined ? '' : ` (${choices.join(', ')})`;
  for (;;) {
    const given = await terminal.ask(`${text}${listed}${usual === undefined ? '' : ` [${usual}]`}: `);
    if (given === undefined) return undefined;
    const answer = given.trim() === '' ? usual : given.trim();
    if (answer !== undefined && (choices?.includes(answer) ?? true)) return answer;
    terminal.out(`expected ${choices?.join(', ') ?? 'an answer'}\n`);
  }
}

/** Completes what the flags say by asking; where nobody can be asked, the flags that are missing. */
async function complete(
  flags: Answers,
  terminal: Terminal,
): Promise<{ readonly answers: Answers; readonly missing: readonly Question[] }> {
  const open = QUESTIONS.filter(({ key }) => flags[key] === undefined);
  if (!terminal.interactive) return { answers: flags, missing: open };
  const answers: Answers = { ...flags };
  for (const question of open) {
    const answer = await answerTo(question, terminal);
    if (answer === undefined)
      return { answers, missing: open.filter(({ key }) => answers[key] === undefined) };
    answers[question.key] = answer;
  }
  return { answers, missing: [] };
}

/** Writes the beginnings of a candidate. Asks only at a terminal: anywhere else a missing flag is a mistake, said at once. */
export async function initCommand(flags: InitFlags, terminal: Terminal): Promise<ExitCode> {
  const { name, softwareVersion, participant, language, ci } = flags;
  const given = Object.entries({ name, softwareVersion, participant, language, ci });
  const known: Answers = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const { answers, missing } = await complete(known, terminal);
  if (missing.length > 0) {
    return complain(
      {
        what: 'it is not known what to write',
        expected: missing
          .map(({ flag, choices }) => `${flag}${choices === undefined ? '' : ` ${choices.join('|')}`}`)
          .join(', '),
        actual: 'no such flag, and standard input is no terminal to ask at',
        hint: 'give the flags, or run it at a terminal',
      },
      terminal,
    );
  }
  const written = initCandidate({
    out: flags.out,
    wire: flags.wire,
    force: flags.force,
    name: answers.name ?? '',
    version: answers.softwareVersion ?? '',
    participant: answers.participant ?? '',
    language: STUB_LANGUAGES.find((each) => each === answers.language) ?? 'python',
    ci: CI_CHOICES.find((each) => each === answers.ci) ?? 'none',
  });
  if (!written.ok) {
    terminal.err(`error: ${renderConfigurationError(written.error)}`);
    return EXIT.usage;
  }
  for (const path of written.value) terminal.out(`written    ${path}\n`);
  const [file = ''] = written.value;
  terminal.out(`\nnext: ecert run --candidate ${file} --suite core\n`);
  return EXIT.conformant;
}
