import { describe, expect, it } from 'vitest';
import { readJournal, type Journal } from '../../journal/index.js';
import { evaluateProduction } from '../evaluate-production.js';
import type { ProductionVerdict } from '../model.js';
import { shippedGuide } from '../scripted-traffic.fixture.js';
import { loadProfile, parseProfile, type Profile } from './profile.js';
import { simulateProduction } from './simulate-production.js';
import type { SimulationSummary } from './participant.js';

const guide = shippedGuide();

function profile(name: string): Profile {
  const loaded = loadProfile(name, guide);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value;
}

function simulate(
  played: Profile,
  seed: number,
): { readonly text: string; readonly journal: Journal; readonly summary: SimulationSummary } {
  const lines: string[] = [];
  const summary = simulateProduction({ profile: played, seed, guide, sink: (line) => lines.push(line) });
  if (!summary.ok) throw new Error(summary.error.message);
  const text = lines.join('');
  const journal = readJournal(text);
  if (!journal.ok) throw new Error(journal.error.message);
  return { text, journal: journal.value, summary: summary.value };
}

const evaluated = (name: string, seed: number): ProductionVerdict =>
  evaluateProduction(simulate(profile(name), seed).journal, guide);

describe('simulateProduction', { timeout: 60_000 }, () => {
  it('leaves the same bytes for the same seed, and others for another', () => {
    expect(simulate(profile('careless'), 7).text).toBe(simulate(profile('careless'), 7).text);
    expect(simulate(profile('careless'), 8).text).not.toBe(simulate(profile('careless'), 7).text);
  });

  it('leaves a journal of production that covers the whole period', () => {
    const { journal } = simulate(profile('good'), 1);
    expect(journal.header).toMatchObject({
      program: 'production',
      profile: 'good',
      seed: 1,
      startedAt: '2026-03-02T00:00:00Z',
    });
    expect(journal.footer?.end).toBe('complete');
    expect(journal.events.at(-1)?.at).toBe('2026-04-01T00:00:00Z');
  });

  it.each(['good', 'careless'])('is read from the bytes (%s) as the reference itself saw it', (name) => {
    const { journal, summary } = simulate(profile(name), 3);
    const { days, totals } = evaluateProduction(journal, guide);
    const sum = (pick: (day: (typeof days)[number]) => number): number =>
      days.reduce((all, day) => all + pick(day), 0);
    expect(totals.interchanges).toBe(summary.interchanges);
    expect(sum((day) => day.accepted + day.corrected)).toBe(summary.accepted);
    expect(sum((day) => day.rejected)).toBe(summary.rejected);
  });

  it('names what a profile asks for and the guide does not have', () => {
    const sink = (): void => undefined;
    const stranger = simulateProduction({
      profile: { ...profile('good'), participant: 'XXXX' },
      seed: 1,
      guide,
      sink,
    });
    expect(stranger).toMatchObject({ ok: false, error: { kind: 'unknown-participant' } });
    const kind = simulateProduction({ profile: { ...profile('good'), kind: '99' }, seed: 1, guide, sink });
    expect(kind).toMatchObject({ ok: false, error: { kind: 'unknown-kind' } });
  });
});

describe('the verdicts on the shipped profiles', { timeout: 60_000 }, () => {
  it('a careful country is satisfactory, and a careless one is not, for what each did', () => {
    const good = evaluated('good', 1);
    expect(good.verdict).toBe('satisfactory');
    const careless = evaluated('careless', 1);
    expect(careless.verdict).toBe('unsatisfactory');
    const decisive = careless.measures
      .filter((measure) => measure.severity === 'decisive')
      .map((measure) => measure.id);
    expect(decisive).toEqual(
      expect.arrayContaining([
        'messages-first-attempt',
        'interchanges-first-attempt',
        'test-indicators',
        'uncorrected-rejections',
      ]),
    );
    const indicators = careless.measures.find((measure) => measure.id === 'test-indicators');
    expect(indicators?.findings.length).toBe(indicators?.value);
    expect(careless.errors.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['C21', 'C25', 'C29', 'R03', 'R05', 'R07', 'R08', 'R11']),
    );
  });

  it('nothing sent is inconclusive', () => {
    const silent = evaluated('silent', 1);
    expect(silent.verdict).toBe('inconclusive');
    expect(silent.reasons.map(({ code }) => code)).toEqual(['production-no-traffic']);
  });
});

describe('parseProfile', { timeout: 60_000 }, () => {
  const good = guide.policies['profiles/good'] as Record<string, unknown>;
  const refused = (changed: Record<string, unknown>): string => {
    const parsed = parseProfile({ ...good, ...changed });
    expect(parsed.ok).toBe(false);
    return parsed.ok ? '' : parsed.error.message;
  };

  it.each([
    ['a field too many', { colour: 'blue' }, 'only keys of the schema'],
    ['no instant', { startAt: 'Monday' }, 'startAt "Monday"'],
    [
      'a range that ends before it begins',
      { corrections: { delayHours: { low: 9, high: 2 }, never: 0, wrongAgain: 0, attempts: 1 } },
      '9 to 2',
    ],
    ['lower case where it is allowed', { charset: 'UNOC' }, 'lower case is no mistake in UNOC'],
  ])('refuses %s', (_, changed, words) => {
    expect(refused(changed)).toContain(words);
  });

  it('says which profiles there are', () => {
    const unknown = loadProfile('perfect', guide);
    expect(unknown.ok ? '' : unknown.error.message).toContain('careless, good, silent');
    expect(loadProfile('/nowhere/x.yaml', guide)).toMatchObject({
      ok: false,
      error: { kind: 'profile-not-found' },
    });
  });
});
