import type { Received } from '../service/model.js';

/** A name with labels, as Prometheus has it: `requests_total{route="receive",status="200"}`. */
export interface Metrics {
  /** Adds to a counter. Labels are names of ours, never a participant's: the figures are there for everybody. */
  count(name: CounterName, labels: Readonly<Record<string, string>>, by?: number): void;
  /** Adds one observation, in seconds, to the histogram of how long requests take. */
  took(route: string, seconds: number): void;
  /** The figures as text in the Prometheus exposition format 0.0.4. */
  render(gauges: Readonly<Record<GaugeName, number>>): string;
}

const COUNTERS = {
  ecert_requests_total: 'Requests answered, by route and status.',
  ecert_interchanges_total: 'Transmissions acknowledged, by verdict; repeated ones count as "repeated".',
  ecert_messages_total: 'Messages of new transmissions, by outcome.',
  ecert_received_bytes_total: 'Bytes of transmissions acknowledged.',
  ecert_refused_total: 'Requests refused by a limit, by the problem they were answered with.',
} as const;
const GAUGES = {
  ecert_requests_in_work: 'Requests being answered now.',
  ecert_connections: 'Connections open now.',
  ecert_resident_bytes: 'Memory of the process.',
} as const;
const HISTOGRAM = 'ecert_request_seconds';

/** The name of a counter. */
export type CounterName = keyof typeof COUNTERS;
/** The name of a gauge. */
export type GaugeName = keyof typeof GAUGES;

/** Upper bounds in seconds; the last bucket has none. */
const BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Durations {
  readonly buckets: number[];
  sum: number;
  count: number;
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const escaped = (text: string): string =>
    text.replace(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`));
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

function renderDurations(byRoute: ReadonlyMap<string, Durations>): readonly string[] {
  return [...byRoute].flatMap(([route, { buckets, sum, count }]) => [
    ...BUCKETS_S.map((le, i) => `${HISTOGRAM}_bucket{route="${route}",le="${le}"} ${buckets[i] ?? 0}`),
    `${HISTOGRAM}_bucket{route="${route}",le="+Inf"} ${count}`,
    `${HISTOGRAM}_sum{route="${route}"} ${sum}`,
    `${HISTOGRAM}_count{route="${route}"} ${count}`,
  ]);
}

/** Makes counters that stand at zero. */
export function createMetrics(): Metrics {
  const counters = new Map<CounterName, Map<string, number>>();
  const durations = new Map<string, Durations>();
  const heading = (name: string, help: string, type: string): readonly string[] => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
  ];
  return {
    count(name, labels, by = 1) {
      const series = counters.get(name) ?? new Map<string, number>();
      counters.set(name, series);
      const key = labelText(labels);
      series.set(key, (series.get(key) ?? 0) + by);
    },
    took(route, seconds) {
      const of = durations.get(route) ?? { buckets: BUCKETS_S.map(() => 0), sum: 0, count: 0 };
      durations.set(route, of);
      BUCKETS_S.forEach((le, i) => {
        if (seconds <= le) of.buckets[i] = (of.buckets[i] ?? 0) + 1;
      });
      of.sum += seconds;
      of.count += 1;
    },
    render(gauges) {
      const lines = [
        ...Object.entries(COUNTERS).flatMap(([name, help]) => [
          ...heading(name, help, 'counter'),
          // the keys of COUNTERS are exactly the counter names
          ...[...(counters.get(name as CounterName) ?? [])].map(
            ([labels, value]) => `${name}${labels} ${value}`,
          ),
        ]),
        ...Object.entries(gauges).flatMap(([name, value]) => [
          // the keys of `gauges` are exactly the gauge names
          ...heading(name, GAUGES[name as GaugeName], 'gauge'),
          `${name} ${value}`,
        ]),
        ...heading(HISTOGRAM, 'How long requests take, in seconds.', 'histogram'),
        ...renderDurations(durations),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

/** Counts a transmission that was taken in. */
export function countReceived(metrics: Metrics, { acknowledgement, repeated }: Received): void {
  const { verdict, messages, accepted, bytes } = acknowledgement;
  metrics.count('ecert_interchanges_total', { verdict: repeated ? 'repeated' : verdict });
  metrics.count('ecert_received_bytes_total', {}, bytes);
  if (repeated) return;
  metrics.count('ecert_messages_total', { outcome: 'accepted' }, accepted);
  metrics.count('ecert_messages_total', { outcome: 'refused' }, messages - accepted);
}
