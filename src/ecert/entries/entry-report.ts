import type { EntryError, EntryLineReport, EntryReport } from '../model.js';
import { sameGoods } from '../register/register.js';
import { certifiedGoods, type EntryDesk } from './entry-desk.js';
import { ENTRY_LINES, type StoredEntry, type StoredEntryLine, type StoredLineState } from './stored-entry.js';

function quotaOf(state: StoredLineState): EntryLineReport['quota'] {
  switch (state.kind) {
    case 'accepted': {
      if (state.restraint === undefined) return undefined;
      return { level: state.restraint.level, code: 'Q01', charged: state.quantity, reserved: 0 };
    }
    case 'awaiting-opening':
      return { level: state.restraint.level, charged: 0, reserved: 0 };
    case 'apportioned': {
      const { restraint, reserved, until } = state;
      return { level: restraint.level, code: 'Q02', charged: 0, reserved, refileBefore: until };
    }
    case 'refused':
      return { level: state.level, code: state.code, charged: 0, reserved: 0 };
    case 'unmatched':
    case 'cancelled':
      return undefined;
    default:
      return state satisfies never;
  }
}

/** What the quota has against a line, worded like a difference from the certificate. */
function quotaErrors(line: StoredEntryLine): readonly EntryError[] {
  const quota = quotaOf(line.state);
  if (quota?.code === undefined || quota.code === 'Q01') return [];
  const left = quota.reserved === 0 ? 'none' : `${quota.reserved} ${line.unit} reserved`;
  return [
    {
      code: quota.code,
      fatal: true,
      expected: `${line.quantity} ${line.unit} of ${quota.level}`,
      actual: left,
    },
  ];
}

function remainingFor({ register }: EntryDesk, line: StoredEntryLine): number | undefined {
  const certificate = line.compared && register.find(line.compared);
  const balance = certificate?.lines.find((one) => sameGoods(one, certifiedGoods(line)));
  return balance && balance.quantity - balance.used;
}

/** One line as it stands. */
export function lineReport(desk: EntryDesk, line: StoredEntryLine): EntryLineReport {
  const { state } = line;
  const quota = quotaOf(state);
  return {
    line: line.line,
    certificate: line.certificate,
    quantity: line.quantity,
    state: state.kind,
    matched: state.kind !== 'unmatched' && state.kind !== 'cancelled',
    preferentialRate: state.kind === 'accepted',
    errors: [...line.errors, ...quotaErrors(line)],
    remaining: remainingFor(desk, line),
    ...(quota === undefined ? {} : { quota }),
  };
}

/** An entry as it stands. */
export function reportOf(desk: EntryDesk, entry: StoredEntry): EntryReport {
  const lines = desk.view.find(ENTRY_LINES, 'entry', entry.entry);
  return {
    entry: entry.entry,
    importer: entry.importer,
    state: entry.state,
    released: true,
    presentedAt: entry.presentedAt,
    lines: lines.map((line) => lineReport(desk, line)),
  };
}
