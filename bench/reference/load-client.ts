/** A client of HTTP that costs little, so that what is measured is the server. */
import { Agent, request } from 'node:http';

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Load {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clients: number;
  /** Everything that is sent, each once. */
  readonly bodies: readonly Uint8Array[];
}

function post(agent: Agent, { url, headers }: Load, body: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } },
      (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** Sends everything from so many clients at once, each waiting for its answer before it sends again. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  const waiting = [...load.bodies].reverse();
  const tookMs: number[] = [];
  const client = async (): Promise<void> => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const startedAt = performance.now();
      const status = await post(agent, load, body);
      if (status !== 201) throw new Error(`answered with ${status}`);
      tookMs.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: load.clients }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  const sorted = tookMs.sort((a, b) => a - b);
  return {
    perSecond: load.bodies.length / seconds,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
  };
}
