const UNB = "UNB+UNOA:3+S+R+260302:1130+1'";
const UNH = "UNH+1+TESTMS:D:97B:UN'";

/** Names and texts of about so many bytes, each of which took quadratic time in some reader. */
export function hostileTexts(bytes: number): readonly (readonly [string, string])[] {
  const filled = (unit: string): string => unit.repeat(Math.ceil(bytes / unit.length));
  return [
    ['separators', `${UNB}${UNH}BGM${filled('+')}`],
    ['components', `${UNB}${UNH}BGM+${filled(':')}`],
    ['releases', `${UNB}${UNH}BGM+${filled('?')}`],
    ['terminators', `${UNB}${UNH}${filled("'")}`],
    ['line ends', `${UNB}${UNH}BGM+${filled('\n')}`],
    ['lost terminators', `${UNB}${UNH}${filled('A\nUNH+')}`],
    ['headers', filled(UNB)],
    ['messages', `${UNB}${filled(UNH)}`],
    ['groups', `${UNB}${filled("UNG+1'")}`],
    ['trailers', `${UNB}${filled("UNT+1'")}`],
    ['UNA', filled("UNA:+.? '")],
    ['UNA in a message', `${UNB}${UNH}${filled("UNA:+.? '")}`],
    ['interchanges of changing service characters', filled("UNA:+.? 'UNB+UNOA:3UNA;*.! ~UNB*UNOA;3")],
    ['almost headers', filled('UNUNUNB')],
    ['bytes that are no EDIFACT', filled('\u0000\u00ff')],
    ['bad characters', `${UNB}${UNH}${filled("FTX+a:b:c'")}`],
  ];
}
