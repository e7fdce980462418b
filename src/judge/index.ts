/**
 * judge: the verdict, as a pure function of journal, suite and guide; and what a journal's bytes say of each exchange.
 * Invariants: nothing is believed but bytes and clock readings; every failure is collected, with what was expected and
 * what came, whose doing it is, and the requirement it breaks; nothing that was not seen passes; a candidate that did
 * exactly what it was told is never failed. No file, no clock, no chance.
 * May import: scenario, journal, guide, edifact, core. Never player, candidate, wire, ecert.
 */
export { checkJournalFits, type JournalMisfit } from './check-journal-fits.js';
export type {
  AnswerCode,
  AnswerPhase,
  ExchangeAnswer,
  ExchangeOutcome,
  InterchangeExchange,
  MessageExchange,
  TransmissionExchange,
} from './exchange-model.js';
export { FAILURE_REQUIREMENTS, type FailureCode } from './failure.js';
export type {
  ElementCoverage,
  GuideCoverage,
  MessageCoverage,
  ReplyCodeCoverage,
  SegmentCoverage,
} from './guide-coverage.js';
export { judge } from './judge.js';
export { NOT_ASKED_FOR } from './judge-scenario.js';
export type {
  Attribution,
  CampaignVerdict,
  Exchange,
  ExpectationResult,
  Failure,
  ScenarioResult,
  Verdict,
} from './model.js';
export type { ReadBytes, ReadInterchange, ReadMessage } from './read-bytes.js';
export { readExchanges } from './read-exchanges.js';
export { rollUp, scenarioVerdict, type CampaignFacts } from './roll-up.js';
export type { Arrival, Transmission } from './transmissions.js';
