import {
  addMs,
  DAY_MS,
  formatInstant,
  HOUR_MS,
  instantOf,
  seededRandom,
  type Instant,
} from '../core/index.js';
import { createReference } from '../ecert/index.js';
import { loadShippedGuide, type DocumentData, type Guide } from '../guide/index.js';
import { createJournal, readJournal, type Journal, type JournalHeader } from '../journal/index.js';
import { drawCertificate, drawIssuer } from './simulation/draw-certificate.js';
import { entryAgainst } from './simulation/entry-against.js';
import { makeMistake } from './simulation/make-mistake.js';
import type { RuleMistake } from './simulation/profile.js';
import { createStation, type Station } from './simulation/station.js';

/** 2026-03-02, a Monday. */
const START = instantOf(1_772_409_600_000);

function hour(day: number, hours: number): Instant {
  return addMs(START, day * DAY_MS + hours * HOUR_MS);
}

/** A certificate by its serial, with what is wrong with it this time. */
export interface ScriptedDocument {
  readonly serial: number;
  readonly mistake?: RuleMistake;
}

/** One interchange of a script. */
export interface ScriptedInterchange {
  readonly at: Instant;
  readonly documents: readonly ScriptedDocument[];
  readonly testIndicator?: boolean;
  /** References left out before it. */
  readonly skipped?: number;
  /** Use the reference of the interchange before. */
  readonly sameReference?: boolean;
  /** Send the very same bytes again so much later. */
  readonly againAfterHours?: number;
}

/** Traffic written down, where a profile would draw it. */
export interface Script {
  readonly interchanges: readonly ScriptedInterchange[];
  readonly entries: readonly { readonly at: Instant; readonly serial: number }[];
}

/** What is to happen to documents that a script gets wrong. */
export interface ScriptedRejection {
  readonly day: number;
  /** Which interchange of the day, from 0. */
  readonly interchange?: number;
  /** How many of its documents. */
  readonly documents?: number;
  readonly mistake?: RuleMistake;
  /** Hours after the attempt before, and what is wrong then; none: never corrected. */
  readonly retries?: readonly { readonly hours: number; readonly mistake?: RuleMistake }[];
}

export const INTERCHANGES_PER_DAY = 8;
const DOCUMENTS_PER_INTERCHANGE = 3;

/** Days of the period (from 0) that are business days: it begins on a Monday. */
export const BUSINESS_DAYS = Array.from({ length: 30 }, (_, day) => day).filter((day) => day % 7 < 5);

/** The shipped guide. */
export function shippedGuide(): Guide {
  const guide = loadShippedGuide('ecert-2.0');
  if (!guide.ok) throw new Error(JSON.stringify(guide.error));
  return guide.value;
}

/** Every business day the same, and everything right. */
export function flawless(): Script {
  const interchanges = BUSINESS_DAYS.flatMap((day) =>
    Array.from({ length: INTERCHANGES_PER_DAY }, (_, index) => ({
      at: hour(day, 8 + index),
      documents: Array.from({ length: DOCUMENTS_PER_INTERCHANGE }, (__, position) => ({
        serial: (day * INTERCHANGES_PER_DAY + index) * DOCUMENTS_PER_INTERCHANGE + position + 1,
      })),
    })),
  );
  return { interchanges, entries: [] };
}

/** A script with one interchange changed. */
export function change(
  script: Script,
  day: number,
  index: number,
  more: Partial<ScriptedInterchange>,
): Script {
  const at = hour(day, 8 + index);
  return {
    ...script,
    interchanges: script.interchanges.map((each) => (each.at === at ? { ...each, ...more } : each)),
  };
}

/** A script with documents got wrong, and their corrections. */
export function reject(script: Script, ...rejections: readonly ScriptedRejection[]): Script {
  return rejections.reduce(rejectOnce, script);
}

function rejectOnce(script: Script, rejection: ScriptedRejection): Script {
  const { day, interchange = 0, documents = 2, mistake = 'fraction', retries = [{ hours: 2 }] } = rejection;
  const at = hour(day, 8 + interchange);
  const subject = script.interchanges.find((each) => each.at === at)!;
  const serials = subject.documents.slice(0, documents).map(({ serial }) => serial);
  const wrong = subject.documents.map((each, index) => (index < documents ? { ...each, mistake } : each));
  let when = at;
  const corrections = retries.map((retry): ScriptedInterchange => {
    when = addMs(when, retry.hours * HOUR_MS);
    const again = retry.mistake;
    return {
      at: when,
      documents: serials.map((serial) => (again === undefined ? { serial } : { serial, mistake: again })),
    };
  });
  const changed = change(script, day, interchange, { documents: wrong });
  return { ...changed, interchanges: [...changed.interchanges, ...corrections] };
}

/** Plays a script against the real reference and reads the journal back. */
export function playScript(script: Script, guide: Guide): Journal {
  const lines: string[] = [];
  const journal = createJournal(header(guide), (line) => lines.push(line));
  const reference = createReference({ guide, environment: 'production' });
  const station = createStation({
    guide,
    reference,
    journal,
    participant: 'AUDAFF',
    charset: 'UNOA',
    startAt: START,
  });
  // One sort of goods only: certificates of one line are played sooner.
  const kind = guide.kinds['05']!;
  const issuer = drawIssuer('AU', { ...kind, examples: kind.examples.slice(0, 1) }, seededRandom(1));
  const certificate = (serial: number): DocumentData =>
    drawCertificate(issuer, serial, START, seededRandom(1).fork(`certificate ${serial}`));
  for (const { at, run } of errandsOf(script, station, certificate)) {
    station.waitUntil(at);
    run();
  }
  station.waitUntil(hour(30, 0));
  journal.close('complete');
  const read = readJournal(lines.join(''));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

interface ScriptedErrand {
  readonly at: Instant;
  readonly run: () => void;
}

function errandsOf(
  script: Script,
  station: Station,
  certificate: (serial: number) => DocumentData,
): readonly ScriptedErrand[] {
  let control = 0;
  let entries = 0;
  const sent = new Map<ScriptedInterchange, Uint8Array>();
  const transmit = (interchange: ScriptedInterchange): void => {
    const { documents, testIndicator = false, skipped = 0, sameReference = false } = interchange;
    if (!sameReference) control += 1 + skipped;
    const setting = { kind: shippedGuide().kinds['05']!, numberOnFile: undefined };
    const outgoing = documents.map(({ serial, mistake }) => ({
      document:
        mistake === undefined ? certificate(serial) : makeMistake(certificate(serial), mistake, setting),
      function: 'original',
    }));
    const { bytes } = station.transmit({
      reference: String(control).padStart(8, '0'),
      testIndicator,
      documents: outgoing,
    });
    sent.set(interchange, bytes);
  };
  const errands = script.interchanges.flatMap((interchange): ScriptedErrand[] => {
    const first: ScriptedErrand = {
      at: interchange.at,
      run: () => {
        transmit(interchange);
      },
    };
    if (interchange.againAfterHours === undefined) return [first];
    const again = () => void station.transmitBytes(sent.get(interchange)!);
    return [first, { at: addMs(interchange.at, interchange.againAfterHours * HOUR_MS), run: again }];
  });
  const filed = script.entries.map(({ at, serial }) => ({
    at,
    run: () => void station.fileEntry(entryAgainst(certificate(serial), (entries += 1))),
  }));
  return [...errands, ...filed].sort((a, b) => a.at - b.at);
}

function header(guide: Guide): JournalHeader {
  return {
    type: 'header',
    format: 'ecert-journal/1',
    harness: { name: 'ecert-conformance', version: '0' },
    campaign: 'scripted',
    program: 'production',
    seed: 1,
    startedAt: formatInstant(START),
    guide: { id: guide.id, digest: guide.digest },
    candidate: {
      name: 'Scripted',
      version: '1',
      participant: 'AUDAFF',
      country: 'AU',
      kinds: ['05'],
      features: [],
      driver: 'scripted',
    },
  };
}
