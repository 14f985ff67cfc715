import type { ReturnedSignature } from '@entente/seal/returned-report';

/** The file that came back with a signature inside, and what was read in it. */
export type Returned = { readonly name: string; readonly bytes: number; readonly sha256: string; readonly beginsWith: string; readonly signatures: readonly ReturnedSignature[] };
