import { resolve } from 'node:path';

import { err, ok } from '../core/index.js';
import { candidateFailure } from './candidate-failure.js';
import { defineDriver, type DriverKind } from './driver-kind.js';
import type { Driver, PromptContext } from './model.js';
import { loadRecording, type RecordedTransmission, type Recording } from './recording.js';

/**
 * Plays back a folder of transmissions. It does not react: an awaited transmission is the recorded one of that
 * number, and whatever was recorded beyond that is given when the scenario closes, so that nothing recorded escapes
 * the judge.
 */
export function createRecordedDriver(recording: Recording): Driver {
  const { sheet } = recording;
  let given = new Set<RecordedTransmission>();
  let started = false;

  const due = (context: PromptContext): readonly RecordedTransmission[] => {
    const all = recording.transmissions[context.scenario] ?? [];
    return all.filter(
      (transmission) =>
        !given.has(transmission) && (context.awaiting === 'end' || transmission.number === context.awaiting),
    );
  };

  return {
    start(greeting) {
      const wanted = { participant: greeting.participant, charset: greeting.charset, seed: greeting.seed };
      for (const key of ['participant', 'charset', 'seed'] as const) {
        if (sheet[key] === wanted[key]) continue;
        const what = `the recording was made for another ${key}`;
        return Promise.resolve(
          err(candidateFailure('protocol', what, String(wanted[key]), String(sheet[key]))),
        );
      }
      given = new Set();
      started = true;
      return Promise.resolve(
        ok({ candidate: sheet.candidate, version: sheet.version, features: sheet.features }),
      );
    },
    prompt(_prompt, context) {
      if (!started) {
        const what = 'the recording is not being played';
        return Promise.resolve(
          err(candidateFailure('not-started', what, 'a candidate that was started', 'none')),
        );
      }
      const transmissions = due(context);
      for (const transmission of transmissions) given.add(transmission);
      return Promise.resolve(ok(transmissions.map(({ bytes }) => bytes)));
    },
    stop() {
      started = false;
      return Promise.resolve();
    },
  };
}

/** A folder of transmissions that were made before. */
export const driverKind: DriverKind = defineDriver<{ readonly folder: string }>({
  kind: 'recorded',
  settings: { folder: { type: 'string', minLength: 1, maxLength: 200 } },
  answersAlone: false,
  create(settings, file) {
    const recording = loadRecording(resolve(file.folder, settings.folder));
    if (recording.ok) return ok(createRecordedDriver(recording.value));
    const message = `${recording.error.path}: ${recording.error.message}`;
    return err({ kind: 'recording-unusable', message, setting: ['driver', 'folder'] });
  },
});
