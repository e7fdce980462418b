import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Guide } from '../guide/index.js';
import { createInProcessDriver } from './in-process-driver.js';
import type { Driver } from './model.js';
import type { Defect } from './model/defects.js';
import { createModelCandidate } from './model/model-candidate.js';

/** The model candidate as one that sends and receives by two folders: its driver carries no interchanges. */
export function modelByFolders(guide: Guide, folder: string, defects: readonly Defect[] = []): Driver {
  const inner = createInProcessDriver(() => createModelCandidate({ guide, defects }));
  let sent = 0;
  return {
    ...inner,
    async prompt(prompt, context) {
      const inbox = join(folder, 'in');
      const mail = readdirSync(inbox).filter((name) => name.endsWith('.edi'));
      const interchanges = mail.sort().map((name) => new Uint8Array(readFileSync(join(inbox, name))));
      for (const name of mail) rmSync(join(inbox, name));
      const heard = mail.length > 0 ? ({ kind: 'deliver', interchanges } as const) : prompt;
      const answered = await inner.prompt(heard, context);
      if (!answered.ok) return answered;
      for (const bytes of answered.value) {
        sent += 1;
        const path = join(folder, 'out', String(sent).padStart(4, '0'));
        writeFileSync(path, bytes);
        renameSync(path, `${path}.edi`);
      }
      return { ok: true, value: [] };
    },
  };
}
