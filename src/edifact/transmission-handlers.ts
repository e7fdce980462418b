import type { GroupReading, InterchangeHeader, InterchangeSummary, MessageReading } from './model.js';

/** Who takes what is read from chunks, each as soon as it is complete. A handler that throws ends the reading. */
export interface TransmissionHandlers {
  /** UNB has been read. */
  onInterchange?(interchange: InterchangeHeader): void;
  /**
   * A message is complete. It is lent: when the handler returns, its bytes are let go, and `reference`, `type`, `segments`
   * and `marks()` of it must not be asked for any more (`HarnessFault`). What they gave before stays good, marks excepted,
   * and so do `findings` and `span`. Whether the interchange can be accepted is known at its end only.
   */
  onMessage?(message: MessageReading, interchange: InterchangeHeader): void;
  /** A group is complete: its messages have been handed out before it. */
  onGroup?(group: GroupReading, interchange: InterchangeHeader): void;
  /** UNZ has been read, or will not come. */
  onInterchangeEnd?(interchange: InterchangeSummary): void;
}
