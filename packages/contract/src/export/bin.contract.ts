import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { SCOPED_KINDS } from '@entente/core/workspace/scope';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';

export const BinRow = z.object({ kind: z.enum(SCOPED_KINDS), id: Id, name: z.string(), deletedAt: Instant, deletedByName: z.string(), goesAt: Instant });
export type BinRow = z.infer<typeof BinRow>;

const path = { kind: z.enum(SCOPED_KINDS), id: Id };

export const binContract = {
  list: procedure
    .route({ method: 'GET', path: '/bin/{kind}', operationId: 'listBin', tags: ['export'], summary: 'What was deleted of a kind, newest first; it goes for good after 90 days' })
    .input(PageQuery.extend({ kind: z.enum(SCOPED_KINDS) }))
    .output(Page(BinRow)),
  restore: procedure
    .route({ method: 'POST', path: '/bin/{kind}/{id}/restore', operationId: 'restoreFromBin', tags: ['export'], summary: 'Take a record out of the bin; the client it belongs to comes with it' })
    .input(z.object(path))
    .output(z.object({ restored: z.array(z.object(path)) })),
  empty: procedure
    .route({ method: 'DELETE', path: '/bin/{kind}/{id}', operationId: 'emptyFromBin', tags: ['export'], summary: 'Delete a record in the bin for good: its words are emptied, a pseudonym stays for the figures' })
    .input(aboutRecord({ kindIn: 'kind', act: 'delete' }, z.object(path)))
    .output(z.object({})),
};
