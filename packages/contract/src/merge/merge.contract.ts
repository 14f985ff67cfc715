import { z } from 'zod';
import { DUPLICATE_KINDS } from '@entente/core/duplicate/duplicate-keys';
import { isCleanText } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { CellValue, FieldView } from '../record/record.contract.ts';

const Kind = z.enum(DUPLICATE_KINDS);

/** What moves to the record that stays. Agreements that were sent, and the work they belong to, stay where they were signed and are shown with it. */
const Moves = z.object({ contacts: z.number().int(), deals: z.number().int(), interactions: z.number().int(), engagements: z.number().int(), stays: z.number().int() });

export const MergePreview = z.object({
  kind: Kind,
  winner: z.object({ id: Id, name: z.string(), createdAt: Instant, updatedAt: Instant }),
  loser: z.object({ id: Id, name: z.string(), createdAt: Instant, updatedAt: Instant }),
  /** Fields in which at least one of the two holds something. `taken`: from the record that goes, unless chosen otherwise. */
  fields: z.array(z.object({ field: FieldView, winner: CellValue, loser: CellValue, differs: z.boolean(), taken: z.boolean() })),
  /** What referenced ids are called. */
  names: z.record(z.string(), z.string()),
  moves: Moves,
});
export type MergePreview = z.infer<typeof MergePreview>;

export const MergeRow = z.object({ id: Id, kind: Kind, winnerId: Id, winnerName: z.string(), loserId: Id, loserName: z.string(), memberName: z.string(), createdAt: Instant, undoneAt: Instant.nullable() });
export type MergeRow = z.infer<typeof MergeRow>;

/** Something that an undo left as it is, because it was changed since. */
export const KeptChange = z.object({ table: z.string(), id: Id, fields: z.array(z.string()) });
export type KeptChange = z.infer<typeof KeptChange>;

export const mergeContract = {
  preview: procedure.route({ method: 'GET', path: '/merges/preview', operationId: 'previewMerge', tags: ['merge'], summary: 'Two records side by side, and what would move' }).input(z.object({ kind: Kind, winnerId: Id, loserId: Id })).output(MergePreview),
  create: procedure
    .route({ method: 'POST', path: '/merges', operationId: 'mergeRecords', tags: ['merge'], summary: 'Merge one record into another; can be undone', successStatus: 201 })
    .input(aboutRecord({ kindIn: 'kind', act: 'delete' }, z.strictObject({ kind: Kind, winnerId: Id, loserId: Id, take: z.array(z.string().max(60).refine(isCleanText, 'text-has-forbidden-characters')).max(200) })))
    .output(z.object({ id: Id })),
  undo: procedure.route({ method: 'POST', path: '/merges/{id}/undo', operationId: 'undoMerge', tags: ['merge'], summary: 'Take a merge apart again, except what was changed since' }).input(z.object({ id: Id })).output(z.object({ kept: z.array(KeptChange) })),
  list: procedure.route({ method: 'GET', path: '/merges', operationId: 'listMerges', tags: ['merge'], summary: 'Merges into a record, newest first' }).input(z.object({ kind: Kind, recordId: Id })).output(z.object({ rows: z.array(MergeRow) })),
  into: procedure.route({ method: 'GET', path: '/merges/into/{kind}/{id}', operationId: 'whereMerged', tags: ['merge'], summary: 'The record that a merged one has become' }).input(z.object({ kind: Kind, id: Id })).output(z.object({ id: Id })),
};
