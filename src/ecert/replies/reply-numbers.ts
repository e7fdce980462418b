/** Gives every reply interchange its reference (0020): counted per recipient, so that a gap tells of a lost reply. */
export interface ReplyNumbers {
  next(recipient: string): string;
}

const DIGITS = 8;

/** Makes counters that start at 00000001. */
export function createReplyNumbers(): ReplyNumbers {
  const lastByRecipient = new Map<string, number>();
  return {
    next(recipient) {
      const number = (lastByRecipient.get(recipient) ?? 0) + 1;
      lastByRecipient.set(recipient, number);
      return String(number).padStart(DIGITS, '0');
    },
  };
}
