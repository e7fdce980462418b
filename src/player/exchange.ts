import type { CandidateFailure, Prompt } from '../candidate/index.js';
import { bytesToLatin1 } from '../core/index.js';
import type { Receipt } from '../ecert/index.js';
import type { Parcel } from '../wire/index.js';
import type { ArmedFault } from './armed-fault.js';
import { awaitedAfter } from './awaited.js';
import { PLAYER_LIMITS } from './limits.js';
import type { Interruption } from './model.js';
import { note, nowIn, type Scene } from './scene.js';

/**
 * Says one thing to the candidate and carries whatever comes of it, to and fro, until it is quiet.
 * @returns why the scenario cannot go on; undefined when it can.
 */
export async function exchange(
  scene: Scene,
  prompt: Prompt,
  awaiting?: number | 'end',
): Promise<Interruption | undefined> {
  let next: Prompt | undefined = prompt;
  while (next !== undefined) {
    const transmissions = await scene.campaign.driver.prompt(next, {
      now: nowIn(scene),
      scenario: scene.scenario.id,
      ...(awaiting === undefined ? {} : { awaiting }),
    });
    if (!transmissions.ok) return { by: 'candidate', failure: transmissions.error };
    for (const bytes of transmissions.value) {
      const stopped = transmit(scene, bytes);
      if (stopped !== undefined) return stopped;
    }
    next = collect(scene);
    if (awaiting !== 'end') awaiting = awaitedAfter(scene.scenario.steps, scene.step, scene.came);
  }
  return undefined;
}

/** Hands over what has arrived by now, on either side, and carries whatever comes of them. */
export async function deliverArrived(scene: Scene): Promise<Interruption | undefined> {
  const stopped = receiveArrived(scene);
  if (stopped !== undefined) return stopped;
  const arrived = collect(scene);
  if (arrived === undefined) return undefined;
  return exchange(scene, arrived, awaitedAfter(scene.scenario.steps, scene.step, scene.came));
}

/** The oldest answer that has arrived, as it is delivered. */
function collect(scene: Scene): Prompt | undefined {
  const answer = scene.link.collectForCandidate(nowIn(scene));
  if (answer === undefined) return undefined;
  for (const parcel of answer) noteArrival(scene, parcel, 'candidate');
  return { kind: 'deliver', interchanges: answer.map(({ bytes }) => bytes) };
}

/** Puts one transmission on the link, and carries what has arrived of it. */
function transmit(scene: Scene, bytes: Uint8Array): Interruption | undefined {
  const refused = overLimit(scene, bytes);
  if (refused !== undefined) return { by: 'candidate', failure: refused };
  const isOwed = scene.chaos?.takes(bytes) === true;
  if (!isOwed) scene.came += 1;
  scene.cameInStep += 1;
  scene.numbering.candidate += 1;
  const id = `C${scene.numbering.candidate}`;
  note(scene, { type: 'sent', id, by: 'candidate', bytes: bytesToLatin1(bytes) });
  const armed = scene.outwardFaults.shift() ?? (isOwed ? undefined : scene.chaos?.outward(scene.step, bytes));
  scene.link.toReference({ id, bytes }, nowIn(scene), armed?.fault);
  noteFault(scene, id, armed);
  return receiveArrived(scene, isOwed);
}

/** Takes to the reference whatever has arrived there by now, and puts its answers on the link. */
export function receiveArrived(scene: Scene, isOwed = false): Interruption | undefined {
  for (;;) {
    const parcel = scene.link.collectForReference(nowIn(scene));
    if (parcel === undefined) return undefined;
    noteArrival(scene, parcel, 'reference');
    const receipt = receive(scene, parcel.bytes);
    if ('by' in receipt) return receipt;
    if (receipt.replies.length > 0) reply(scene, parcel.id, receipt.replies, isOwed);
  }
}

function noteArrival(scene: Scene, { id, bytes, altered }: Parcel, by: 'candidate' | 'reference'): void {
  note(scene, {
    type: 'received',
    id,
    by,
    ...(altered === true ? { bytes: bytesToLatin1(bytes) } : {}),
  });
}

function noteFault(scene: Scene, id: string, armed: ArmedFault | undefined): void {
  if (armed === undefined) return;
  const { kind, chaos } = armed;
  const detail = armed.detail();
  note(scene, { type: 'fault-injected', kind, id, detail, ...(chaos === true ? { chaos } : {}) });
}

function overLimit(scene: Scene, bytes: Uint8Array): CandidateFailure | undefined {
  const { transmissionsPerStep, transmissionBytes } = PLAYER_LIMITS;
  if (scene.cameInStep >= transmissionsPerStep) {
    const detail = `too many transmissions in one step: expected at most ${transmissionsPerStep}, got one more`;
    return { kind: 'flooded', detail };
  }
  if (bytes.length > transmissionBytes) {
    const detail = `a transmission is too large: expected at most ${transmissionBytes} bytes, got ${bytes.length}`;
    return { kind: 'flooded', detail };
  }
  if (bytes.length === 0) {
    return { kind: 'protocol', detail: 'a transmission is empty: expected at least one byte, got none' };
  }
  return undefined;
}

/** The reference never throws on bad bytes; where it does all the same it is our bug, and no verdict on the candidate. */
function receive(scene: Scene, bytes: Uint8Array): Receipt | Interruption {
  try {
    const link = scene.campaign.candidate.identity.participant;
    return scene.reference.receive(bytes, { at: nowIn(scene), link });
  } catch (thrown) {
    return { by: 'reference', detail: String(thrown) };
  }
}

function reply(scene: Scene, inReplyTo: string, replies: readonly Uint8Array[], isOwed: boolean): void {
  const parcels = replies.map((bytes): Parcel => {
    scene.numbering.reference += 1;
    const id = `R${scene.numbering.reference}`;
    note(scene, { type: 'sent', id, by: 'reference', bytes: bytesToLatin1(bytes), inReplyTo });
    return { id, bytes };
  });
  const armed = scene.inwardFaults.shift() ?? (isOwed ? undefined : scene.chaos?.inward(scene.step));
  scene.link.toCandidate(parcels, nowIn(scene), armed?.fault);
  for (const { id } of parcels) noteFault(scene, id, armed);
}
