/**
 * A list of codes as packed integers in an open-addressed table, so that a code is looked up from its bytes. Holds the
 * codes of up to four ASCII characters, which nearly all of the directory's are.
 */
export interface CodeLookup {
  /** Packed codes; 0 where a slot is free, which no code packs to. */
  readonly slots: Int32Array;
  readonly mask: number;
}

/** Codes longer than this are looked up as texts. */
export const PACKED_BYTES_MAX = 4;

/** 2^32 divided by the golden ratio: spreads consecutive codes over the table (Knuth, TAOCP 6.4). */
const SPREAD = 0x9e3779b1;
const SPREAD_SHIFT = 15;
const ASCII_END = 0x80;

function slotOf(packed: number, mask: number): number {
  return (Math.imul(packed, SPREAD) >>> SPREAD_SHIFT) & mask;
}

/** A short ASCII code as one integer, never 0; 0 for any other text. */
export function packText(code: string): number {
  if (code.length === 0 || code.length > PACKED_BYTES_MAX) return 0;
  let packed = 0;
  for (let i = 0; i < code.length; i += 1) {
    const unit = code.charCodeAt(i);
    if (unit === 0 || unit >= ASCII_END) return 0;
    packed = (packed << 8) | unit;
  }
  return packed;
}

/** Bytes `start` to `end` (one to four of them) as one integer. Bytes above ASCII pack to none of the codes in a table. */
export function packBytes(bytes: Uint8Array, start: number, end: number): number {
  let packed = 0;
  for (let i = start; i < end; i += 1) packed = (packed << 8) | (bytes[i] as number); // within the window
  return packed;
}

/** Makes the table, at most a quarter full. */
export function lookupOf(codes: Iterable<string>): CodeLookup {
  const packed = Array.from(codes, packText).filter((code) => code !== 0);
  let size = 4;
  while (size < packed.length * 4) size *= 2;
  const slots = new Int32Array(size);
  const mask = size - 1;
  for (const code of packed) {
    let slot = slotOf(code, mask);
    while (slots[slot] !== 0 && slots[slot] !== code) slot = (slot + 1) & mask;
    slots[slot] = code;
  }
  return { slots, mask };
}

/** Whether a packed code is in a table. */
export function hasPacked({ slots, mask }: CodeLookup, packed: number): boolean {
  let slot = slotOf(packed, mask);
  for (;;) {
    const held = slots[slot];
    if (held === packed) return packed !== 0;
    if (held === 0) return false;
    slot = (slot + 1) & mask;
  }
}
