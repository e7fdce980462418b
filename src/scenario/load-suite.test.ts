import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagePath } from '../core/index.js';
import { loadSuite, SUITE_ERROR_CODES, type SuiteErrorKind } from './index.js';

const SCENARIO = `id: SAN-POS-001
title: One
purpose: To be loaded.
obligation: M
features: []
requirements: [N-01]
documents:
  A: {}
steps:
  - instruct: { task: register, documents: [A] }
  - expect: { transmission: { message: SANCRT, function: original, documents: [A], answer: accepted } }
`;
const SUITE = `name: small
title: Small
guide: ecert-2.0
startAt: 2026-03-02T12:00:00Z
within: PT24H
scenarios: [SAN-POS-001]
`;

let root = '';
let suitePath = '';

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ecert-suite-'));
  suitePath = join(root, 'suites', 'small.yaml');
  write('suites/small.yaml', SUITE);
  write('scenarios/small/SAN-POS-001.yaml', SCENARIO);
  write('scenarios/ids.lock', '# ids\nSAN-POS-001  One\nSAN-POS-009  (retired) Gone\n');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('loading a suite', () => {
  it('gives its scenarios in order, each with its place', () => {
    write(
      'scenarios/small/SAN-POS-002.yaml',
      SCENARIO.replace('SAN-POS-001', 'SAN-POS-002').replace('One', 'Two'),
    );
    write('scenarios/ids.lock', 'SAN-POS-001  One\nSAN-POS-002  Two\n');
    write('suites/small.yaml', SUITE.replace('[SAN-POS-001]', '[SAN-POS-002, SAN-POS-001]'));
    const suite = loadSuite(suitePath);
    expect(suite).toMatchObject({
      ok: true,
      value: {
        name: 'small',
        startAt: '2026-03-02T12:00:00Z',
        scenarios: [
          { id: 'SAN-POS-002', position: 1 },
          { id: 'SAN-POS-001', position: 2 },
        ],
      },
    });
  });

  it('gives a digest of content, not of layout', () => {
    const digest = (): string => {
      const suite = loadSuite(suitePath);
      return suite.ok ? suite.value.digest : 'not loaded';
    };
    const before = digest();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    write('scenarios/small/SAN-POS-001.yaml', `# a remark\r\n${SCENARIO.replaceAll('\n', '\r\n')}`);
    expect(digest()).toBe(before);
    write('scenarios/small/SAN-POS-001.yaml', SCENARIO.replace('To be loaded', 'To be loaded otherwise'));
    expect(digest()).not.toBe(before);
  });

  it('finds the shipped suite by name', () => {
    const suite = loadSuite('core');
    expect(suite.ok ? suite.value.scenarios.length : suite.error).toBe(25);
  });
});

type Breaking = readonly [what: string, kind: SuiteErrorKind, breaking: () => void];
const BREAKING: readonly Breaking[] = [
  [
    'no suite',
    'not-found',
    () => {
      rmSync(suitePath);
    },
  ],
  [
    'a scenario without a file',
    'not-found',
    () => {
      write('suites/small.yaml', SUITE.replace('001]', '001, SAN-POS-002]'));
    },
  ],
  [
    'no lock',
    'not-found',
    () => {
      rmSync(join(root, 'scenarios/ids.lock'));
    },
  ],
  [
    'a file of a megabyte',
    'too-large',
    () => {
      write('scenarios/small/SAN-POS-001.yaml', `${SCENARIO}#${'x'.repeat(1e6)}`);
    },
  ],
  [
    'broken YAML',
    'not-yaml',
    () => {
      write('scenarios/small/SAN-POS-001.yaml', 'id: [unclosed');
    },
  ],
  [
    'a key twice',
    'not-yaml',
    () => {
      write('scenarios/small/SAN-POS-001.yaml', `${SCENARIO}title: Again\n`);
    },
  ],
  [
    'an alias',
    'not-yaml',
    () => {
      write(
        'scenarios/small/SAN-POS-001.yaml',
        SCENARIO.replace('[A]', '&x [A]').replace('documents: [A]', 'documents: *x'),
      );
    },
  ],
  [
    'a key too many',
    'not-as-schema',
    () => {
      write('scenarios/small/SAN-POS-001.yaml', `${SCENARIO}colour: blue\n`);
    },
  ],
  [
    'an id of another form',
    'not-as-schema',
    () => {
      write('suites/small.yaml', SUITE.replace('SAN-POS-001', 'SAN-GOOD-1'));
    },
  ],
  [
    'a number where a text belongs',
    'not-as-schema',
    () => {
      write(
        'scenarios/small/SAN-POS-001.yaml',
        SCENARIO.replace('A: {}', "A: { set: { 'lines.1.hts': 980100 } }"),
      );
    },
  ],
  [
    'two things in one step',
    'not-as-schema',
    () => {
      write(
        'scenarios/small/SAN-POS-001.yaml',
        SCENARIO.replace('  - instruct:', '  - advance: PT1H\n    instruct:'),
      );
    },
  ],
  [
    'another id in the file',
    'file-name-differs',
    () => {
      write('scenarios/small/SAN-POS-001.yaml', SCENARIO.replace('SAN-POS-001', 'SAN-POS-002'));
    },
  ],
  [
    'an id that stands in the suite twice',
    'duplicate-id',
    () => {
      write('suites/small.yaml', SUITE.replace('001]', '001, SAN-POS-001]'));
    },
  ],
  [
    'an id with two files',
    'duplicate-id',
    () => {
      cpSync(join(root, 'scenarios/small'), join(root, 'scenarios/other'), { recursive: true });
    },
  ],
  [
    'an id that is not locked',
    'id-not-locked',
    () => {
      write('scenarios/ids.lock', 'SAN-POS-009  (retired) Gone\n');
    },
  ],
  [
    'an id given to another scenario',
    'lock-entry-reused',
    () => {
      write('scenarios/small/SAN-POS-001.yaml', SCENARIO.replace('One', 'Something else'));
    },
  ],
  [
    'an id of a retired scenario',
    'lock-entry-reused',
    () => {
      write('scenarios/ids.lock', 'SAN-POS-001  (retired) One\n');
    },
  ],
  [
    'an id locked twice',
    'lock-entry-reused',
    () => {
      write('scenarios/ids.lock', 'SAN-POS-001  One\nSAN-POS-001  One\n');
    },
  ],
  [
    'a locked id without a scenario',
    'lock-entry-missing',
    () => {
      write('scenarios/ids.lock', 'SAN-POS-001  One\nSAN-POS-002  Two\n');
    },
  ],
  [
    'a lock in another form',
    'lock-not-readable',
    () => {
      write('scenarios/ids.lock', 'SAN-POS-001  One\nSAN-POS-002\n');
    },
  ],
];

describe('a suite with', () => {
  it.each(BREAKING)('%s is refused as %s', (_, kind, breaking) => {
    breaking();
    const suite = loadSuite(suitePath);
    expect(suite.ok).toBe(false);
    const errors = suite.ok ? [] : suite.error;
    expect(errors.map((error) => error.kind)).toContain(kind);
    for (const error of errors) expect(error.code).toBe(SUITE_ERROR_CODES[error.kind]);
  });
});

describe('the shipped scenarios', () => {
  it('lie in the package, one folder per suite', () => {
    expect(loadSuite(packagePath('suites/core.yaml')).ok).toBe(true);
  });
});
