import { err, formatInstant, harnessIdentity, ok, seededRandom, type Result } from '../../core/index.js';
import { createReference } from '../../ecert/index.js';
import type { CertificateKind, Guide, Participant as RegisteredParticipant } from '../../guide/index.js';
import { createJournal, type JournalHeader } from '../../journal/index.js';
import { createAgenda } from './agenda.js';
import { drawIssuer } from './draw-certificate.js';
import { startOfDay } from './draw-day.js';
import { createParticipant, runErrand, type Errand, type SimulationSummary } from './participant.js';
import type { Profile } from './profile.js';
import { createStation } from './station.js';

/** What to simulate. */
export interface SimulationOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly guide: Guide;
  /** Takes the journal line by line. */
  readonly sink: (line: string) => void;
}

/** Why a profile cannot be played under a guide. */
export interface SimulationError {
  readonly kind: 'unknown-participant' | 'unknown-kind';
  readonly message: string;
}

/**
 * Plays a participant's production traffic on a virtual clock against the real reference, and leaves a journal of
 * program `production`. The same profile, seed and guide give the same bytes.
 */
export function simulateProduction({
  profile,
  seed,
  guide,
  sink,
}: SimulationOptions): Result<SimulationSummary, SimulationError> {
  const registered = guide.participants.find((each) => each.id === profile.participant);
  if (registered === undefined) {
    return err({
      kind: 'unknown-participant',
      message: `guide ${guide.id} has no participant ${profile.participant}`,
    });
  }
  const kind = guide.kinds[profile.kind];
  if (kind === undefined)
    return err({ kind: 'unknown-kind', message: `guide ${guide.id} has no kind ${profile.kind}` });
  return ok(play(profile, seed, guide, sink, registered, kind));
}

function play(
  profile: Profile,
  seed: number,
  guide: Guide,
  sink: (line: string) => void,
  registered: RegisteredParticipant,
  kind: CertificateKind,
): SimulationSummary {
  const random = seededRandom(seed);
  const journal = createJournal(headerOf(profile, seed, guide, registered), sink);
  const agenda = createAgenda<Errand>();
  const participants = guide.participants.map((each) => (each === registered ? inProduction(each) : each));
  const reference = createReference({ guide, environment: 'production', participants });
  const { participant: id, charset, startAt } = profile;
  const station = createStation({ guide, reference, journal, participant: id, charset, startAt });
  const issuer = drawIssuer(registered.country, kind, random.fork('issuer'));
  const participant = createParticipant({ profile, issuer, station, agenda, random });
  for (let index = 0; index < profile.days; index += 1)
    agenda.add(startOfDay(profile, index), { kind: 'day', index });
  const end = startOfDay(profile, profile.days);
  for (let next = agenda.take(); next !== undefined && next.at < end; next = agenda.take()) {
    station.waitUntil(next.at);
    runErrand(participant, next.item);
  }
  station.waitUntil(end);
  journal.close('complete');
  const { interchanges, accepted, rejected, entries } = participant.count;
  return { interchanges, accepted, rejected, entries };
}

/** A profile plays in production whatever stage the guide has its participant at. */
function inProduction(participant: RegisteredParticipant): RegisteredParticipant {
  return { ...participant, status: 'authorised', environments: ['production'] };
}

function headerOf(
  profile: Profile,
  seed: number,
  guide: Guide,
  { country }: RegisteredParticipant,
): JournalHeader {
  return {
    type: 'header',
    format: 'ecert-journal/1',
    harness: harnessIdentity(),
    campaign: `production-${profile.name}-${seed}`,
    program: 'production',
    seed,
    startedAt: formatInstant(profile.startAt),
    guide: { id: guide.id, digest: guide.digest },
    candidate: {
      name: profile.title,
      version: '1',
      participant: profile.participant,
      country,
      kinds: [profile.kind],
      features: [],
      driver: 'simulated',
    },
    profile: profile.name,
  };
}
