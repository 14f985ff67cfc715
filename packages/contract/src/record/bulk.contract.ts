import { z } from 'zod';
import { Id } from '@entente/core/kernel/values';
import { MOST_CHOSEN } from '@entente/core/record/record-kind';
import { procedure, SearchText } from '../kernel/procedure.ts';
import { CellValue, RecordKindPath, RecordRow } from './record.contract.ts';

/** Chosen rows, or all that fit a filter ("all that fit", also beyond what is shown). */
const Selection = z.union([z.strictObject({ ids: z.array(Id).min(1).max(MOST_CHOSEN) }), z.strictObject({ filter: z.string().max(8_000).optional(), search: SearchText.optional() })]);

/** What is done to each: fields set, tags put on and taken off, or the bin. */
export const BulkChange = z.strictObject({
  set: z.record(z.string().max(60), CellValue).default({}),
  addTags: z.array(Id).max(50).default([]),
  removeTags: z.array(Id).max(50).default([]),
  delete: z.boolean().default(false),
});
export type BulkChange = z.infer<typeof BulkChange>;

/** What a field holds now among the records: nothing, the wanted value already, something else. */
const Overwritten = z.object({ field: z.string(), empty: z.number().int(), same: z.number().int(), other: z.number().int(), examples: z.array(CellValue) });

export const BulkPreview = z.object({
  count: z.object({ value: z.number().int(), atLeast: z.boolean() }),
  /** Chosen rows that are gone or that you may not change. */
  unreachable: z.number().int(),
  /** Rows that will be left as they are, with the refusal's code. */
  refused: z.array(z.object({ id: Id, name: z.string(), reason: z.string() })),
  overwritten: z.array(Overwritten),
  examples: z.array(RecordRow),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

const bulkInput = z.strictObject({ kind: RecordKindPath, selection: Selection, change: BulkChange });

export const bulkContract = {
  previewBulk: procedure.meta({ reads: true }).route({ method: 'POST', path: '/records/{kind}/bulk/preview', operationId: 'previewBulkChange', tags: ['record'], summary: 'What a change of many records would do' }).input(bulkInput).output(BulkPreview),
  runBulk: procedure.route({ method: 'POST', path: '/records/{kind}/bulk', operationId: 'runBulkChange', tags: ['record'], summary: 'Change many records as one act that can be undone' }).input(bulkInput).output(z.object({ changeSetId: Id, state: z.enum(['running', 'done']) })),
};
