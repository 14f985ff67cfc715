import { z } from 'zod';
import { DocumentContent } from '@entente/core/document/content';
import { RecognisedContract } from '@entente/core/document/contract/recognise-contract';
import { Sha256Hex } from '../kernel/sha256-hex.ts';

/** What was found in a file: an agreement of Entente as records, or a contract that was written elsewhere. */
export const IncomingContract = z.discriminatedUnion('is', [
  RecognisedContract.extend({ is: z.literal('contract') }),
  z.strictObject({ is: z.literal('records'), title: z.string(), number: z.string(), sha256: Sha256Hex, content: DocumentContent }),
]);
export type IncomingContract = z.infer<typeof IncomingContract>;
