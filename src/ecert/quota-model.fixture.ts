import type { EntryLineState } from './model.js';

/** Fresh and frozen beef, the two kinds of goods that the small quota guide restrains. */
export type Goods = '020130' | '020230';

/** One line as the model has it. */
export interface ModelLine {
  readonly entry: string;
  readonly line: number;
  readonly certificate: string;
  readonly goods: Goods;
  asked: number;
  state: EntryLineState;
  charged: number;
  reserved: number;
}

/** The simplest thing that could be a register with entries and quota: lists, and sums over them whenever asked. */
export interface QuotaModel {
  /** Before noon of the opening day, after it, after the reserves have lapsed. */
  time: 'morning' | 'afternoon' | 'later';
  readonly certificates: Map<string, { readonly goods: Goods; quantity: number; cancelled: boolean }>;
  readonly entries: Map<string, 'live' | 'liquidated' | 'cancelled'>;
  readonly lines: ModelLine[];
}

/** The limits of the small quota guide over each kind of goods, the narrowest first. */
const LIMITS: Readonly<Record<Goods, Readonly<Record<string, number>>>> = {
  '020130': { 'FRESH/2026': 100, 'ALL/2026': 150 },
  '020230': { 'FROZEN/2026/T1': 60, 'FROZEN/2026': 100, 'ALL/2026': 150 },
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function under(model: QuotaModel, period: string): readonly ModelLine[] {
  return model.lines.filter(({ goods }) => period in LIMITS[goods]);
}

/** What is charged and reserved under a limit: sums over the lines, nothing remembered. */
export function takenOf(
  model: QuotaModel,
  period: string,
): { readonly charged: number; readonly reserved: number } {
  const lines = under(model, period);
  return {
    charged: sum(lines.map(({ charged }) => charged)),
    reserved: sum(lines.map(({ reserved }) => reserved)),
  };
}

/** What of a certificate is used: by what is accepted, and by what awaits the opening. */
export function usedOf(model: QuotaModel, certificate: string): number {
  const lines = model.lines.filter((line) => line.certificate === certificate);
  return sum(lines.map(({ state, asked, charged }) => (state === 'awaiting-opening' ? asked : charged)));
}

function room(model: QuotaModel, goods: Goods): number {
  const rooms = Object.entries(LIMITS[goods]).map(([period, limit]) => {
    const { charged, reserved } = takenOf(model, period);
    return limit - charged - reserved;
  });
  return Math.min(...rooms);
}

/** What becomes of a line now. */
export function settle(model: QuotaModel, line: ModelLine): void {
  const certificate = model.certificates.get(line.certificate);
  const fits =
    certificate !== undefined &&
    !certificate.cancelled &&
    certificate.goods === line.goods &&
    certificate.quantity - usedOf(model, line.certificate) >= line.asked;
  if (!fits) line.state = 'unmatched';
  else if (model.time === 'morning') line.state = 'awaiting-opening';
  else {
    const left = room(model, line.goods);
    if (left >= line.asked) Object.assign(line, { state: 'accepted', charged: line.asked });
    else if (left === 0) line.state = 'refused';
    else Object.assign(line, { state: 'apportioned', reserved: left });
  }
}

/** Matches again whatever waits for a certificate, in the order of filing. */
export function rematch(model: QuotaModel, certificate: string): void {
  for (const line of model.lines) {
    const waits = line.state === 'unmatched' && line.certificate === certificate;
    if (waits && model.entries.get(line.entry) === 'live') settle(model, line);
  }
}

/** Shares of a limit among wishes, by hand: whole parts first, then one each to the largest fractions. */
function shares(wishes: readonly number[], limit: number): readonly number[] {
  const total = sum(wishes);
  if (total <= limit) return wishes;
  const whole = wishes.map((wish) => Math.floor((wish * limit) / total));
  const order = wishes
    .map((wish, i) => ({ i, rest: (wish * limit) % total }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, limit - sum(whole))) whole[i]! += 1;
  return whole;
}

/** Noon: part by part, then the aggregate. */
export function openAtNoon(model: QuotaModel): void {
  const awaiting = model.lines.filter(({ state }) => state === 'awaiting-opening');
  const got = new Map(awaiting.map((line) => [line, line.asked]));
  const short = new Set<ModelLine>();
  for (const period of ['FRESH/2026', 'FROZEN/2026/T1', 'FROZEN/2026', 'ALL/2026']) {
    const claims = awaiting.filter(({ goods }) => period in LIMITS[goods]);
    const limit = claims[0] === undefined ? 0 : (LIMITS[claims[0].goods][period] ?? 0);
    const given = shares(
      claims.map((line) => got.get(line) ?? 0),
      limit,
    );
    const wanted = sum(claims.map((line) => got.get(line) ?? 0));
    claims.forEach((line, i) => {
      got.set(line, given[i] ?? 0);
      if (wanted > limit) short.add(line);
    });
  }
  for (const line of awaiting) {
    const share = got.get(line) ?? 0;
    if (!short.has(line)) Object.assign(line, { state: 'accepted', charged: share });
    else if (share === 0) line.state = 'refused';
    else Object.assign(line, { state: 'apportioned', reserved: share });
  }
}

/** The end of the business days in which a reserve is kept. */
export function lapseAll(model: QuotaModel): void {
  for (const line of model.lines.filter(({ state }) => state === 'apportioned')) {
    Object.assign(line, { state: 'refused', reserved: 0 });
  }
}
