import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../e2e/api-client.ts';
import { emptyLedger, type Ledger } from './ledger.ts';

/** How a writer behaves. The honest one is keyed, goes by the answer and does not let go; the others are the negative controls. */
export type Manner = {
  /** What its clients are called. */
  readonly name: string;
  /** Sends each write under an idempotency key. */
  readonly isKeyed: boolean;
  /** Counts a write as acknowledged once it was sent, without waiting for the answer, and never repeats it. */
  readonly trustsSending: boolean;
};
export const HONEST: Manner = { name: 'Honest', isKeyed: true, trustsSending: false };
export const WITHOUT_KEYS: Manner = { name: 'Without keys', isKeyed: false, trustsSending: false };
export const TRUSTING: Manner = { name: 'Trusting', isKeyed: true, trustsSending: true };

/** Of so many answers one is lost on the way, as on a bad line, and its write is sent again. */
const LOST_ANSWER_EVERY = 10;
const WRITERS = 16;
/** How long a writer waits before it tries again, as any polite program does. */
const BREATH_MS = 50;

export type Writing = {
  readonly ledger: Ledger;
  /** Settles once so many more writes were acknowledged. @throws what a writer threw. */
  goesOn(writes: number): Promise<void>;
  /** Lets every writer finish what it has begun, to the acknowledgement. */
  finish(): Promise<void>;
};

/**
 * Starts writers that add clients, one after another each, and writes down what they were told.
 * @param api asked anew for each try: after a kill there may be another one.
 */
export function startWriting(api: () => Promise<ApiClient>, manner: Manner): Writing {
  const ledger = emptyLedger();
  const waiting: { at: number; wake: () => void }[] = [];
  let isOver = false;
  let answers = 0;
  const acknowledge = (name: string): void => {
    ledger.acknowledged.add(name);
    for (const { at, wake } of waiting) if (ledger.acknowledged.size >= at) wake();
  };
  const writeOne = async (name: string): Promise<void> => {
    const key = manner.isKeyed ? name : null;
    ledger.sent.add(name);
    if (manner.trustsSending) acknowledge(name);
    while (!(await isAdded(api, { name, key }))) if (manner.trustsSending) return;
    answers += 1;
    if (!manner.trustsSending && answers % LOST_ANSWER_EVERY === 0) while (!(await isAdded(api, { name, key })));
    acknowledge(name);
  };
  const work = async (): Promise<void> => {
    while (!isOver) await writeOne(`${manner.name} ${randomUUID()}`);
  };
  const all = Array.from({ length: WRITERS }, work);
  return {
    ledger,
    async goesOn(writes) {
      const at = ledger.acknowledged.size + writes;
      await Promise.race([new Promise<void>((wake) => waiting.push({ at, wake })), Promise.all(all)]);
    },
    async finish() {
      isOver = true;
      await Promise.all(all);
    },
  };
}

/** @returns false when the line broke or the program could not; anything else it says is a fault of the drill. */
async function isAdded(api: () => Promise<ApiClient>, { name, key }: { name: string; key: string | null }): Promise<boolean> {
  try {
    const { status, body } = await (await api()).call('POST', '/clients', { body: { kind: 'organisation', name, locale: 'en' }, idempotencyKey: key });
    if (status === 201) return true;
    if (status < 500) throw new RangeError(`a write was refused: ${status} ${JSON.stringify(body)}`);
  } catch (error) {
    if (error instanceof RangeError) throw error;
  }
  await pause(BREATH_MS);
  return false;
}
