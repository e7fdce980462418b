import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant, type Instant } from '../core/index.js';
import { smallQuotaGuide } from './entries/quota-guide.fixture.js';
import type { EntryReport, StoredReference } from './model.js';
import { createReference, createStoredReference } from './reference.js';
import {
  lapseAll,
  openAtNoon,
  rematch,
  settle,
  takenOf,
  usedOf,
  type Goods,
  type ModelLine,
  type QuotaModel,
} from './quota-model.fixture.js';
import type { StoreFactory } from './store/store-contract.fixture.js';
import { interchange, sancrt, type SancrtText } from './transmission.fixture.js';

const guide = smallQuotaGuide();
const TIMES: Readonly<Record<QuotaModel['time'], Instant>> = {
  morning: parseInstant('2026-03-02T16:00:00Z')!,
  afternoon: parseInstant('2026-03-02T17:00:00Z')!,
  later: parseInstant('2026-03-20T12:00:00Z')!,
};
const IMPORTER = '12-345678900';

/** The reference under test, and how many interchanges it was sent. */
interface Real {
  readonly reference: StoredReference;
  sent: number;
}

type Command = fc.AsyncCommand<QuotaModel, Real>;

const at = (model: QuotaModel): Instant => TIMES[model.time];

async function transmit(real: Real, model: QuotaModel, text: SancrtText): Promise<boolean> {
  real.sent += 1;
  const bytes = interchange([sancrt('1', text)], { reference: String(real.sent) });
  const first = await real.reference.receive(bytes, { at: at(model) });
  const again = await real.reference.receive(bytes, { at: at(model) });
  expect(again).toEqual({ ...first, repeated: true });
  return first.verdict === 'accepted';
}

function adopt(model: QuotaModel, report: EntryReport): void {
  for (const { line, state, quota } of report.lines) {
    const own = model.lines.find((one) => one.entry === report.entry && one.line === line);
    if (own !== undefined)
      Object.assign(own, { state, charged: quota?.charged ?? 0, reserved: quota?.reserved ?? 0 });
  }
}

/** Everything that the reference says of quota, certificates and lines, held against the sums over the model's lines. */
async function compare(model: QuotaModel, { reference }: Real): Promise<void> {
  const levels = await reference.restraintLevels(at(model));
  for (const { period, charged, reserved, limit, remaining } of levels) {
    expect({ period, charged, reserved }).toEqual({ period, ...takenOf(model, period) });
    expect(charged + reserved).toBeLessThanOrEqual(limit);
    expect(remaining).toBe(limit - charged - reserved);
  }
  for (const [number, { quantity, cancelled }] of model.certificates) {
    const certificate = await reference.certificate(number, at(model));
    expect(certificate?.lines).toMatchObject([{ quantity, used: usedOf(model, number) }]);
    expect(usedOf(model, number)).toBeLessThanOrEqual(quantity);
    expect(certificate?.state === 'cancelled').toBe(cancelled);
  }
  for (const [entry, state] of model.entries) {
    const report = await reference.entry(entry, at(model));
    const lines = model.lines.filter((line) => line.entry === entry);
    expect(report).toMatchObject({ state, released: true });
    expect(
      report?.lines.map((line) => [line.state, line.quota?.charged ?? 0, line.quota?.reserved ?? 0]),
    ).toEqual(lines.map((line) => [line.state, line.charged, line.reserved]));
  }
}

function command(
  name: string,
  run: (model: QuotaModel, real: Real) => Promise<void>,
  check: (model: QuotaModel) => boolean = () => true,
): Command {
  return {
    check,
    async run(model, real) {
      await run(model, real);
      await compare(model, real);
    },
    toString: () => name,
  };
}

/** On file from the start, so that commands meet something; the third comes when a command registers it. */
const ON_FILE: readonly (readonly [string, Goods, number])[] = [
  ['6AU000001', '020130', 160],
  ['6AU000002', '020230', 130],
];
const LATE = ['6AU000003', '020130'] as const;

const number = fc.constantFrom('6AU000001', '6AU000002', LATE[0]);
/** A certificate with its goods, most of the time. */
const claimed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(['6AU000001', '020130'] as const, ['6AU000002', '020230'] as const),
  },
  { weight: 2, arbitrary: fc.constant(LATE) },
  { weight: 1, arbitrary: fc.tuple(number, fc.constantFrom<Goods>('020130', '020230')) },
);
const quantity = fc.integer({ min: 1, max: 70 });

async function register(real: Real, model: QuotaModel, name: string, hts: Goods, of: number): Promise<void> {
  const accepted = await transmit(real, model, { number: name, hts, quantity: String(of) });
  expect(accepted).toBe(!model.certificates.has(name));
  if (!accepted) return;
  model.certificates.set(name, { goods: hts, quantity: of, cancelled: false });
  rematch(model, name);
}

const registering = fc
  .integer({ min: 20, max: 200 })
  .map((of) =>
    command(`register(${LATE.join(', ')}, ${of})`, (model, real) => register(real, model, ...LATE, of)),
  );

const replacing = fc.tuple(number, fc.integer({ min: 1, max: 300 })).map(([name, of]) =>
  command(`replace(${name}, ${of})`, async (model, real) => {
    const before = model.certificates.get(name);
    const accepted = await transmit(real, model, {
      number: name,
      hts: before?.goods ?? '020130',
      quantity: String(of),
      asked: '5',
    });
    expect(accepted).toBe(before !== undefined && !before.cancelled && usedOf(model, name) <= of);
    if (before === undefined || !accepted) return;
    before.quantity = of;
    rematch(model, name);
  }),
);

const withdrawing = number.map((name) =>
  command(`cancel(${name})`, async (model, real) => {
    const before = model.certificates.get(name);
    const accepted = await transmit(real, model, { number: name, asked: '1' });
    expect(accepted).toBe(before !== undefined && !before.cancelled && usedOf(model, name) === 0);
    if (before !== undefined && accepted) before.cancelled = true;
  }),
);

const oneClaim = fc
  .tuple(claimed, quantity)
  .map(([[certificate, goods], asked]) => ({ certificate, goods, asked }));
const claims = fc.array(oneClaim, { minLength: 1, maxLength: 3 });

function entryOf(
  model: QuotaModel,
  wanted: readonly Pick<ModelLine, 'certificate' | 'goods' | 'asked'>[],
): {
  readonly entry: string;
  readonly lines: readonly ModelLine[];
} {
  const entry = `E${model.entries.size + 1}`;
  model.entries.set(entry, 'live');
  const lines = wanted.map((one, i): ModelLine => ({
    ...one,
    entry,
    line: i + 1,
    state: 'unmatched',
    charged: 0,
    reserved: 0,
  }));
  model.lines.push(...lines);
  return { entry, lines };
}

function present(
  real: Real,
  model: QuotaModel,
  { entry, lines }: ReturnType<typeof entryOf>,
): ReturnType<StoredReference['presentEntry']> {
  const claimed = lines.map(({ certificate, goods: hts, asked }) => ({
    certificate,
    origin: 'AU',
    hts,
    unit: 'KGM',
    quantity: asked,
  }));
  return real.reference.presentEntry({ entry, importer: IMPORTER, lines: claimed }, at(model));
}

const presenting = claims.map((wanted) =>
  command(`present(${JSON.stringify(wanted)})`, async (model, real) => {
    const made = entryOf(model, wanted);
    for (const line of made.lines) settle(model, line);
    expect(await present(real, model, made)).toMatchObject({ ok: true });
  }),
);

/** Whatever order the store lets them in, the sums hold. */
const presentingTogether = fc.array(claims, { minLength: 2, maxLength: 4 }).map((entries) =>
  command(`together(${JSON.stringify(entries)})`, async (model, real) => {
    const made = entries.map((wanted) => entryOf(model, wanted));
    const reports = await Promise.all(made.map((one) => present(real, model, one)));
    for (const report of reports) if (report.ok) adopt(model, report.value);
    expect(reports.map(({ ok }) => ok)).toEqual(made.map(() => true));
  }),
);

/** Something done to one of the entries on file, whichever the number comes to. */
function onEntry(
  name: string,
  run: (model: QuotaModel, real: Real, entry: string) => Promise<void>,
): fc.Arbitrary<Command> {
  return fc.nat({ max: 20 }).map((pick) =>
    command(
      `${name}(${pick})`,
      async (model, real) => {
        await run(model, real, [...model.entries.keys()][pick % model.entries.size] ?? '');
      },
      (model) => model.entries.size > 0,
    ),
  );
}

const cancelling = onEntry('cancel-entry', async (model, real, entry) => {
  const isLive = model.entries.get(entry) === 'live';
  expect((await real.reference.cancelEntry(entry, at(model))).ok).toBe(isLive);
  if (!isLive) return;
  model.entries.set(entry, 'cancelled');
  for (const line of model.lines.filter((one) => one.entry === entry)) {
    Object.assign(line, { state: 'cancelled', charged: 0, reserved: 0 });
  }
});

const liquidating = onEntry('liquidate', async (model, real, entry) => {
  const isLive = model.entries.get(entry) === 'live';
  expect((await real.reference.liquidateEntry(entry, at(model))).ok).toBe(isLive);
  if (isLive) model.entries.set(entry, 'liquidated');
});

const protesting = onEntry('protest', async (model, real, entry) => {
  const unmatched = model.lines.filter((line) => line.entry === entry && line.state === 'unmatched');
  const may = model.entries.get(entry) === 'liquidated' && unmatched.length > 0;
  expect((await real.reference.protestEntry(entry, at(model))).ok).toBe(may);
  if (may) for (const line of unmatched) settle(model, line);
});

const refiling = fc.tuple(fc.nat({ max: 20 }), quantity).map(([pick, of]) =>
  command(
    `refile(${pick}, ${of})`,
    async (model, real) => {
      const reserved = model.lines.filter((one) => one.state === 'apportioned');
      const line = reserved[pick % reserved.length]!;
      const certificate = model.certificates.get(line.certificate);
      const covered =
        certificate !== undefined &&
        !certificate.cancelled &&
        certificate.quantity - usedOf(model, line.certificate) >= of;
      const may = of <= line.reserved && covered && model.entries.get(line.entry) !== 'cancelled';
      const { entry, line: ordinal } = line;
      expect((await real.reference.refileLine({ entry, line: ordinal, quantity: of }, at(model))).ok).toBe(
        may,
      );
      if (may) Object.assign(line, { asked: of, state: 'accepted', charged: of, reserved: 0 });
    },
    (model) => model.lines.some(({ state }) => state === 'apportioned'),
  ),
);

const passing = fc.constantFrom<QuotaModel['time']>('afternoon', 'later').map((time) =>
  command(
    `until(${time})`,
    // No await: nothing tells the reference that time has passed.
    (model) => {
      if (model.time === 'morning') openAtNoon(model);
      if (time === 'later') lapseAll(model);
      model.time = time;
      return Promise.resolve();
    },
    (model) => model.time === 'morning' || (model.time === 'afternoon' && time === 'later'),
  ),
);

const commands = fc.commands(
  [
    ...[presenting, presenting, presenting, presentingTogether, presentingTogether],
    ...[cancelling, cancelling, cancelling, refiling, refiling, passing, registering, replacing],
    ...[withdrawing, liquidating, protesting],
  ],
  { maxCommands: 25, size: 'max' },
);

/** What a reference promises on any store: quota and balances are exact, and answers are those of the memory store. */
export function describeReferenceContract(name: string, open: StoreFactory, numRuns: number): void {
  describe(`the reference on ${name}`, () => {
    it('charges certificates and restraint levels exactly, in any order and side by side', async () => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom('morning', 'afternoon'), commands, async (time, plan) => {
          const { store, close } = await open();
          const reference = createStoredReference({ guide, environment: 'test', store });
          const model: QuotaModel = {
            time,
            certificates: new Map(),
            entries: new Map(),
            lines: [],
          };
          const real: Real = { reference, sent: 0 };
          for (const given of ON_FILE) await register(real, model, ...given);
          await fc.asyncModelRun(() => ({ model, real }), plan);
          await close?.();
        }),
        { numRuns },
      );
    }, 60_000); // a guard against hanging, well above what a busy machine takes

    it('answers byte for byte as in memory, also after it was started anew', async () => {
      const { store, close } = await open();
      const memory = createReference({ guide, environment: 'test' });
      const time = { at: TIMES.afternoon };
      const good = interchange([sancrt('1'), sancrt('2', { number: '6AU000124', quantity: '1.5' })], {
        reference: 'A',
      });
      const broken = interchange([sancrt('1', { count: 99 })], { reference: 'B' });
      const reused = interchange([sancrt('1', { number: '6AU000125' })], { reference: 'A' });
      await createStoredReference({ guide, environment: 'test', store }).forceRejection({
        codes: ['R21'],
        participant: 'AUDAFF',
      });
      memory.forceRejection({ codes: ['R21'], participant: 'AUDAFF' });
      for (const bytes of [
        good,
        good,
        broken,
        broken,
        reused,
        interchange([sancrt('1')], { reference: 'C' }),
      ]) {
        const restarted = createStoredReference({ guide, environment: 'test', store });
        expect(await restarted.receive(bytes, time)).toEqual(memory.receive(bytes, time));
      }
      const restarted = createStoredReference({ guide, environment: 'test', store });
      expect(await restarted.certificates(time.at)).toEqual(memory.certificates(time.at));
      expect(memory.certificates(time.at)).toHaveLength(1);
      await close?.();
    });
  });
}
