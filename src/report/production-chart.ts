import type { DayTally } from '../production/index.js';

/** A rectangle of the chart, in the chart's own units. */
export interface ChartBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One day's column: what was accepted stands above the axis, what was rejected hangs below it. */
export interface ChartDay {
  /** The whole column, for shading and for the pointer. */
  readonly column: ChartBar;
  readonly label: string;
  readonly labelX: number;
  /** In words, for a pointer that rests on the column. */
  readonly title: string;
  readonly weekend: boolean;
  readonly silent: boolean;
  readonly bars: readonly (ChartBar & { readonly kind: 'accepted' | 'corrected' | 'rejected' })[];
}

/** The geometry of the chart of days, ready for a template. */
export interface DayChart {
  readonly width: number;
  readonly height: number;
  /** Where the plot begins and ends, and where its zero line lies. */
  readonly left: number;
  readonly right: number;
  readonly axisY: number;
  readonly labelY: number;
  readonly ticks: readonly { readonly y: number; readonly label: string }[];
  readonly days: readonly ChartDay[];
  readonly summary: string;
}

const SLOT = 30;
const LEFT = 40;
const TOP = 10;
const PLOT_HEIGHT = 240;
const LABELS_HEIGHT = 24;
/** Room between two columns of bars. */
const GAP = 6;

/** Lays out the chart: one column per day on one linear scale, counts above and below zero. */
export function dayChart(days: readonly DayTally[]): DayChart {
  const up = Math.max(1, ...days.map((day) => day.accepted + day.corrected));
  const down = Math.max(0, ...days.map((day) => day.rejected));
  const step = tickStep(up + down);
  const above = Math.ceil(up / step) * step;
  const below = Math.ceil(down / step) * step;
  const unit = PLOT_HEIGHT / (above + below);
  const axisY = round(TOP + above * unit);
  const right = LEFT + days.length * SLOT;
  const ticks = Array.from({ length: (above + below) / step + 1 }, (_, index) => {
    const value = above - index * step;
    return { y: round(TOP + (above - value) * unit), label: String(Math.abs(value)) };
  });
  return {
    width: right + 10,
    height: TOP + PLOT_HEIGHT + LABELS_HEIGHT,
    left: LEFT,
    right,
    axisY,
    labelY: TOP + PLOT_HEIGHT + 18,
    ticks,
    days: days.map((day, index) => chartDay(day, LEFT + index * SLOT, axisY, unit)),
    summary: summaryOf(days),
  };
}

function chartDay(day: DayTally, x: number, axisY: number, unit: number): ChartDay {
  const { date, business, interchanges, accepted, corrected, rejected } = day;
  const bar = (from: number, to: number): ChartBar => ({
    x: x + GAP / 2,
    y: round(axisY - to * unit),
    width: SLOT - GAP,
    height: round((to - from) * unit),
  });
  const bars = [
    { kind: 'accepted' as const, ...bar(0, accepted) },
    { kind: 'corrected' as const, ...bar(accepted, accepted + corrected) },
    { kind: 'rejected' as const, ...bar(-rejected, 0) },
  ];
  return {
    column: { x, y: TOP, width: SLOT, height: PLOT_HEIGHT },
    label: String(Number(date.slice(8))),
    labelX: x + SLOT / 2,
    title: `${date}: ${accepted} accepted at the first attempt, ${corrected} corrected, ${rejected} rejected`,
    weekend: !business,
    silent: business && interchanges === 0,
    bars: bars.filter(({ height }) => height > 0),
  };
}

/** A step of 1, 2 or 5 times a power of ten that gives about six ticks. */
function tickStep(range: number): number {
  const rough = range / 6;
  const power = 10 ** Math.max(0, Math.floor(Math.log10(rough)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? 10 * power;
}

/** Two decimals are finer than any screen, and the same on every machine. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function summaryOf(days: readonly DayTally[]): string {
  const sum = (pick: (day: DayTally) => number): number => days.reduce((total, day) => total + pick(day), 0);
  const busiest = days.reduce<DayTally | undefined>(
    (most, day) => (most === undefined || day.rejected > most.rejected ? day : most),
    undefined,
  );
  const worst =
    busiest === undefined || busiest.rejected === 0
      ? ''
      : ` Most rejections on ${busiest.date}: ${busiest.rejected}.`;
  return (
    `${days.length} days: ${sum((day) => day.accepted)} documents accepted at the first attempt, ` +
    `${sum((day) => day.corrected)} accepted later, ${sum((day) => day.rejected)} rejections.${worst}`
  );
}
