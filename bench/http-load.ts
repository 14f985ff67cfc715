import { Agent, request } from 'node:http';

export type Measured = { readonly p10: number; readonly p50: number; readonly p99: number; readonly perSecond: number; readonly count: number };

/** One request: its address below the base, and who asks. With a body it makes something. */
export type Request = { readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string };

/**
 * Asks again and again over kept-open connections.
 * @param bases where to ask, one after the other: as many as processes answer.
 * @param next what is asked next.
 * @returns milliseconds (10th percentile, median, 99th) and requests a second; `countAll` counts those of the first half second too, while it warms up.
 * @throws Error on any answer but 200, or 201 where something is made: a fast refusal is no result.
 */
export async function load({ bases, next }: { bases: readonly string[]; next: () => Request }, { concurrency, seconds }: { concurrency: number; seconds: number }): Promise<Measured & { readonly countAll: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let asked = 0;
  const run = async (until: number): Promise<number[]> => {
    const times: number[] = [];
    const one = async (): Promise<void> => {
      while (performance.now() < until) {
        const { path, ...given } = next();
        asked += 1;
        const start = performance.now();
        await ask(agent, `${bases[asked % bases.length]}${path}`, given);
        times.push(performance.now() - start);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, one));
    return times;
  };
  const warmed = await run(performance.now() + 500);
  const start = performance.now();
  const times = await run(start + seconds * 1000);
  const lasted = (performance.now() - start) / 1000;
  agent.destroy();
  return { ...summary(times, lasted), countAll: warmed.length + times.length };
}

/** Median, 99th percentile and rate of single times in milliseconds. */
export function summary(times: readonly number[], seconds: number): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p10: at(0.1), p50: at(0.5), p99: at(0.99), perSecond: sorted.length / seconds, count: sorted.length };
}

function ask(agent: Agent, url: string, { headers, body }: Omit<Request, 'path'>): Promise<void> {
  const [method, expected] = body === undefined ? ['GET', 200] : ['POST', 201];
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === expected ? resolve() : reject(new Error(`${method} ${url} answered ${answer.statusCode}`))));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
