import { canonicalJson } from '../core/index.js';
import type { ProductionPolicy } from './policy.js';
import type { Traffic, TrafficInterchange, TrafficMessage } from './traffic.js';

/** One document on its way: the message, and the interchange it went in. */
export interface Attempt {
  readonly interchange: TrafficInterchange;
  readonly message: TrafficMessage;
}

/** A document from its first attempt to its acceptance, or to the end of the period. */
export interface Case {
  /** All answered attempts in order of time; empty only where none was answered. */
  readonly attempts: readonly Attempt[];
}

/** An interchange that came byte for byte again. */
export interface Repeat {
  readonly again: TrafficInterchange;
  readonly first: TrafficInterchange;
}

/** The traffic sorted into documents. */
export interface CaseFile {
  readonly cases: readonly Case[];
  /** Documents that were on file with the same content already, and were sent again as originals. */
  readonly duplicates: readonly Attempt[];
  readonly repeats: readonly Repeat[];
  /** Interchanges with at least one first attempt, or with nothing in them that could be read. */
  readonly firstInterchanges: readonly TrafficInterchange[];
  /** Interchanges to which no answer came, not even when the same bytes were sent again. */
  readonly unanswered: readonly TrafficInterchange[];
}

/** The codes of an attempt's rejection, each once: those of the message, and of the envelope that took it along. */
export function codesOf(attempt: Attempt): readonly string[] {
  const all = [...attempt.interchange.errors, ...attempt.message.errors].map((error) => error.code);
  return [...new Set(all)];
}

/** Whether an interchange and every message in it got an answer that could be read. */
export function isAnswered(interchange: TrafficInterchange): boolean {
  return (
    interchange.outcome !== 'unanswered' &&
    interchange.messages.every((message) => message.outcome !== 'unanswered')
  );
}

interface OpenCase {
  readonly attempts: Attempt[];
  /** Where it waits for its correction: under its certificate and function, and by its content. */
  key: string | undefined;
  content: string | undefined;
}

/** What has been learnt up to a point in the traffic. */
interface Ledger {
  readonly cases: OpenCase[];
  readonly byKey: Map<string, OpenCase>;
  readonly byContent: Map<string, OpenCase[]>;
  /** The content last accepted as original, by certificate. */
  readonly onFile: Map<string, string>;
  readonly duplicates: Attempt[];
}

/**
 * Follows each document through the traffic. An attempt belongs to the open case of the same certificate and function.
 * Where the number itself was wrong, or could not be read, the correction comes under another number: then it is known
 * by its whole content, number apart. Anything looser could take a stranger's acceptance for a correction.
 */
export function followCases(traffic: Traffic, policy: ProductionPolicy): CaseFile {
  const ledger: Ledger = {
    cases: [],
    byKey: new Map(),
    byContent: new Map(),
    onFile: new Map(),
    duplicates: [],
  };
  const seen = new Map<string, TrafficInterchange>();
  const repeats: Repeat[] = [];
  const firstInterchanges: TrafficInterchange[] = [];
  for (const interchange of traffic.interchanges) {
    const first = seen.get(interchange.digest);
    if (first !== undefined) repeats.push({ again: interchange, first });
    // The same bytes again count as an attempt only while the first have no answer.
    if (first !== undefined && isAnswered(first)) continue;
    seen.set(interchange.digest, interchange);
    const reports = interchange.messages.filter(({ type }) => !policy.queryMessages.includes(type));
    const opened = reports.filter((message) => enter({ interchange, message }, ledger, policy));
    if (opened.length > 0 || interchange.messages.length === 0) firstInterchanges.push(interchange);
  }
  const unanswered = [...seen.values()].filter((interchange) => !isAnswered(interchange));
  return { cases: ledger.cases, duplicates: ledger.duplicates, repeats, firstInterchanges, unanswered };
}

/** Enters one attempt; true where it was a document's first. */
function enter(attempt: Attempt, ledger: Ledger, policy: ProductionPolicy): boolean {
  const { message } = attempt;
  if (message.outcome === 'unanswered') return false;
  const content = contentOf(message);
  if (isDuplicate(attempt, content, ledger, policy)) {
    ledger.duplicates.push(attempt);
    return false;
  }
  const key = `${message.certificate} ${message.function}`;
  const earlier = ledger.byKey.get(key) ?? ledger.byContent.get(content)?.[0];
  const document = earlier ?? { attempts: [], key: undefined, content: undefined };
  document.attempts.push(attempt);
  if (earlier === undefined) ledger.cases.push(document);
  else stopWaiting(earlier, ledger);
  if (message.outcome === 'rejected') wait(document, attempt, { key, content }, ledger, policy);
  else if (message.function === 'original') ledger.onFile.set(message.certificate, content);
  return earlier === undefined;
}

/** Puts a rejected document where its correction will find it. */
function wait(
  document: OpenCase,
  attempt: Attempt,
  found: { readonly key: string; readonly content: string },
  ledger: Ledger,
  policy: ProductionPolicy,
): void {
  const { certificate } = attempt.message;
  const numberWrong = codesOf(attempt).every((code) => policy.codes.number.includes(code));
  if ((numberWrong || certificate === '') && hasGoods(attempt.message)) {
    document.content = found.content;
    ledger.byContent.set(found.content, [...(ledger.byContent.get(found.content) ?? []), document]);
  }
  // Under a number that is on file for another document, the next message is that other document's.
  const numberTaken = numberWrong && ledger.onFile.has(certificate);
  if (certificate !== '' && !numberTaken) {
    document.key = found.key;
    ledger.byKey.set(found.key, document);
  }
}

function stopWaiting(document: OpenCase, ledger: Ledger): void {
  if (document.key !== undefined) ledger.byKey.delete(document.key);
  if (document.content !== undefined) {
    const others = (ledger.byContent.get(document.content) ?? []).filter((other) => other !== document);
    ledger.byContent.set(document.content, others);
  }
  document.key = undefined;
  document.content = undefined;
}

function isDuplicate(attempt: Attempt, content: string, ledger: Ledger, policy: ProductionPolicy): boolean {
  const { message } = attempt;
  const refused = codesOf(attempt).some((code) => policy.codes.alreadyRegistered.includes(code));
  return refused && message.function === 'original' && ledger.onFile.get(message.certificate) === content;
}

/** A document without goods, or of which little could be read, is like too many others to be known by its content. */
function hasGoods({ document }: TrafficMessage): boolean {
  const lines = document['lines'];
  return lines !== undefined && lines.length > 0;
}

/** All of a document but its number. */
function contentOf(message: TrafficMessage): string {
  return canonicalJson({ ...message.document, certificateNumber: undefined, function: message.function });
}
