import { createRecordedDriver } from '../../src/candidate/recorded-driver.js';
import type { Driver } from '../../src/candidate/index.js';
import { latin1ToBytes } from '../../src/core/index.js';
import type { CampaignVerdict } from '../../src/judge/index.js';

/**
 * The control `answer-key`: it knows what every scenario expects, since it has the transmissions with which the
 * conformant candidate passed all of them, and gives each where it is awaited. It claims to be made for any seed. What
 * stops it is that the numbers, importers, goods and quantities of a campaign are drawn from that campaign's seed.
 */
export function answerKey(perfect: CampaignVerdict, seed: number): Driver {
  const { candidate, suite } = perfect;
  const sent = perfect.exchanges.filter(({ by }) => by === 'candidate');
  const transmissions = Object.fromEntries(
    perfect.scenarios.map(({ id }) => [
      id,
      sent
        .filter(({ scenario }) => scenario === id)
        .map(({ bytes }, index) => ({
          number: index + 1,
          file: `${index + 1}`,
          bytes: latin1ToBytes(bytes),
        })),
    ]),
  );
  const { name, version, participant, kinds, features } = candidate;
  return createRecordedDriver({
    sheet: {
      candidate: name,
      version,
      participant,
      kinds,
      features,
      charset: 'UNOA',
      seed,
      suite: suite.name,
    },
    transmissions,
  });
}
