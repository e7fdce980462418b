import { assert } from '../../core/index.js';
import type { Participant, QuotaPlan } from '../../guide/index.js';
import { createQuotaLedger, type QuotaLedger } from '../quota/quota-ledger.js';
import type { Bucket, RestraintLevels } from '../quota/restraint-levels.js';
import { createRegister, type Register } from '../register/register.js';
import type { StoreView } from '../store/port.js';
import type { StoredEntryLine } from './stored-entry.js';

/** What entries are held against and does not change. */
export interface EntrySetting {
  readonly participants: readonly Participant[];
  readonly levels: RestraintLevels;
  readonly plan: QuotaPlan | undefined;
}

/** Everything that dealing with entries takes, as one transaction sees it. */
export interface EntryDesk extends EntrySetting {
  readonly view: StoreView;
  readonly register: Register;
  readonly quota: QuotaLedger;
}

/** Opens the desk over the records of a store. */
export function entryDesk({ participants, levels, plan }: EntrySetting, view: StoreView): EntryDesk {
  return { participants, levels, plan, view, register: createRegister(view), quota: createQuotaLedger(view) };
}

/** The limits with these ids. A guide whose levels changed under live entries cannot be worked with. */
export function bucketsNamed({ levels }: EntryDesk, ids: readonly string[]): readonly Bucket[] {
  return ids.map((id) => {
    const bucket = levels.buckets.get(id);
    assert(bucket, `the guide has the restraint ${id} that an entry is charged to`);
    return bucket;
  });
}

/** Draws on the certificate of a matched line, or gives back what was drawn. */
export function moveBalance(
  { register }: EntryDesk,
  line: Pick<StoredEntryLine, 'compared' | 'hts' | 'unit'>,
  change: 'charge' | 'restore',
  quantity: number,
  at: StoredEntryLine['presentedAt'],
): void {
  assert(line.compared, 'what draws on a certificate was compared with it');
  register[change](line.compared, certifiedGoods(line), quantity, at);
}

/** What names the balance for a claim: certificates have six digits (N-22), entries up to ten. */
export function certifiedGoods({ hts, unit }: { readonly hts: string; readonly unit: string }): {
  readonly hts: string;
  readonly unit: string;
} {
  return { hts: hts.slice(0, 6), unit };
}
