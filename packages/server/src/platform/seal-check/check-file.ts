import { Worker } from 'node:worker_threads';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { SealReport } from '@entente/seal/seal-report';

/** Files looked at side by side, and how many more may wait; beyond it somebody is asked to come again. */
const AT_ONCE = 2;
const MOST_WAITING = 6;
/** No file takes this long, however it was made. */
const LONGEST_MS = 20_000;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Checks a sealed file in a thread of its own.
 * @returns the report; `too-many-requests` when too many are being checked.
 * @throws Error when the check does not come to an end in time.
 */
export async function checkFile(bytes: Uint8Array, trustedCertificates: readonly Uint8Array[]): Promise<Outcome<SealReport, Refusal<'too-many-requests'>>> {
  if (running >= AT_ONCE && waiting.length >= MOST_WAITING) return refused('too-many-requests');
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return granted(await inWorker(bytes, trustedCertificates));
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inWorker(bytes: Uint8Array, trustedCertificates: readonly Uint8Array[]): Promise<SealReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: { bytes, trustedCertificates }, resourceLimits: { maxOldGenerationSizeMb: 512 } });
    const patience = setTimeout(() => {
      void worker.terminate();
      reject(new Error('a file took too long to check'));
    }, LONGEST_MS);
    const settle = (act: () => void): void => {
      clearTimeout(patience);
      act();
    };
    worker.once('message', (report: SealReport) => settle(() => resolve(report)));
    worker.once('error', (error) => settle(() => reject(error)));
  });
}
