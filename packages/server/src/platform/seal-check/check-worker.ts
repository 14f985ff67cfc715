import { parentPort, workerData } from 'node:worker_threads';
import { readReturnedFile } from '@entente/seal/read-returned-file';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import type { Task } from './check-file.ts';

/** Runs beside the program: a file made to be slow holds nobody up. */
const task = workerData as Task;
parentPort?.postMessage('bases' in task ? readReturnedFile(task.bytes, task.bases) : verifySealedPdf(task.bytes, { trustedCertificates: task.trustedCertificates }));
