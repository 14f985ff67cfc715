import type { Database } from '../database/pool.ts';
import { settleSpending } from './call-budget.store.ts';

/** A bucket of tokens: each request takes one, and it fills again all the time. */
export type Budget = { readonly name: string; readonly most: number; readonly perSecond: number };
/** What a request is told about its bucket. */
export type BudgetLeft = { readonly granted: boolean; readonly left: number; readonly secondsToNext: number; readonly secondsToFull: number };
export type CallBudgets = {
  take(key: string, budget: Budget): BudgetLeft;
  /** Waits for the writes that are under way. */
  settled(): Promise<void>;
};

type Bucket = { tokens: number; at: number; unsettled: number; settling: boolean };

const MOST_BUCKETS = 20_000;
/** A process writes what it let through only after this part of a bucket: most people never cause a write at all. */
const SETTLED_BY = 10;

/**
 * Counts requests in memory and settles with the shared rows behind the request's back, one write for each
 * tenth of a bucket. Several processes together can so let through a tenth more for each process, and what
 * comes while a write is under way; a database that is away lets the process go by its own count.
 * `clock` gives milliseconds.
 */
export function makeCallBudgets(database: Database, report: (error: unknown) => void, clock: () => number = Date.now): CallBudgets {
  const buckets = new Map<string, Bucket>();
  const writes = new Set<Promise<void>>();
  const settle = async (key: string, bucket: Bucket, budget: Budget): Promise<void> => {
    const spent = bucket.unsettled;
    Object.assign(bucket, { settling: true, unsettled: 0 });
    try {
      const shared = await settleSpending(database, { key, tokens: spent }, budget);
      bucket.tokens = Math.min(bucket.tokens, shared - bucket.unsettled);
    } catch (error) {
      bucket.unsettled += spent;
      report(error);
    }
    bucket.settling = false;
  };
  return {
    take(key, budget) {
      const now = clock();
      const bucket = buckets.get(key) ?? { tokens: budget.most, at: now, unsettled: 0, settling: false };
      if (buckets.size >= MOST_BUCKETS && !buckets.has(key)) dropFullest(buckets, budget, now);
      buckets.set(key, bucket);
      fill(bucket, budget, now);
      const granted = bucket.tokens >= 1;
      if (granted) {
        bucket.tokens -= 1;
        bucket.unsettled += 1;
      }
      if (bucket.unsettled >= budget.most / SETTLED_BY && !bucket.settling) {
        const write = settle(key, bucket, budget).finally(() => writes.delete(write));
        writes.add(write);
      }
      return leftIn(bucket, budget, granted);
    },
    async settled() {
      await Promise.all(writes);
    },
  };
}

function fill(bucket: Bucket, { most, perSecond }: Budget, now: number): void {
  bucket.tokens = Math.min(most, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
}

function leftIn({ tokens }: Bucket, { most, perSecond }: Budget, granted: boolean): BudgetLeft {
  return { granted, left: Math.max(0, Math.floor(tokens)), secondsToNext: Math.max(1, Math.ceil((1 - tokens) / perSecond)), secondsToFull: Math.ceil((most - tokens) / perSecond) };
}

/** Buckets that are full again say nothing; where none is, the oldest goes. */
function dropFullest(buckets: Map<string, Bucket>, budget: Budget, now: number): void {
  for (const [key, bucket] of buckets) {
    fill(bucket, budget, now);
    if (bucket.tokens >= budget.most) buckets.delete(key);
  }
  const [oldest] = buckets.keys();
  if (buckets.size >= MOST_BUCKETS && oldest !== undefined) buckets.delete(oldest);
}

/** The headers that tell a client how it stands (draft-ietf-httpapi-ratelimit-headers-10). */
export function budgetHeaders({ name, most, perSecond }: Budget, { left, secondsToFull }: BudgetLeft): readonly (readonly [string, string])[] {
  return [
    ['RateLimit-Policy', `"${name}";q=${most};w=${Math.ceil(most / perSecond)}`],
    ['RateLimit', `"${name}";r=${left};t=${secondsToFull}`],
  ];
}
