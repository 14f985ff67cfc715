import { z } from 'zod';
import { Line } from '@entente/core/kernel/plain-text';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { FIELD_TYPES } from '@entente/core/record/field-type';
import { FIELD_KINDS, LIST_KINDS } from '@entente/core/record/record-kind';
import { INTERACTION_KINDS } from '@entente/core/kernel/interaction-kind';
import { PageQuery, procedure, SearchText } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';

export const RecordKindPath = z.enum(LIST_KINDS);
export const FieldKindPath = z.enum(FIELD_KINDS);

const Labels = z.object({ en: z.string().optional(), pl: z.string().optional(), ru: z.string().optional() });

/** A field as forms, lists and filters need it; hidden fields are not among them. */
export const FieldView = z.object({
  key: z.string(),
  type: z.enum(FIELD_TYPES),
  /** The row of a custom field; null for built-in ones, whose words the program knows. */
  fieldId: Id.nullable(),
  labels: Labels,
  hints: Labels,
  options: z.array(z.object({ key: z.string(), labels: Labels, retired: z.boolean() })),
  rules: z.object({ scale: z.number().int().optional(), min: z.number().optional(), max: z.number().optional(), maxLength: z.number().int().optional(), currency: z.string().optional(), kinds: z.array(z.enum(INTERACTION_KINDS)).optional() }),
  required: z.boolean(),
  unique: z.boolean(),
  editable: z.boolean(),
  /** Whether a change may empty it. */
  clearable: z.boolean(),
  sortable: z.boolean(),
  filterable: z.boolean(),
  importable: z.boolean(),
});
export type FieldView = z.infer<typeof FieldView>;

/** A value in a cell. Money: minor units (the currency stands in the field `currency`). Numbers: whole multiples of 10^-scale. Choices: keys. References: ids, with `names` beside. */
export const CellValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
export type CellValue = z.infer<typeof CellValue>;

/**
 * What is next of a record beside what is written in it: the nearest open task about it, or that a call or meeting is
 * planned. Of a task that its reader may not see only that there is one is told: no id, no words.
 */
export const NextAct = aboutRecord({ kind: 'interaction' }, z.object({ is: z.enum(['task', 'planned']), id: Id.nullable(), subject: z.string(), dueOn: Day.nullable() }));
export type NextAct = z.infer<typeof NextAct>;

/** A row of any record kind: the columns that were asked for. */
export const RecordRow = aboutRecord({ kindIn: 'kind', within: 'values' }, z.object({
  id: Id,
  version: z.number().int(),
  /** By field key. */
  values: z.record(z.string(), CellValue),
  /** What referenced ids are called, by id. */
  names: z.record(z.string(), z.string()),
  /** With the column `nextStep`, where there is such a task or plan. */
  next: NextAct.optional(),
}));
export type RecordRow = z.infer<typeof RecordRow>;

/** `filter`: a RecordFilter as JSON. `sort`: a field's key, "-" before it for descending. `columns`: keys with commas between. */
export const RecordQuery = z.object({
  kind: RecordKindPath,
  filter: z.string().max(8_000).optional(),
  search: SearchText.optional(),
  sort: z.string().max(61).optional(),
  columns: z.string().max(2_000).optional(),
});

export const TableQuery = RecordQuery.extend(PageQuery.shape);

/** How a column sums up. Amounts are summed by currency and never across. */
export const Aggregates = z.object({
  /** Rows that fit; `atLeast` says that counting stopped there. Null where it took too long. */
  count: z.object({ value: z.number().int(), atLeast: z.boolean() }).nullable(),
  /** False where something took too long and was not counted. */
  complete: z.boolean(),
  columns: z.array(z.object({ field: z.string(), filled: z.number().int().optional(), sums: z.array(z.object({ currency: z.string(), value: z.number() })).optional(), sum: z.number().optional(), min: CellValue.optional(), max: CellValue.optional() })),
});
export type Aggregates = z.infer<typeof Aggregates>;

/** What a saved view keeps; the same words stand in the page's address. */
export const ViewDefinition = z.strictObject({
  layout: z.enum(['table', 'board']).default('table'),
  columns: z.array(z.string().max(60)).max(40).default([]),
  sort: z.string().max(61).default(''),
  filter: z.unknown().optional(),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** The pipeline of a board of deals. */
  pipelineId: Id.nullable().default(null),
  /** What stands under columns: "amount.sum", "nextStep.filled". */
  foot: z.array(z.string().max(70)).max(40).default([]),
});
export type ViewDefinition = z.infer<typeof ViewDefinition>;

export const SavedView = z.object({
  id: Id,
  kind: RecordKindPath,
  name: z.string(),
  sharing: z.enum(['mine', 'team', 'all']),
  isDefault: z.boolean(),
  isMine: z.boolean(),
  definition: ViewDefinition,
  version: z.number().int(),
  createdAt: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

const savedViewFields = { name: Line(120), sharing: z.enum(['mine', 'team', 'all']), isDefault: z.boolean(), definition: ViewDefinition };

export const recordContract = {
  fields: procedure.route({ method: 'GET', path: '/records/{kind}/fields', operationId: 'listRecordFields', tags: ['record'], summary: 'The fields of a record kind, built-in and your own; of interactions your own alone' }).input(z.object({ kind: FieldKindPath })).output(z.object({ rows: z.array(FieldView) })),
  list: procedure.route({ method: 'GET', path: '/records/{kind}', operationId: 'listRecords', tags: ['record'], summary: 'Records you may see, filtered, sorted, page by page' }).input(TableQuery).output(z.object({ rows: z.array(RecordRow), nextCursor: z.string().nullable() })),
  get: procedure.route({ method: 'GET', path: '/records/{kind}/{id}', operationId: 'getRecord', tags: ['record'], summary: 'One record with every field you may see' }).input(z.object({ kind: RecordKindPath, id: Id })).output(RecordRow),
  aggregates: procedure.route({ method: 'GET', path: '/records/{kind}/aggregates', operationId: 'aggregateRecords', tags: ['record'], summary: 'How many fit and what their columns sum up to; counting stops at a limit' }).input(RecordQuery).output(Aggregates),
  update: procedure
    .route({ method: 'PATCH', path: '/records/{kind}/{id}', operationId: 'updateRecord', tags: ['record'], summary: 'Change fields of a record, custom ones too' })
    .input(aboutRecord({ kindIn: 'kind', within: 'set' }, z.object({ kind: RecordKindPath, id: Id, set: z.record(z.string().max(60), CellValue), before: z.record(z.string(), z.unknown()) })))
    .output(z.object({ version: z.number().int() })),
  savedViews: procedure.route({ method: 'GET', path: '/records/{kind}/views', operationId: 'listSavedViews', tags: ['record'], summary: 'Saved views: yours, your team’s, everybody’s' }).input(z.object({ kind: RecordKindPath })).output(z.object({ rows: z.array(SavedView) })),
  createSavedView: procedure.route({ method: 'POST', path: '/records/{kind}/views', operationId: 'createSavedView', tags: ['record'], summary: 'Save a view', successStatus: 201 }).input(z.strictObject({ kind: RecordKindPath, ...savedViewFields })).output(z.object({ id: Id })),
  updateSavedView: procedure.route({ method: 'PUT', path: '/views/{id}', operationId: 'updateSavedView', tags: ['record'], summary: 'Change a saved view' }).input(z.strictObject({ id: Id, ...savedViewFields, version: z.number().int() })).output(z.object({ version: z.number().int() })),
  arrangeSavedViews: procedure.route({ method: 'PUT', path: '/records/{kind}/views/order', operationId: 'arrangeSavedViews', tags: ['record'], summary: 'Put your saved views into an order' }).input(z.strictObject({ kind: RecordKindPath, ids: z.array(Id).max(200) })).output(z.object({})),
  deleteSavedView: procedure.route({ method: 'DELETE', path: '/views/{id}', operationId: 'deleteSavedView', tags: ['record'], summary: 'Delete a saved view' }).input(z.object({ id: Id })).output(z.object({})),
};
