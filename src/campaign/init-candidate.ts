import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceHint, err, harnessIdentity, ok, packagePath, type Result } from '../core/index.js';
import { describeGuideError, loadShippedGuide, type Participant } from '../guide/index.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';
import { writeFileWhole } from './write-file.js';

/** Languages that a stub is there for. */
export const STUB_LANGUAGES = ['python', 'node', 'shell'] as const;
/** Services that a workflow is there for; `both` and `none` beside them. */
export const CI_CHOICES = ['github', 'gitlab', 'both', 'none'] as const;

/** What can carry its interchanges; `lines`: the driver's own lines do. */
export const WIRE_CHOICES = ['lines', 'http'] as const;

/** What a new candidate is made of. */
export interface InitOptions {
  readonly out: string;
  readonly name: string;
  readonly version: string;
  readonly participant: string;
  readonly language: (typeof STUB_LANGUAGES)[number];
  readonly ci: (typeof CI_CHOICES)[number];
  readonly wire: (typeof WIRE_CHOICES)[number];
  /** Overwrite what is there. */
  readonly force: boolean;
}

const GUIDE = 'ecert-2.0';

interface Stub {
  readonly file: string;
  readonly command: readonly string[];
  /** A text as a literal of the language. */
  readonly quoted: (text: string) => string;
}

const STUBS: Readonly<Record<InitOptions['language'], Stub>> = {
  // Texts of JSON are texts of Python, JavaScript and YAML alike.
  python: { file: 'candidate.py', command: ['python3', 'candidate.py'], quoted: JSON.stringify },
  node: { file: 'candidate.mjs', command: ['node', 'candidate.mjs'], quoted: JSON.stringify },
  shell: {
    file: 'candidate.sh',
    command: ['sh', 'candidate.sh'],
    quoted: (text) => `'${JSON.stringify(text).replaceAll("'", "'\\''")}'`, // JSON, in single quotes of the shell
  },
};

/** What the candidate file says of the wire. */
const WIRES: Readonly<Record<InitOptions['wire'], string>> = {
  lines: '',
  http: `# Its interchanges are posted to the address that hello tells, and the replies are fetched there.
wire:
  kind: http
`,
};

function template(file: string): string {
  return readFileSync(packagePath(`examples/init/${file}`), 'utf8');
}

function candidateFile({ name, version, wire }: InitOptions, participant: Participant, stub: Stub): string {
  return `# Who is tested, and how it is reached: docs/candidates.md of ecert-conformance.
format: ecert-candidate/1
name: ${JSON.stringify(name)}
# A certification holds for exactly this version: change it with your software.
version: ${JSON.stringify(version)}
participant: ${participant.id}
country: ${participant.country}
kinds: [${participant.kinds.map((kind) => `'${kind}'`).join(', ')}]
# What it can do beyond registering one line: multi-line, manufacturer, batch, replace, cancel, query.
features: []
charset: UNOA
driver:
  kind: stdio
  command: [${stub.command.join(', ')}]
${WIRES[wire]}`;
}

function workflows(ci: InitOptions['ci']): Readonly<Record<string, string>> {
  const text = (file: string): string => template(file).replaceAll('@HARNESS@', harnessIdentity().version);
  return {
    ...(ci === 'github' || ci === 'both' ? { '.github/workflows/ecert.yml': text('github.yml') } : {}),
    ...(ci === 'gitlab' || ci === 'both' ? { '.gitlab-ci.yml': text('gitlab.yml') } : {}),
  };
}

function participantOf(id: string): Result<Participant, ConfigurationError> {
  const guide = loadShippedGuide(GUIDE);
  if (!guide.ok) {
    const actual = describeGuideError(guide.error);
    return err(
      configurationError({
        what: `guide ${GUIDE} cannot be used`,
        expected: 'the shipped guide',
        actual,
        hint: '',
      }),
    );
  }
  const found = guide.value.participants.find((participant) => participant.id === id);
  if (found !== undefined) return ok(found);
  const known = guide.value.participants.map((participant) => participant.id);
  return err(
    configurationError({
      what: 'there is no such participant',
      expected: `a participant of guide ${GUIDE}: ${known.join(', ')}`,
      actual: id,
      hint: choiceHint(id, known),
    }),
  );
}

/**
 * Writes a candidate file, a stub that runs, and workflows for continuous integration. Nothing is overwritten unless
 * it is asked for, and nothing is written where one file is in the way.
 * @returns the paths written.
 */
export function initCandidate(options: InitOptions): Result<readonly string[], ConfigurationError> {
  const participant = participantOf(options.participant);
  if (!participant.ok) return participant;
  const stub = STUBS[options.language];
  const source = template(stub.file)
    .replaceAll(/(['"])@NAME@\1/g, () => stub.quoted(options.name))
    .replaceAll(/(['"])@VERSION@\1/g, () => stub.quoted(options.version));
  const files: Readonly<Record<string, string>> = {
    'candidate.yaml': candidateFile(options, participant.value, stub),
    [stub.file]: source,
    ...workflows(options.ci),
  };
  const there = Object.keys(files).filter((file) => existsSync(join(options.out, file)));
  if (there.length > 0 && !options.force) {
    return err(
      configurationError({
        what: `${there.join(', ')} would be overwritten in ${options.out}`,
        expected: 'a folder without them',
        actual: `${there.length} of ${Object.keys(files).length} files are there; nothing was written`,
        hint: 'choose another folder with --out, or overwrite them with --force',
      }),
    );
  }
  try {
    return ok(
      Object.entries(files).map(([file, content]) => {
        const path = join(options.out, file);
        writeFileWhole(path, content);
        return path;
      }),
    );
  } catch (thrown) {
    const actual = thrown instanceof Error ? thrown.message : String(thrown);
    const what = `nothing can be written to ${options.out}`;
    return err(configurationError({ what, expected: 'a folder that can be written to', actual, hint: '' }));
  }
}
