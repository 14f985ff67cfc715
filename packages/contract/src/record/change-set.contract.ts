import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';
import { FieldKindPath } from './record.contract.ts';

export const CHANGE_SET_KINDS = ['import', 'bulk_edit', 'bulk_delete', 'merge', 'automation', 'tag_delete', 'tag_merge'] as const;

/** An act that touched many records. */
export const ChangeSetView = z.object({
  id: Id,
  kind: z.enum(CHANGE_SET_KINDS),
  title: z.string(),
  recordKind: FieldKindPath.nullable(),
  state: z.enum(['running', 'done', 'failed', 'undoing', 'undone']),
  /** How many records: "total" where it is known, "changed", "same", "failed"; after an undo "undone", "kept". */
  counts: z.record(z.string(), z.number()),
  memberName: z.string(),
  /** What a bulk change set, by field, as far as the reader may see them. */
  fields: z.array(z.string()),
  /** It can be undone, and by the reader. */
  mayUndo: z.boolean(),
  /** Whether what failed can be tried once more; it was not yet. */
  mayRetry: z.boolean(),
  isMine: z.boolean(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
});
export type ChangeSetView = z.infer<typeof ChangeSetView>;

/** A record that an act or its undo left as it was, and why: a refusal's code, or the fields that were edited since. */
export const ChangeSetRemainder = z.object({ recordId: Id, table: z.string(), name: z.string(), reason: z.string(), kept: z.array(z.string()) });
export type ChangeSetRemainder = z.infer<typeof ChangeSetRemainder>;

const byId = z.object({ id: Id });

export const changeSetContract = {
  list: procedure.route({ method: 'GET', path: '/change-sets', operationId: 'listChangeSets', tags: ['record'], summary: 'Acts that touched many records, newest first' }).input(PageQuery).output(Page(ChangeSetView)),
  get: procedure.route({ method: 'GET', path: '/change-sets/{id}', operationId: 'getChangeSet', tags: ['record'], summary: 'One of them, with what failed or was kept' }).input(byId).output(ChangeSetView.extend({ failed: z.array(ChangeSetRemainder), kept: z.array(ChangeSetRemainder) })),
  undo: procedure.route({ method: 'POST', path: '/change-sets/{id}/undo', operationId: 'undoChangeSet', tags: ['record'], summary: 'Put back what still is as the act left it' }).input(byId).output(ChangeSetView),
  retry: procedure.route({ method: 'POST', path: '/change-sets/{id}/retry', operationId: 'retryChangeSet', tags: ['record'], summary: 'Try the records that failed once more' }).input(byId).output(z.object({ changeSetId: Id })),
};
