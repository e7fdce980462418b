import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  complaintText,
  err,
  ok,
  parseInstant,
  schemaCheck,
  type Instant,
  type Result,
} from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import { PROFILE_SCHEMA, RULE_MISTAKES, SYNTAX_MISTAKES } from './profile-schema.js';

export type RuleMistake = (typeof RULE_MISTAKES)[number];
export type SyntaxMistake = (typeof SYNTAX_MISTAKES)[number];
export type Mistake = RuleMistake | SyntaxMistake;

/** Whether a mistake is in the writing, and not in the document. */
export function isSyntaxMistake(mistake: Mistake): mistake is SyntaxMistake {
  return SYNTAX_MISTAKES.some((name) => name === mistake);
}

/** A whole number from `low` to `high`, both included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** How a simulated participant behaves in production. All shares from 0 to 1. */
export interface Profile {
  readonly name: string;
  readonly title: string;
  readonly startAt: Instant;
  readonly days: number;
  readonly participant: string;
  /** Kind of all its certificates, GIS 7365. */
  readonly kind: string;
  readonly charset: 'UNOA' | 'UNOB' | 'UNOC';
  readonly traffic: {
    readonly documentsPerBusinessDay: Range;
    readonly documentsPerOtherDay: Range;
    readonly documentsPerInterchange: Range;
    /** Hours of the day (UTC) within which it transmits for the first time. */
    readonly hours: { readonly from: number; readonly to: number };
    /** Share of business days on which nothing is sent for the first time. */
    readonly silentDay: number;
    /** Shares of documents that replace or cancel one accepted before. */
    readonly replace: number;
    readonly cancel: number;
  };
  /** Share of new documents with each mistake; a document has at most one. */
  readonly mistakes: Readonly<Record<Mistake, number>>;
  /** Shares of interchanges. */
  readonly interchanges: {
    readonly testIndicator: number;
    readonly sentTwice: number;
    readonly referenceRepeated: number;
    readonly referenceSkipped: number;
  };
  readonly corrections: {
    readonly delayHours: Range;
    readonly never: number;
    readonly wrongAgain: number;
    /** How often a document is transmitted at most. */
    readonly attempts: number;
  };
  /** Share of certificates that goods are entered against, and of those how many before the certificate is transmitted. */
  readonly entries: { readonly filed: number; readonly early: number };
}

/** Why a profile cannot be used. */
export interface ProfileError {
  readonly kind: 'profile-not-found' | 'profile-invalid';
  readonly message: string;
}

type ProfileFile = Omit<Profile, 'startAt'> & { readonly startAt: string };

const checkProfile = schemaCheck<ProfileFile>(PROFILE_SCHEMA);

/** A profile of a guide by its name (`good`: `policies/profiles/good.yaml`), or from a file whose path ends in `.yaml`. */
export function loadProfile(nameOrPath: string, guide: Guide): Result<Profile, ProfileError> {
  if (nameOrPath.endsWith('.yaml')) return readProfile(nameOrPath);
  const content = guide.policies[`profiles/${nameOrPath}`];
  if (content !== undefined) return parseProfile(content);
  const names = Object.keys(guide.policies).flatMap((name) => /^profiles\/(.+)$/.exec(name)?.[1] ?? []);
  return err({
    kind: 'profile-not-found',
    message: `no profile "${nameOrPath}"; guide ${guide.id} has ${names.join(', ')}`,
  });
}

function readProfile(path: string): Result<Profile, ProfileError> {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = missing ? `${path}: no such file` : `${path}: ${String(error)}`;
    return err({ kind: missing ? 'profile-not-found' : 'profile-invalid', message });
  }
  return parseProfile(content);
}

/** A profile from the parsed content of its file. */
export function parseProfile(content: unknown): Result<Profile, ProfileError> {
  const checked = checkProfile(content);
  if (!checked.ok) {
    return err({ kind: 'profile-invalid', message: checked.error.map(complaintText).join('; ') });
  }
  const { startAt: start, ...rest } = checked.value;
  const startAt = parseInstant(start);
  const faults: string[] = [];
  if (startAt === undefined) faults.push(`startAt "${start}" is no instant`);
  const { traffic, corrections, mistakes } = rest;
  const ranges = [
    traffic.documentsPerBusinessDay,
    traffic.documentsPerOtherDay,
    traffic.documentsPerInterchange,
  ];
  for (const { low, high } of [...ranges, corrections.delayHours])
    if (low > high) faults.push(`${low} to ${high} is no range`);
  if (traffic.hours.from >= traffic.hours.to) faults.push('the hours of transmission end before they begin');
  const wrong = Object.values(mistakes).reduce((sum, share) => sum + share, 0);
  if (wrong > 1) faults.push('the shares of mistakes add up to more than 1');
  if (traffic.replace + traffic.cancel > 1)
    faults.push('the shares of replacements and cancellations add up to more than 1');
  if (mistakes['lower-case'] > 0 && rest.charset !== 'UNOA')
    faults.push(`lower case is no mistake in ${rest.charset}`);
  if (startAt === undefined || faults.length > 0)
    return err({ kind: 'profile-invalid', message: faults.join('; ') });
  return ok({ ...rest, startAt });
}
