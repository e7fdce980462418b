import type { LooseFile, RecordedTransmission } from '../candidate/index.js';
import { readTransmission } from '../edifact/index.js';
import { checkMessage, type Guide } from '../guide/index.js';
import type { RecordingFinding } from '../journal/index.js';
import type { PlannedCase } from '../scenario/index.js';

/** Files given to the cases of their plan, and everything that does not fit. */
export interface MatchedRecording {
  /** By scenario, as the recorded driver plays them. */
  readonly transmissions: Readonly<Record<string, readonly RecordedTransmission[]>>;
  readonly findings: readonly RecordingFinding[];
}

/** What a file holds, by its own bytes. */
interface FileContent {
  readonly messages: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** Certificate numbers that a finding names at most. */
const NAMED_MAX = 3;
/** Files beyond the one that a case asks for are played at their scenario's end, under numbers that no step awaits. */
const EXTRA_FROM = 1_000_000;

/** Fields that hold a case's nonce: the number that a certificate bears, or that a query asks about. */
const NONCE_FIELDS = ['certificateNumber', 'documentNumber'] as const;

function contentOf({ bytes }: LooseFile, guide: Guide): FileContent {
  const checks = readTransmission(bytes).interchanges.flatMap((interchange) =>
    interchange.messages.map((message) => checkMessage(guide, message, { interchange, from: 'participant' })),
  );
  const known = checks.flatMap((check) => (check.guide === undefined ? [] : [{ id: check.guide.id, check }]));
  const numbers = known.flatMap(({ check }) =>
    NONCE_FIELDS.flatMap((field) => check.content.values[field]?.text ?? []),
  );
  return { messages: new Set(known.map(({ id }) => id)), numbers: new Set(numbers) };
}

/** How much a file has of a case: its nonces, and half a point for its type of message, which alone is nothing. */
function shared({ messages, numbers }: FileContent, { message, nonces }: PlannedCase): number {
  const count = nonces.filter((nonce) => numbers.has(nonce)).length;
  return count === 0 ? 0 : count + (messages.has(message) ? 0.5 : 0);
}

/** Half of a file's numbers at least: of an old batch of hundreds, one may by chance be drawn again. */
function isOfThisPlan({ numbers }: FileContent, drawn: ReadonlySet<string>): boolean {
  return [...numbers].filter((number) => drawn.has(number)).length * 2 >= numbers.size;
}

function named(numbers: ReadonlySet<string>): string {
  const all = [...numbers];
  const rest = all.length - NAMED_MAX;
  return all.slice(0, NAMED_MAX).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** A file that belongs to no case: nothing of it can be evidence. */
function homeless({ file }: LooseFile, { numbers }: FileContent): RecordingFinding {
  if (numbers.size === 0) {
    const detail = `${file}: expected messages of the guide that bear a certificate number, found none that can be read`;
    return { kind: 'unreadable', file, detail };
  }
  const detail = `${file}: expected certificate numbers of this plan, got ${named(numbers)}; it was made for another seed or plan`;
  return { kind: 'stale', file, detail };
}

function where({ number, scenario }: PlannedCase): Pick<RecordingFinding, 'case' | 'scenario'> {
  return { case: number, scenario };
}

/** Of the cases that a file could answer: the one that its name says, else the first one free that it shares most with. */
function choose(
  file: LooseFile,
  content: FileContent,
  cases: readonly PlannedCase[],
  taken: ReadonlyMap<number, string>,
): PlannedCase | undefined {
  const fitting = cases.filter((each) => shared(content, each) > 0);
  const byName = fitting.find(({ number }) => number === file.number);
  if (byName !== undefined) return byName;
  const most = Math.max(0, ...fitting.map((each) => shared(content, each)));
  const best = fitting.filter((each) => shared(content, each) === most);
  return best.find(({ number }) => !taken.has(number)) ?? best[0];
}

function missing(each: PlannedCase): RecordingFinding {
  const detail = `case ${each.number}: expected a file with ${each.message} for ${named(new Set(each.nonces))}, found none`;
  return { kind: 'missing', ...where(each), detail };
}

/** Files whose name gives a number come first: what a person wrote down goes before what order suggests. */
function inOrder(files: readonly LooseFile[]): readonly LooseFile[] {
  return [...files].sort(
    (a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || (a.file < b.file ? -1 : 1),
  );
}

/**
 * Gives the files of a flat recording to the cases of a plan. What a file holds decides: it belongs to a case when it
 * has a certificate number that was drawn for that case. Its name decides between cases that share a number (a
 * certificate and its replacement), its place in order where the name says nothing. A file with no number of the plan
 * belongs nowhere, and never reaches the judge as evidence.
 */
export function matchRecording(
  files: readonly LooseFile[],
  cases: readonly PlannedCase[],
  guide: Guide,
): MatchedRecording {
  const findings: RecordingFinding[] = [];
  const drawn = new Set(cases.flatMap(({ nonces }) => nonces));
  const taken = new Map<number, string>();
  const transmissions: Record<string, RecordedTransmission[]> = {};
  for (const file of inOrder(files)) {
    const content = contentOf(file, guide);
    const found = isOfThisPlan(content, drawn) ? choose(file, content, cases, taken) : undefined;
    if (found === undefined) {
      findings.push(homeless(file, content));
      continue;
    }
    if (file.number !== undefined && file.number !== found.number) {
      const detail = `${file.file}: its name says case ${file.number}, its certificate numbers are those of case ${found.number}; it is taken for the latter`;
      findings.push({ kind: 'misnumbered', file: file.file, ...where(found), detail });
    }
    const first = taken.get(found.number);
    const number = first === undefined ? found.transmission : EXTRA_FROM;
    if (first === undefined) taken.set(found.number, file.file);
    else {
      const detail = `${file.file}: case ${found.number} is answered by ${first} already; this one counts as sent unasked`;
      findings.push({ kind: 'extra', file: file.file, ...where(found), detail });
    }
    (transmissions[found.scenario] ??= []).push({ number, file: file.file, bytes: file.bytes });
  }
  findings.push(...cases.filter(({ number }) => !taken.has(number)).map(missing));
  return { transmissions, findings };
}
