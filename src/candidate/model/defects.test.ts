import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { packagePath } from '../../core/index.js';
import { loadShippedGuide } from '../../guide/index.js';
import { DEFECTS } from './defects.js';

describe('the registry of defects', () => {
  it('is generated from the files that are there now', () => {
    const check = spawnSync(
      'node',
      ['--import', 'tsx', packagePath('scripts/generate-defects.ts'), '--check'],
      {
        encoding: 'utf8',
        cwd: packagePath('.'),
      },
    );
    expect(check.stderr).toBe('');
    expect(check.status).toBe(0);
  });

  it('has one file per defect, named for it', () => {
    const files = readdirSync(packagePath('src/candidate/model/defects'));
    const names = files
      .filter((file) => !file.endsWith('.generated.ts'))
      .map((file) => file.replace(/\.ts$/, ''));
    expect(Object.keys(DEFECTS)).toEqual(names.sort());
  });

  it.each(Object.values(DEFECTS))(
    '$name breaks a requirement of the guide, and costs something',
    (defect) => {
      const guide = loadShippedGuide('ecert-2.0');
      expect(guide.ok && defect.requirement in guide.value.requirements).toBe(true);
      const { mustFail, hooks } = defect;
      expect(Array.isArray(mustFail) ? mustFail : ['many']).not.toEqual([]);
      expect(Object.keys(typeof hooks === 'function' ? hooks() : hooks)).not.toEqual([]);
      expect(defect.summary).toMatch(/^[A-Z].*\.$/);
    },
  );
});
