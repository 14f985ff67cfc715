import { z } from 'zod';
import { Line } from '@entente/core/kernel/plain-text';
import { Id } from '@entente/core/kernel/values';
import { procedure, SearchText } from '../kernel/procedure.ts';

/** A tag; how many records of all kinds carry it, counted up to a thousand. */
export const TagView = z.object({ id: Id, name: z.string(), records: z.number().int() });
export type TagView = z.infer<typeof TagView>;

const done = z.object({});
/** The act, which can be undone; null where there was nothing to do. */
const taken = z.object({ changeSetId: Id.nullable() });

export const tagContract = {
  list: procedure.route({ method: 'GET', path: '/tags', operationId: 'listTags', tags: ['record'], summary: 'Tags by name' }).input(z.object({ search: SearchText.optional() })).output(z.object({ rows: z.array(TagView) })),
  create: procedure.route({ method: 'POST', path: '/tags', operationId: 'createTag', tags: ['record'], summary: 'Make a tag, or find the one of this name', successStatus: 201 }).input(z.strictObject({ name: Line(60) })).output(z.object({ id: Id, isNew: z.boolean() })),
  rename: procedure.route({ method: 'PATCH', path: '/tags/{id}', operationId: 'renameTag', tags: ['record'], summary: 'Rename a tag everywhere' }).input(z.strictObject({ id: Id, name: Line(60) })).output(done),
  merge: procedure.route({ method: 'POST', path: '/tags/{id}/merge', operationId: 'mergeTag', tags: ['record'], summary: 'Put another tag in the place of this one, everywhere; it can be undone' }).input(z.strictObject({ id: Id, into: Id })).output(taken),
  delete: procedure.route({ method: 'DELETE', path: '/tags/{id}', operationId: 'deleteTag', tags: ['record'], summary: 'Take a tag off every record and delete it; it can be undone' }).input(z.object({ id: Id })).output(taken),
};
