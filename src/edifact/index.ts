/**
 * edifact: bytes to segments and back, by ISO 9735 syntax versions 1 to 4: service characters, repertoires, the
 * envelope, and CONTRL. Knows no message type but CONTRL, and no guide.
 * Invariants: reading never throws and takes linear time; a syntax error inside one message leaves its neighbours as
 * they are; every finding has its exact bytes and ordinals; equal data writes equal bytes.
 * May import: core.
 */
export { composeControl, type ControlError, type ControlInput } from './control-compose.js';
export {
  readControl,
  type ControlElementError,
  type ControlFault,
  type ControlMessageResponse,
  type ControlReading,
  type ControlSegmentError,
  type ControlReadError,
} from './control-read.js';
export { DEFAULT_READ_LIMITS, DEFAULT_STREAM_LIMITS, type ReadLimits } from './limits.js';
export type {
  ElementData,
  GroupReading,
  InterchangeData,
  InterchangeHeader,
  InterchangeReading,
  InterchangeSummary,
  MessageData,
  MessageReading,
  MessageType,
  PartyIdentification,
  Segment,
  SegmentData,
  ServiceCharacters,
  TransmissionReading,
  TransmissionSummary,
  WriteError,
} from './model.js';
export type { MessageMarks } from './message-marks.js';
export { readTransmission, type ReadOptions } from './read-transmission.js';
export { segment, writeSegments } from './segment-writer.js';
export { SYNTAX_FINDINGS, type SyntaxFindingCode, type SyntaxFindingKind } from './syntax-findings.js';
export {
  afterSegment,
  COMPONENT_MARK,
  ELEMENT_MARK,
  firstMarkOf,
  flagsOf,
  HEAD_CELLS,
  lastMarkOf,
  markAt,
  RELEASED,
  REPETITION_MARK,
  startOf,
  TERMINATOR_MARK,
} from './tape.js';
export type { TransmissionHandlers } from './transmission-handlers.js';
export {
  createTransmissionReader,
  readTransmissionStream,
  type TransmissionReader,
} from './transmission-reader.js';
export { writeInterchange } from './write-interchange.js';
