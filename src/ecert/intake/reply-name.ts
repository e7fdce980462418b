/** Where a reply is on file: the key of the interchange that it answers, and which of its replies it is. */
export interface ReplyPlace {
  readonly interchange: string;
  readonly index: number;
}

const NAME = /^(0|[1-9]\d*):/;

/** The name of a reply: its index, and the key of its interchange. */
export function replyName({ interchange, index }: ReplyPlace): string {
  return `${index}:${interchange}`;
}

/** What a name names; undefined where it is none that `replyName` gives. */
export function replyPlace(name: string): ReplyPlace | undefined {
  const [before, index] = NAME.exec(name) ?? [];
  return before === undefined ? undefined : { interchange: name.slice(before.length), index: Number(index) };
}
