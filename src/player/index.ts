/**
 * player: drives the scenarios of a suite against a candidate and the reference, on a virtual clock.
 * Invariants: all it leaves behind is the journal; it never judges and never says what it expects; each scenario has a
 * fresh register and its own link; a candidate's failure ends its own scenario and no other; every loop has a limit
 * with a name; the same candidate, suite, guide and seed give the same journal, byte for byte.
 * May import: scenario, candidate, wire, ecert, journal, guide, edifact, core. Never judge.
 */
export type { Campaign, ScenarioProgress } from './model.js';
export { playCampaign } from './play-campaign.js';
