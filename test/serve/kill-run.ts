/**
 * Sends interchanges to a server that is killed again and again without warning, and holds what it remembers against
 * what it promised: whatever was acknowledged is there whole, once, with its reply; whatever was not is there whole or
 * not at all, and sent again gets the same answer.
 */
import { sha256, seededRandom, type Random } from '../../src/core/index.js';
import { interchange, sancrt } from '../../src/ecert/transmission.fixture.js';
import { makeKey, startServed, type ServedProcess } from './served-process.js';

export interface KillRunSettings {
  readonly kills: number;
  readonly seed: number;
  /** `--database PATH` or `--postgres URL`. */
  readonly storeArgs: readonly string[];
  readonly progress?: (text: string) => void;
}

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Sent and not acknowledged before the kill: of these, how many were there all the same, and how many were not. */
  readonly thereUnacknowledged: number;
  readonly lostUnacknowledged: number;
  /** Every promise that was not kept. */
  readonly broken: readonly string[];
}

interface Sent {
  readonly bytes: Uint8Array;
  readonly transmission: string;
  readonly numbers: readonly string[];
  /** What it was answered with; undefined while nobody has answered. */
  answer?: Record<string, unknown>;
}

const AT = '2026-03-02T12:00:00Z';
const CLIENTS = 4;
const ACKNOWLEDGED_MAX = 12;
/** One life in five is long enough for what was appended to be put into its places, and killed around then. */
const LONG_LIVES = 5;
const ACKNOWLEDGED_LONG = [80, 200] as const;

/** An interchange of one to four certificates that nobody has sent before. */
function compose(index: number, random: Random): Sent {
  const count = random.integer(1, 4);
  const numbers = Array.from({ length: count }, (_, i) => `6AU${String(index * 4 + i).padStart(6, '0')}`);
  const messages = numbers.map((number, i) => sancrt(String(i + 1), { number }));
  const bytes = interchange(messages, { reference: `K${index}` });
  return { bytes, transmission: sha256(bytes), numbers };
}

class Client {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${key}`, 'content-type': 'application/EDIFACT' };
  }

  async send({ bytes }: Sent): Promise<Record<string, unknown>> {
    const body = new Uint8Array(bytes);
    const response = await fetch(`${this.#url}/v1/interchanges`, {
      method: 'POST',
      headers: this.#headers,
      body,
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.status >= 300) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** A thing by its path, or undefined where there is none. */
  async see(path: string): Promise<Record<string, unknown> | undefined> {
    const response = await fetch(`${this.#url}${path}`, { headers: this.#headers });
    const body = (await response.json()) as Record<string, unknown>;
    if (response.status === 404) return undefined;
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(body)}`);
    return body;
  }

  /** How often each transmission is replied to in the mailbox, from the item after `after`; and the last item's id. */
  async replies(
    after: string,
  ): Promise<{ readonly counts: ReadonlyMap<string, number>; readonly last: string }> {
    const counts = new Map<string, number>();
    let last = after;
    for (let more = true; more;) {
      const page = (await this.see(`/v1/mailbox?after=${last}`)) ?? {};
      const items = page['items'] as readonly { readonly id: string; readonly transmission: string }[];
      for (const { transmission } of items) counts.set(transmission, (counts.get(transmission) ?? 0) + 1);
      last = items.at(-1)?.id ?? last;
      more = page['more'] === true;
    }
    return { counts, last };
  }
}

function sameAnswer(a: Record<string, unknown> | undefined, b: Record<string, unknown> | undefined): boolean {
  return JSON.stringify({ ...a, repeated: 0 }) === JSON.stringify({ ...b, repeated: 0 });
}

/** What is on file of an interchange: 'whole', 'nothing', or words for anything between. */
async function onFile(client: Client, sent: Sent, replies: ReadonlyMap<string, number>): Promise<string> {
  const answer = await client.see(`/v1/interchanges/${sent.transmission}`);
  const certificates = await Promise.all(
    sent.numbers.map((number) => client.see(`/v1/certificates/${number}`)),
  );
  const registered = certificates.filter(
    (one) => one?.['state'] === 'registered' && one['replacements'] === 0,
  ).length;
  const replied = replies.get(sent.transmission) ?? 0;
  if (answer === undefined && registered === 0 && replied === 0) return 'nothing';
  const whole = answer?.['verdict'] === 'accepted' && registered === sent.numbers.length && replied === 1;
  if (whole) return sent.answer === undefined || sameAnswer(answer, sent.answer) ? 'whole' : 'another answer';
  return `half: ${answer === undefined ? 'no ' : ''}acknowledgement, ${registered} of ${sent.numbers.length} certificates, ${replied} replies`;
}

/** Sends from several clients at once until the server is killed; gives all that was sent. */
async function load(
  server: ServedProcess,
  client: Client,
  next: () => Sent,
  random: Random,
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const isLong = random.integer(1, LONG_LIVES) === 1;
  const until = isLong ? random.integer(...ACKNOWLEDGED_LONG) : random.integer(0, ACKNOWLEDGED_MAX);
  const state: { acknowledged: number; killed?: Promise<void> } = { acknowledged: 0 };
  const work = async (): Promise<void> => {
    while (state.killed === undefined) {
      const one = next();
      sent.push(one);
      const answer = await client.send(one).catch((thrown: unknown) => {
        if (state.killed === undefined) throw thrown;
        return undefined;
      });
      if (answer === undefined) return;
      one.answer = answer;
      state.acknowledged += 1;
      // In the middle of whatever the server is doing for the others.
      if (state.acknowledged >= until) state.killed ??= server.kill();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  await state.killed;
  return sent;
}

/** Starts a server, loads it, kills it, and again; after each start checks all that was sent before the kill. */
export async function killRun({ kills, seed, storeArgs, progress }: KillRunSettings): Promise<KillReport> {
  const random = seededRandom(seed);
  const key = makeKey(storeArgs, 'AUDAFF');
  const args = [...storeArgs, '--at', AT, '--log', 'error', '--requests-per-minute-max', '10000000'];
  const broken: string[] = [];
  let [index, acknowledged, there, lost, lastReply] = [0, 0, 0, 0, ''];
  let before: readonly Sent[] = [];
  for (let kill = 0; kill <= kills; kill += 1) {
    const server = await startServed(args);
    const client = new Client(server.url, key);
    const { counts } = await client.replies(lastReply);
    for (const sent of before) {
      const found = await onFile(client, sent, counts);
      const promised = sent.answer !== undefined;
      if (found !== 'whole' && (promised || found !== 'nothing')) {
        broken.push(
          `kill ${kill}, ${promised ? '' : 'not '}acknowledged ${sent.numbers.join(' ')}: ${found}`,
        );
      }
      if (promised) acknowledged += 1;
      else if (found === 'whole') there += 1;
      else lost += 1;
      if (promised) continue;
      const answerThere =
        found === 'whole' ? await client.see(`/v1/interchanges/${sent.transmission}`) : undefined;
      sent.answer = await client.send(sent);
      if (answerThere !== undefined && !sameAnswer(answerThere, sent.answer)) {
        broken.push(`kill ${kill}: ${sent.numbers.join(' ')} sent again got another answer`);
      }
    }
    const after = await client.replies(lastReply);
    for (const sent of before) {
      if (after.counts.get(sent.transmission) !== 1)
        broken.push(`kill ${kill}: not one reply to ${sent.numbers.join(' ')}`);
    }
    lastReply = after.last;
    if (kill === kills) await server.stop();
    else before = await load(server, client, () => compose((index += 1), random), random);
    progress?.(`${kill} kills, ${acknowledged} acknowledged, ${broken.length} promises broken`);
  }
  return { kills, acknowledged, thereUnacknowledged: there, lostUnacknowledged: lost, broken };
}
