import { z } from 'zod';
import { Id } from '../kernel/values.ts';
import { DocumentHead, ITEM_KINDS, ITEM_SCHEMAS, type ItemKind } from './content.ts';

/**
 * An edit is the smallest change of a document, with what stood before it: enough to merge two
 * people's work, to answer a conflict and to take the change back.
 *
 *   set      one field of one record, or of the head (title, locale, currency, country)
 *   insert   a whole record
 *   remove   a whole record, as it stood
 *
 * A move is a `set` of `position` (and of `sectionId` where a clause changes its section).
 */
export const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type FieldValue = z.infer<typeof FieldValue>;

const SetEdit = z
  .strictObject({
    type: z.literal('set'),
    kind: z.enum(['head', ...ITEM_KINDS]),
    /** The record; null for the head. */
    id: Id.nullable(),
    field: z.string().min(1).max(40),
    before: FieldValue,
    value: FieldValue,
  })
  .refine((edit) => (edit.kind === 'head') === (edit.id === null), 'only the head has no id');
export type SetEdit = z.infer<typeof SetEdit>;

function whole<T extends 'insert' | 'remove', K extends ItemKind>(type: T, kind: K) {
  return z.strictObject({ type: z.literal(type), kind: z.literal(kind), item: ITEM_SCHEMAS[kind] });
}

function wholeEdit<T extends 'insert' | 'remove'>(type: T) {
  return z.discriminatedUnion('kind', [
    whole(type, 'parties'),
    whole(type, 'variables'),
    whole(type, 'sections'),
    whole(type, 'clauses'),
    whole(type, 'scopeItems'),
    whole(type, 'phases'),
    whole(type, 'deliverables'),
    whole(type, 'results'),
    whole(type, 'billingItems'),
    whole(type, 'clientInputs'),
    whole(type, 'responsibilities'),
    whole(type, 'groundRules'),
    whole(type, 'terms'),
    whole(type, 'dismissals'),
  ]);
}

const InsertEdit = wholeEdit('insert');
export type InsertEdit = z.infer<typeof InsertEdit>;
const RemoveEdit = wholeEdit('remove');
export type RemoveEdit = z.infer<typeof RemoveEdit>;

export const Edit = z.discriminatedUnion('type', [SetEdit, InsertEdit, RemoveEdit]);
export type Edit = z.infer<typeof Edit>;

/** The most edits that are applied as one act. */
export const MOST_EDITS = 200;
/** Edits that stand or fall together, and are taken back together. */
export const Edits = z.array(Edit).min(1).max(MOST_EDITS);

/** The schema of one field of a record or of the head; null where there is no such field to set. */
export function fieldSchema(kind: SetEdit['kind'], field: string): z.ZodType | null {
  if (field === 'id') return null;
  const shape: Readonly<Record<string, z.ZodType>> = kind === 'head' ? DocumentHead.shape : ITEM_SCHEMAS[kind].shape;
  return Object.hasOwn(shape, field) ? (shape[field] ?? null) : null;
}

/** The edit that takes another one back. */
export function inverseEdit(edit: Edit): Edit {
  if (edit.type === 'set') return { ...edit, before: edit.value, value: edit.before };
  return edit.type === 'insert' ? { ...edit, type: 'remove' } : { ...edit, type: 'insert' };
}

/** The edits that take a list back, last first. */
export function inverseEdits(edits: readonly Edit[]): Edit[] {
  return edits.map(inverseEdit).reverse();
}

/** Where an edit acts: the record, and the field for a `set` (null: the whole record). */
export function editTarget(edit: Edit): { readonly kind: SetEdit['kind']; readonly id: Id | null; readonly field: string | null } {
  if (edit.type === 'set') return { kind: edit.kind, id: edit.id, field: edit.field };
  return { kind: edit.kind, id: edit.item.id, field: null };
}

/** Whether two edits touch the same field, or one of them the whole of what the other touches. */
export function editsMeet(a: Edit, b: Edit): boolean {
  const [one, other] = [editTarget(a), editTarget(b)];
  return one.kind === other.kind && one.id === other.id && (one.field === other.field || one.field === null || other.field === null);
}
