import type { Random } from '../core/index.js';

/** What EDIFACT is made of: pieces that a mutation puts in. */
const PIECES: readonly string[] = [
  ...["UNA:+.? '", "UNA:+.?*'", 'UNA;*,! ~', 'UNA\x1f\x1d.  \x1c', 'UNA'],
  ...["UNB+UNOA:3+S+R+260302:1130+1'", "UNB+UNOC:3+S+R+260302:1130+1'", "UNB+UNOW:4+S+R+20260302:1130+1'"],
  ...[
    "UNB+UNOD:3+S+R+260302:1130+1'",
    "UNB+UNOX:4+S+R+20260302:1130+1'",
    "UNB+UNOB:1+S+R+260302:1130+1'",
    'UNB',
  ],
  ...["UNG+TESTMS+S+R+260302:1130+G1+UN+D:97B'", "UNE+1+G1'", 'UNE', 'UNG'],
  ...[
    "UNH+1+TESTMS:D:97B:UN'",
    "UNH+2+TESTMS:D:97B:UN'",
    'UNH+',
    "UNT+3+1'",
    "UNT+2+2'",
    "UNS+D'",
    "TXT++A'",
  ],
  ...["UNZ+1+1'", "UNZ+0+1'", 'UNZ', "BGM+1'", "FTX+A:B+C'", "RFF+A*B*C'", "DTM:1+2'", 'bgm', "UNO+1'", "''"],
  ...[
    "'",
    '+',
    ':',
    '*',
    '?',
    '??',
    "?'",
    '\n',
    '\r\n',
    '\nUNT+',
    '\nUNZ+',
    ' ',
    '\0',
    '\x7f',
    '\x85',
    '\xff',
  ],
  ...['\xef\xbb\xbf', '\xe7\x89\x9b', '\xe7\x89', '\xc3', '\xed\xa0\x80', '0', '999999999999'],
];

/** Bytes with one to six changes: bit flips, bytes put in, taken out, doubled, moved, pieces of EDIFACT, the tail of another. */
export function mutated(bytes: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  let changed: Uint8Array = bytes;
  for (let left = random.integer(1, 6); left > 0; left -= 1) changed = changedOnce(changed, others, random);
  return changed.subarray(0, MUTANT_BYTES_MAX);
}

const MUTANT_BYTES_MAX = 2048;

function changedOnce(bytes: Uint8Array, others: readonly Uint8Array[], random: Random): Uint8Array {
  const at = random.integer(0, bytes.length);
  const to = Math.min(bytes.length, at + random.integer(1, 24));
  const head = bytes.subarray(0, at);
  switch (random.integer(0, 6)) {
    case 0:
      return joined(head, Uint8Array.of(random.integer(0, 255)), bytes.subarray(to));
    case 1:
      return joined(head, bytes.subarray(to));
    case 2:
      return joined(bytes.subarray(0, to), bytes.subarray(at));
    case 3: {
      const other = random.pick(others);
      return joined(head, other.subarray(random.integer(0, other.length)));
    }
    case 4: {
      const flipped = Uint8Array.from(bytes);
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << random.integer(0, 7));
      return flipped;
    }
    default:
      return joined(head, Buffer.from(random.pick(PIECES), 'latin1'), bytes.subarray(random.pick([at, to])));
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
