/**
 * The colours of a page by what they mean. Every text colour is readable (4.5 : 1) on the grounds it stands on, and what
 * is drawn can be told from them (3 : 1).
 */
export interface Palette {
  readonly ground: string;
  readonly panel: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly link: string;
  readonly good: string;
  readonly goodGround: string;
  readonly bad: string;
  readonly badGround: string;
  readonly doubt: string;
  readonly doubtGround: string;
  /** Of the chart of days. */
  readonly accepted: string;
  readonly corrected: string;
  readonly rejected: string;
}

/** For paper and light screens. */
export const LIGHT: Palette = {
  ground: '#ffffff',
  panel: '#f4f6f8',
  line: '#c6ccd2',
  text: '#1b1f23',
  muted: '#50585f',
  link: '#0b4f91',
  good: '#14592f',
  goodGround: '#e6f4ea',
  bad: '#8f1414',
  badGround: '#fdecea',
  doubt: '#5f4300',
  doubtGround: '#fff4d1',
  accepted: '#2a78d6',
  corrected: '#1a7f5a',
  rejected: '#c4372f',
};

/** For readers who ask for dark. */
export const DARK: Palette = {
  ground: '#14171a',
  panel: '#1d2227',
  line: '#3d454d',
  text: '#e8eaed',
  muted: '#aeb6be',
  link: '#8fc1ff',
  good: '#86dca8',
  goodGround: '#12301f',
  bad: '#ffaaa3',
  badGround: '#3d1715',
  doubt: '#f4d27a',
  doubtGround: '#352b0d',
  accepted: '#5598e7',
  corrected: '#4fc08d',
  rejected: '#f0716a',
};

/** Which colour is read on which ground. */
export const READ_ON: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['text', 'ground'],
  ['text', 'panel'],
  ['muted', 'ground'],
  ['muted', 'panel'],
  ['link', 'ground'],
  ['link', 'panel'],
  ['good', 'ground'],
  ['good', 'goodGround'],
  ['text', 'goodGround'],
  ['bad', 'ground'],
  ['bad', 'panel'],
  ['bad', 'badGround'],
  ['text', 'badGround'],
  ['doubt', 'ground'],
  ['doubt', 'panel'],
  ['doubt', 'doubtGround'],
  ['text', 'doubtGround'],
];

/** What is drawn on which ground; a weekend's column is shaded. */
export const DRAWN_ON: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ['accepted', 'ground'],
  ['accepted', 'panel'],
  ['corrected', 'ground'],
  ['corrected', 'panel'],
  ['rejected', 'ground'],
  ['rejected', 'panel'],
];

/** The palette as CSS custom properties. */
export function paletteCss(palette: Palette): string {
  return Object.entries(palette)
    .map(
      ([name, value]) =>
        `--${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}:${String(value)}`,
    )
    .join(';');
}
