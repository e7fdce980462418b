import type { ViewFeature } from '../journal/index.js';
import { VIEW_NEEDS } from '../scenario/index.js';
import type { Interruption } from './model.js';
import { note, nowIn, type Scene } from './scene.js';

/** Why the candidate cannot be asked; undefined when it can. A candidate that does not declare it is never asked. */
function whyNotAsked({ features }: Scene, feature: ViewFeature): string | undefined {
  const missing = VIEW_NEEDS[feature].filter((each) => !features.includes(each));
  return missing.length === 0 ? undefined : `the candidate does not declare: ${missing.join(', ')}`;
}

/** What is noted where the candidate declares it and its driver has no way to ask. */
const NO_WAY = 'its driver cannot ask a candidate for its own view';

/** Asks the candidate what it believes of a certificate, and notes what it says or why it was not asked. */
export async function askStatus(scene: Scene, certificate: string): Promise<Interruption | undefined> {
  const { driver } = scene.campaign;
  const reason = whyNotAsked(scene, 'status');
  if (reason !== undefined || driver.status === undefined) {
    note(scene, { type: 'view-not-asked', feature: 'status', reason: reason ?? NO_WAY });
    return undefined;
  }
  const stated = await driver.status(certificate, nowIn(scene));
  if (!stated.ok) return { by: 'candidate', failure: stated.error };
  note(scene, { type: 'status-stated', certificate, state: stated.value });
  return undefined;
}

/** Asks the candidate what it believes it did, for its own sake or for the usage that it knows of. */
export async function askActivity(
  scene: Scene,
  feature: 'activity' | 'usage',
): Promise<Interruption | undefined> {
  const { driver } = scene.campaign;
  const reason = whyNotAsked(scene, feature);
  if (reason !== undefined || driver.activity === undefined) {
    note(scene, { type: 'view-not-asked', feature, reason: reason ?? NO_WAY });
    return undefined;
  }
  const stated = await driver.activity(nowIn(scene));
  if (!stated.ok) return { by: 'candidate', failure: stated.error };
  note(scene, { type: 'activity-stated', documents: stated.value });
  return undefined;
}
