import { canonicalJson, sha256 } from '../core/index.js';

/** What a campaign is named by. */
export interface CampaignName {
  readonly suite: string;
  readonly participant: string;
  readonly seed: number;
  /** Only these scenarios; empty: all. */
  readonly only: readonly string[];
  readonly recorded: boolean;
  /** Seed of network faults; undefined: none. */
  readonly chaos?: number | undefined;
}

/** Nothing that stands in a candidate file may lead out of the folder that the campaign's files go to. */
function asFileName(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 40);
}

/**
 * The campaign's id, which is also its folder: the same campaign again has the same id. A part of a suite and a
 * replayed recording have ids of their own, so that they never overwrite the whole campaign they were taken from.
 */
export function campaignId({ suite, participant, seed, only, recorded, chaos }: CampaignName): string {
  const base = `${asFileName(suite)}-${asFileName(participant)}-${seed}`;
  const part = only.length === 0 ? '' : `-only-${sha256(canonicalJson(only)).slice(0, 8)}`;
  const faults = chaos === undefined ? '' : `-chaos-${chaos}`;
  return base + part + faults + (recorded ? '-recorded' : '');
}
