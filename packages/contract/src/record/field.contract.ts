import { z } from 'zod';
import { INTERACTION_KINDS } from '@entente/core/kernel/interaction-kind';
import { LOCALES } from '@entente/core/kernel/locale-list';
import { OptionalLine } from '@entente/core/kernel/plain-text';
import { Currency, Id } from '@entente/core/kernel/values';
import { CUSTOM_FIELD_TYPES } from '@entente/core/record/field-type';
import { procedure } from '../kernel/procedure.ts';
import { FieldView, FieldKindPath } from './record.contract.ts';

/** In any of the three languages; one at least. The others borrow its words. */
const Labels = z.partialRecord(z.enum(LOCALES), OptionalLine(80)).refine((labels) => Object.values(labels).some((text) => text !== ''), 'label-is-missing');
const Hints = z.partialRecord(z.enum(LOCALES), OptionalLine(300));
const Key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const Option = z.strictObject({ key: Key, labels: Labels, retired: z.boolean().default(false) });
const Whole = z.number().int().min(-9_007_199_254_740_991).max(9_007_199_254_740_991);

/** Which rules a type knows: numbers scale, least and greatest; money currency, least and greatest; texts the longest length; fields of interactions in which of them forms ask for it. */
const Rules = z.strictObject({ scale: z.number().int().min(0).max(6).optional(), min: Whole.optional(), max: Whole.optional(), maxLength: z.number().int().min(1).max(10_000).optional(), currency: Currency.optional(), kinds: z.array(z.enum(INTERACTION_KINDS)).min(1).max(5).optional() });

const settable = { labels: Labels, hints: Hints.default({}), options: z.array(Option).max(200).default([]), rules: Rules.default({}), isRequired: z.boolean().default(false), isUnique: z.boolean().default(false) };

/** A field of one's own as its settings show it. */
export const CustomFieldView = FieldView.extend({ id: Id, kind: FieldKindPath, retired: z.boolean(), version: z.number().int(), /** Whether any record holds a value. */ hasValues: z.boolean() });
export type CustomFieldView = z.infer<typeof CustomFieldView>;

const byId = z.object({ id: Id });
const done = z.object({});

export const fieldContract = {
  list: procedure.route({ method: 'GET', path: '/fields', operationId: 'listFields', tags: ['record'], summary: 'Fields of your own, retired ones too' }).input(z.object({ kind: FieldKindPath })).output(z.object({ rows: z.array(CustomFieldView) })),
  create: procedure.route({ method: 'POST', path: '/fields', operationId: 'createField', tags: ['record'], summary: 'Add a field of your own', successStatus: 201 }).input(z.strictObject({ kind: FieldKindPath, key: Key, type: z.enum(CUSTOM_FIELD_TYPES), ...settable })).output(z.object({ id: Id })),
  update: procedure
    .route({ method: 'PUT', path: '/fields/{id}', operationId: 'updateField', tags: ['record'], summary: 'Change a field; its type only while it holds nothing' })
    .input(z.strictObject({ id: Id, type: z.enum(CUSTOM_FIELD_TYPES), ...settable, version: z.number().int() }))
    .output(z.object({ version: z.number().int() })),
  retire: procedure.route({ method: 'POST', path: '/fields/{id}/retire', operationId: 'retireField', tags: ['record'], summary: 'Put a field away; what it holds is kept' }).input(byId).output(done),
  restore: procedure.route({ method: 'POST', path: '/fields/{id}/restore', operationId: 'restoreField', tags: ['record'], summary: 'Bring a retired field back' }).input(byId).output(done),
  arrange: procedure.route({ method: 'PUT', path: '/fields/order', operationId: 'arrangeFields', tags: ['record'], summary: 'Put fields of your own into an order' }).input(z.strictObject({ kind: FieldKindPath, ids: z.array(Id).max(300) })).output(done),
};

