import { assert, canonicalJson, parseDurationMs, type Json } from '../core/index.js';
import type { EntryLine } from '../ecert/index.js';
import {
  plannedDocument,
  taskOf,
  type Expectation,
  type Filing,
  type Instruction,
  type ReplyTreatment,
  type Step,
  type Tampering,
} from '../scenario/index.js';
import { askActivity, askStatus } from './ask-view.js';
import { inwardFault, outwardFault, simpleFault } from './armed-fault.js';
import { awaitedAfter, transmissionNumber } from './awaited.js';
import { exchange } from './exchange.js';
import type { Interruption } from './model.js';
import { advance, keepSilence, settle, waitForTransmission } from './passing-time.js';
import { note, nowIn, type Scene } from './scene.js';

/** Does one step of a scenario. */
export async function performStep(scene: Scene, step: Step): Promise<Interruption | undefined> {
  if ('instruct' in step) return instruct(scene, step.instruct);
  if ('expect' in step) return lookFor(scene, step.expect);
  if ('advance' in step) return advance(scene, durationMs(step.advance));
  if ('tamper' in step) armTampering(scene, step.tamper);
  else if ('reply' in step) armReply(scene, step.reply);
  else if ('file' in step) fileEntry(scene, step.file);
  else step satisfies never;
  return undefined;
}

async function instruct(scene: Scene, instruction: Instruction): Promise<Interruption | undefined> {
  const task = taskOf(scene.scenario, instruction, scene.plan);
  note(scene, { type: 'instructed', task });
  const awaiting = awaitedAfter(scene.scenario.steps, scene.step, scene.came);
  return (await exchange(scene, { kind: 'task', task }, awaiting)) ?? settle(scene);
}

/** Gives an expectation the time it allows, and notes what only the player can see. Whether it is met, the judge says. */
async function lookFor(scene: Scene, expectation: Expectation): Promise<Interruption | undefined> {
  if ('transmission' in expectation) {
    const number = transmissionNumber(scene.scenario.steps, scene.step);
    assert(number !== undefined, 'this step expects a transmission');
    const within = expectation.transmission.within ?? scene.campaign.suite.within;
    return (await waitForTransmission(scene, number, durationMs(within))) ?? settle(scene);
  }
  if ('silence' in expectation) return keepSilence(scene, durationMs(expectation.silence));
  if ('status' in expectation)
    return askStatus(scene, observeRegister(scene, expectation.status.certificate));
  if ('activity' in expectation) return askActivity(scene, 'activity');
  if ('usage' in expectation) {
    observeRegister(scene, expectation.usage.certificate);
    return askActivity(scene, 'usage');
  }
  if ('register' in expectation) observeRegister(scene, expectation.register.certificate);
  return undefined;
}

/** Looks into the register, and says for which certificate. */
function observeRegister(scene: Scene, name: string): string {
  const certificate = textOf(plannedDocument(scene.plan, name), 'certificateNumber');
  const record = scene.reference.certificate(certificate, nowIn(scene)) ?? null;
  note(scene, { type: 'register-observed', certificate, record: asJson(record) });
  return certificate;
}

function armTampering(scene: Scene, tampering: Tampering): void {
  scene.outwardFaults.push(outwardFault(tampering, scene.random));
  // What came of the part that arrived does not get back either.
  if ('disconnect' in tampering) scene.inwardFaults.push(simpleFault('lose'));
}

function armReply(scene: Scene, treatment: ReplyTreatment): void {
  if ('force' in treatment) {
    scene.reference.forceRejection({ codes: treatment.force });
    note(scene, { type: 'rejection-forced', codes: treatment.force });
  } else {
    scene.inwardFaults.push(inwardFault(treatment, scene.random));
  }
}

/** Files an entry line that agrees with the certificate in everything but, perhaps, the quantity. */
function fileEntry(scene: Scene, filing: Filing): void {
  const document = plannedDocument(scene.plan, filing.certificate);
  const lines = document['lines'];
  const line = typeof lines === 'string' ? undefined : lines?.[(filing.line ?? 1) - 1];
  assert(line !== undefined, `document ${filing.certificate} has the line that the entry claims`);
  scene.entries += 1;
  const entry: EntryLine = {
    entry: `${scene.scenario.id}-E${scene.entries}`,
    certificate: textOf(document, 'certificateNumber'),
    importer: textOf(document, 'importer'),
    origin: textOf(document, 'origin'),
    hts: textOf(line, 'hts'),
    unit: textOf(line, 'unit'),
    quantity: Number(filing.quantity),
  };
  const outcome = scene.reference.fileEntry(entry, nowIn(scene));
  note(scene, { type: 'entry-filed', line: asJson(entry), outcome: asJson(outcome) });
}

function textOf(document: Readonly<Record<string, unknown>>, field: string): string {
  const value = document[field];
  return typeof value === 'string' ? value : '';
}

function asJson(value: unknown): Json {
  return JSON.parse(canonicalJson(value)) as Json; // what JSON.parse gives is Json
}

function durationMs(text: string): number {
  const ms = parseDurationMs(text);
  assert(ms !== undefined, `the linter lets only durations through, not ${text}`);
  return ms;
}
