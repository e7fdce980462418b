import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { HarnessFault } from '../core/index.js';
import { createJournal, readJournal, type JournalHeader } from '../journal/index.js';
import { rejudge } from './rejudge.js';
import { runCampaign, type CampaignOptions } from './run-campaign.js';

vi.setConfig({ testTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'ecert-campaign-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function options(name: string, defects: readonly string[] = []): CampaignOptions {
  const file = join(folder, `${name}.yaml`);
  const sheet = {
    format: 'ecert-candidate/1',
    name: 'Model candidate',
    version: '1.0.0',
    participant: 'AUDAFF',
    country: 'AU',
    kinds: ['05'],
    features: ['multi-line'],
    charset: 'UNOA',
    driver: { kind: 'in-process', defects },
  };
  writeFileSync(file, JSON.stringify(sheet)); // JSON is YAML
  return { source: { file }, suite: 'core', out: join(folder, name), only: ['SAN-POS-002'] };
}

describe('a bug of ours', () => {
  it('is told as such, gives no verdict, and leaves a journal that can be read', async () => {
    const broken = {
      ...options('bug'),
      onScenario: () => {
        throw new HarnessFault('the sky is up');
      },
    };
    const outcome = await runCampaign(broken);
    if (outcome.ok || outcome.error.kind !== 'harness-failure')
      throw new Error('a harness failure was expected');
    expect(outcome.error.message).toBe('the sky is up');
    const left = join(outcome.error.journal!, '..');
    expect(readdirSync(left).sort()).toEqual(['harness-error.txt', 'journal.ndjson']);
    expect(readFileSync(join(left, 'harness-error.txt'), 'utf8')).toMatch(
      /^the harness failed: the sky is up\nThis is a defect of the harness/,
    );
    const journal = readJournal(readFileSync(outcome.error.journal!, 'utf8'));
    expect(journal.ok && journal.value.footer).toBeUndefined();
    expect(journal.ok && journal.value.events.length).toBeGreaterThan(3);
  });

  it('leaves no verdict of an earlier run beside it', async () => {
    const first = await runCampaign(options('twice'));
    expect(first.ok && readdirSync(first.value.files.folder)).toContain('report.html');
    const second = await runCampaign({
      ...options('twice'),
      onScenario: () => {
        throw new HarnessFault('the sky is up');
      },
    });
    expect(second.ok).toBe(false);
    expect(first.ok && readdirSync(first.value.files.folder).sort()).toEqual([
      'harness-error.txt',
      'journal.ndjson',
    ]);
  });
});

it('a candidate that is wrong on purpose is found out, and the report points at the bytes', async () => {
  const outcome = await runCampaign(options('defect', ['first-line-only']));
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const { verdict, files } = outcome.value;
  expect(verdict.verdict).toBe('not-conformant');
  expect(verdict.scenarios.find(({ id }) => id === 'SAN-POS-002')?.verdict).toBe('failed');
  const html = readFileSync(files.html, 'utf8');
  expect(html).toMatch(/CNT\+2:<mark>1<\/mark>&#x27;\n<span class="caret" aria-hidden="true"> {6}\^<\/span>/);
  expect(readFileSync(files.junit, 'utf8')).toContain('<failure message="');
});

describe('judging again', () => {
  const header: JournalHeader = {
    type: 'header',
    format: 'ecert-journal/1',
    harness: { name: 'ecert-conformance', version: '0.1.0' },
    campaign: 'core-AUDAFF-1',
    program: 'rehearsal',
    seed: 1,
    startedAt: '2026-03-02T12:00:00Z',
    suite: { name: 'core', digest: '0'.repeat(64) },
    guide: { id: 'ecert-2.0', digest: '0'.repeat(64) },
    candidate: {
      name: 'X',
      version: '1',
      participant: 'AUDAFF',
      country: 'AU',
      kinds: ['05'],
      features: [],
      driver: 'stdio',
    },
  };

  function journalOf(content: JournalHeader): string {
    const path = join(folder, 'journal.ndjson');
    const lines: string[] = [];
    createJournal(content, (line) => lines.push(line)).close('complete');
    writeFileSync(path, lines.join(''));
    return path;
  }

  it('is refused by another edition of the suite', () => {
    const again = rejudge(journalOf(header));
    expect(again.ok).toBe(false);
    expect(!again.ok && again.error.what).toContain(
      'was not played by this edition of its suite and guide (suite-differs)',
    );
    expect(!again.ok && again.error.actual).toContain('0'.repeat(64));
  });

  it('is refused where the suite is not there, and where there never was one', () => {
    const unknown = rejudge(journalOf({ ...header, suite: { name: 'corre', digest: '0'.repeat(64) } }));
    expect(!unknown.ok && unknown.error.hint).toBe('did you mean core?');
    const { suite, ...rest } = header;
    expect(suite).toBeDefined();
    const production = rejudge(journalOf({ ...rest, program: 'production' }));
    expect(!production.ok && production.error.actual).toBe('a journal of program production');
  });
});
