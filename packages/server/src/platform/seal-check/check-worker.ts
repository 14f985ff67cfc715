import { parentPort, workerData } from 'node:worker_threads';
import { verifySealedPdf } from '@entente/seal/verify-pdf';

/** Runs beside the program: a file made to be slow holds nobody up. */
const { bytes, trustedCertificates } = workerData as { readonly bytes: Uint8Array; readonly trustedCertificates: readonly Uint8Array[] };
parentPort?.postMessage(verifySealedPdf(bytes, { trustedCertificates }));
