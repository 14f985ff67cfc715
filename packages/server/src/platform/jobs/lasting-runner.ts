import { setTimeout as pause } from 'node:timers/promises';

/** One run of the queue: `promise` settles when it ends, by `stop` or because it gave up. */
export type Run = { readonly promise: Promise<unknown>; stop(): Promise<unknown> };
/** Work that goes on until it is told to stop. */
export type LastingRun = { stop(): Promise<void> };

const TRY_AGAIN_MS = 1_000;
/** Running jobs end in seconds; a run that lost its database may wait for it for ever. */
const LONGEST_FAREWELL_MS = 10_000;

/**
 * Keeps a run going. The queue gives up when the database stays away for longer than its own retries,
 * for example while it is brought back after a crash; then it is begun again, as often as it takes.
 * @param patienceMs how long, in milliseconds, the last run may take to end before it is left behind.
 * @throws what the first `begin` throws: a queue that cannot start at all is a fault of the start
 */
export async function keepGoing(begin: () => Promise<Run>, { patienceMs = LONGEST_FAREWELL_MS } = {}): Promise<LastingRun> {
  const stopping = new AbortController();
  const toldToStop = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  let current: Run | null = await begin();
  const going = (async () => {
    while (current !== null) {
      await Promise.race([current.promise.catch(() => undefined), toldToStop]);
      // Whatever still works ends before its jobs are handed to somebody else.
      await bidFarewell(current, patienceMs);
      current = await begunAgain(begin, stopping.signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await going;
    },
  };
}

/** Ends a run; one that has already given up says so by rejecting, and that is fine. */
async function bidFarewell(run: Run, patienceMs: number): Promise<void> {
  const waiting = new AbortController();
  const patience = pause(patienceMs, undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([run.stop().catch(() => undefined), patience]);
  waiting.abort();
}

async function begunAgain(begin: () => Promise<Run>, stopping: AbortSignal): Promise<Run | null> {
  while (!stopping.aborted) {
    try {
      return await begin();
    } catch {
      await pause(TRY_AGAIN_MS, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return null;
}
