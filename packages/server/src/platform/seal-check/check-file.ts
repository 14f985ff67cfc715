import { Worker } from 'node:worker_threads';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { ReturnedFile, ReturnedRefusal } from '@entente/seal/returned-report';
import type { SealReport } from '@entente/seal/seal-report';
import { RUNS_FROM_SOURCES } from '../place.ts';

/** Files looked at side by side, and how many more may wait; beyond it somebody is asked to come again. */
const AT_ONCE = 2;
const MOST_WAITING = 6;
/** No file takes this long, however it was made. */
const LONGEST_MS = 20_000;
/** The thread's own file stands beside this one, in the sources and as it is built. */
const THREAD = new URL(`./check-worker.${RUNS_FROM_SOURCES ? 'ts' : 'mjs'}`, import.meta.url);

/** A sealed file to be checked, or one that came back signed, to be compared with those that were handed out. */
export type Task = { readonly bytes: Uint8Array; readonly trustedCertificates: readonly Uint8Array[] } | { readonly bytes: Uint8Array; readonly bases: readonly Uint8Array[] };

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Checks a sealed file in a thread of its own.
 * @returns the report; `too-many-requests` when too many are being checked.
 * @throws Error when the check does not come to an end in time.
 */
export function checkFile(bytes: Uint8Array, trustedCertificates: readonly Uint8Array[]): Promise<Outcome<SealReport, Refusal<'too-many-requests'>>> {
  return inTurn<SealReport>({ bytes, trustedCertificates });
}

/** Reads a file that came back signed, likewise. @param bases the files that were handed out. */
export async function readReturned(bytes: Uint8Array, bases: readonly Uint8Array[]): Promise<Outcome<ReturnedFile, ReturnedRefusal | Refusal<'too-many-requests'>>> {
  const read = await inTurn<Outcome<ReturnedFile, ReturnedRefusal>>({ bytes, bases });
  return read.ok ? read.value : read;
}

async function inTurn<Found>(task: Task): Promise<Outcome<Found, Refusal<'too-many-requests'>>> {
  if (running >= AT_ONCE && waiting.length >= MOST_WAITING) return refused('too-many-requests');
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return granted(await inWorker<Found>(task));
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inWorker<Found>(task: Task): Promise<Found> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const patience = setTimeout(() => {
      void worker.terminate();
      reject(new Error('a file took too long to check'));
    }, LONGEST_MS);
    const settle = (act: () => void): void => {
      clearTimeout(patience);
      act();
    };
    worker.once('message', (report: Found) => settle(() => resolve(report)));
    worker.once('error', (error) => settle(() => reject(error)));
  });
}
