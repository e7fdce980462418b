import { join } from 'node:path';
import type { Entropy } from '../keys/key-text.js';
import type { ServiceLog } from '../service-log.js';
import type { MailboxEntry, ReferenceService } from '../service/model.js';
import type { FolderFiles } from './folder-files.js';
import type { IsSettled } from './settled-files.js';

/** What a sweep needs. */
export interface FolderParts {
  readonly service: ReferenceService;
  readonly files: FolderFiles;
  /** Holds one folder per participant, with `in/` and `out/`. */
  readonly root: string;
  readonly participants: readonly string[];
  readonly bytesMax: number;
  /** Makes the names of claims, which must never come twice. */
  readonly entropy: Entropy;
  readonly isSettled: IsSettled;
  /** The service was told to stop: what is claimed is finished, and nothing more is. */
  readonly isStopping: () => boolean;
  readonly log: ServiceLog;
}

/** The folders of one participant. */
interface Folders {
  readonly participant: string;
  /** Where the participant puts transmissions, each moved there whole. */
  readonly incoming: string;
  /** Files claimed and not done with. */
  readonly claimed: string;
  /** Files that are not taken. */
  readonly refused: string;
  /** Where replies are put; the participant removes them. */
  readonly outgoing: string;
}

const CLAIM_BYTES = 12;
/** Names that are still being written: everybody's habit, and what this document asks for. */
const UNFINISHED = /^\.|\.(part|tmp)$/i;
/** Replies delivered in one go. */
const REPLIES_AT_ONCE = 100;

function foldersOf(root: string, participant: string): Folders {
  const below = (name: string): string => join(root, participant, name);
  return {
    participant,
    ...{
      incoming: below('in'),
      claimed: below('.claimed'),
      refused: below('refused'),
      outgoing: below('out'),
    },
  };
}

/**
 * Takes a claimed file in and lets go of it. Its claim is committed together with what it does, so that it is done once
 * however often this is begun.
 */
async function finish({ service, files }: FolderParts, folders: Folders, claim: string): Promise<void> {
  const path = join(folders.claimed, claim);
  await service.receiveFile(folders.participant, claim, files.read(path));
  files.remove(path);
}

/** Claims a file: from here on its name is one that nobody ever gives again. */
function claimFile({ files, bytesMax, entropy, log }: FolderParts, folders: Folders, name: string): void {
  const from = join(folders.incoming, name);
  const claim = Buffer.from(entropy(CLAIM_BYTES)).toString('hex');
  const bytes = files.sizeBytes(from);
  if (bytes <= bytesMax) {
    files.move(from, join(folders.claimed, claim));
    return;
  }
  files.move(from, join(folders.refused, `${claim}-${name}`));
  log.error({ participant: folders.participant, bytes, bytesMax }, 'a file is too large: moved to refused/');
}

/** Puts a reply into the folder under a name that is its own: done again, it is the same file. */
async function deliver(
  { service, files }: FolderParts,
  folders: Folders,
  entry: MailboxEntry,
): Promise<void> {
  const { participant, outgoing } = folders;
  const reply = await service.mailboxItem(participant, entry.id);
  if (reply === undefined) return;
  const unfinished = join(outgoing, `.${entry.id}.part`);
  files.write(unfinished, reply.bytes);
  files.move(unfinished, join(outgoing, `${entry.id}.edi`));
  await service.acknowledge(participant, entry.id);
}

async function deliverAll(parts: FolderParts, folders: Folders): Promise<void> {
  let after = '';
  for (;;) {
    const waiting = await parts.service.mailbox(folders.participant, after, REPLIES_AT_ONCE);
    for (const entry of waiting.filter(({ channel }) => channel === 'folder'))
      await deliver(parts, folders, entry);
    const last = waiting.at(-1);
    if (last === undefined || waiting.length < REPLIES_AT_ONCE) return;
    after = last.id;
  }
}

async function sweepParticipant(parts: FolderParts, folders: Folders): Promise<void> {
  const { files } = parts;
  const { incoming, claimed, refused, outgoing } = folders;
  for (const folder of [incoming, claimed, refused, outgoing]) files.makeFolder(folder);
  // What an earlier sweep claimed and did not finish comes first, before anything newer.
  for (const claim of files.list(claimed)) await finish(parts, folders, claim);
  for (const name of files.list(incoming).filter((one) => !UNFINISHED.test(one))) {
    if (parts.isStopping()) break;
    const path = join(incoming, name);
    const isReady = files.sizeBytes(path) > 0 && parts.isSettled(path, files.stamp(path));
    if (!isReady) continue;
    claimFile(parts, folders, name);
    for (const claim of files.list(claimed)) await finish(parts, folders, claim);
  }
  await deliverAll(parts, folders);
}

/**
 * Takes in what lies in the participants' `in/` folders, in order of name, and puts replies into `out/`. However often
 * it is cut off and begun again, each file is processed exactly once; a reply that was cut off while it was delivered
 * is delivered again, under the same name. One participant's trouble keeps no other's files waiting.
 */
export async function sweepFolders(parts: FolderParts): Promise<void> {
  for (const participant of parts.participants) {
    if (parts.isStopping()) return;
    try {
      await sweepParticipant(parts, foldersOf(parts.root, participant));
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.message : String(thrown);
      parts.log.error({ participant, error }, 'a sweep was cut off; the next one goes on');
    }
  }
}
