import { z } from 'zod';
import { ENCODINGS } from '@entente/core/kernel/text-encoding';
import { DELIMITERS } from '@entente/core/import/delimited';
import { PROBLEM_CODES } from '@entente/core/import/cell-reading';
import { DATE_ORDERS } from '@entente/core/import/date-reading';
import { ImportPlan, MATCH_KEYS } from '@entente/core/import/import-plan';
import { NUMBER_MARKS } from '@entente/core/import/number-reading';
import { IMPORT_SOURCES } from '@entente/core/import/ready-map';
import { IMPORT_STATES } from '@entente/core/import/import-state';
import { Line } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { CUSTOM_FIELD_TYPES, FIELD_TYPES } from '@entente/core/record/field-type';
import { IMPORT_KINDS } from '@entente/core/import/import-kind';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';

const Kind = z.enum(IMPORT_KINDS);
const Labels = z.object({ en: z.string().optional(), pl: z.string().optional(), ru: z.string().optional() });

/** How a file is read; each with the reason, so that a person can judge it. */
export const ImportReading = z.object({
  format: z.enum(['text', 'cards', 'workbook']),
  encoding: z.enum(ENCODINGS),
  encodingBecause: z.string(),
  delimiter: z.enum(DELIMITERS),
  delimiterBecause: z.string(),
  /** The row of the names of columns; 0 when there is none. */
  headerRow: z.number().int(),
  headerBecause: z.string(),
  sheets: z.array(z.string()),
  sheet: z.number().int(),
  source: z.enum(IMPORT_SOURCES).nullable(),
});
export type ImportReading = z.infer<typeof ImportReading>;

export const ImportColumn = z.object({
  name: z.string(),
  /** Up to three different values. */
  samples: z.array(z.string()),
  isEmpty: z.boolean(),
  type: z.enum(CUSTOM_FIELD_TYPES),
  dates: z.object({ order: z.enum(DATE_ORDERS), because: z.string(), example: z.string() }).nullable(),
  numbers: z.object({ decimal: z.enum(NUMBER_MARKS), because: z.string(), example: z.string(), currency: z.string().nullable() }).nullable(),
  /** Of a column that looks like a choice: its different values, as far as it was looked at. */
  options: z.array(z.string()).default([]),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportCounts = z.object({
  read: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

const Problem = z.object({ column: z.number().int(), code: z.enum(PROBLEM_CODES), value: z.string() });

/** What would happen: the counts, the first rows, and what stands in the way by how it is mended. */
export const ImportPreview = z.object({
  counts: ImportCounts,
  rows: z.array(z.object({ row: z.number().int(), outcome: z.enum(['created', 'updated', 'skipped', 'rejected']), values: z.record(z.string(), z.string()), problems: z.array(Problem) })),
  problems: z.array(z.object({ column: z.number().int(), code: z.enum(PROBLEM_CODES), isRejecting: z.boolean(), count: z.number().int(), rows: z.array(z.number().int()), examples: z.array(z.string()) })),
  /** Rows whose keys several records have and none alone: how many; and the first keys, each with its first rows and two of the records. */
  several: z.object({ count: z.number().int(), examples: z.array(z.object({ rows: z.array(z.number().int()), by: z.enum(MATCH_KEYS), value: z.string(), records: z.array(z.object({ id: Id, name: z.string() })) })) }).default({ count: 0, examples: [] }),
  /** Different values of columns that name something: how often each comes, and what it was taken for. */
  values: z.array(z.object({ column: z.number().int(), empty: z.number().int(), total: z.number().int(), values: z.array(z.object({ value: z.string(), count: z.number().int(), found: z.string().nullable() })) })),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** Where a column may go. */
export const ImportTarget = z.object({ key: z.string(), type: z.enum(FIELD_TYPES).nullable(), labels: Labels, options: z.array(z.object({ key: z.string(), labels: Labels })) });
export type ImportTarget = z.infer<typeof ImportTarget>;

const summary = {
  id: Id,
  kind: Kind.nullable(),
  fileName: z.string(),
  bytes: z.number().int(),
  state: z.enum(IMPORT_STATES),
  failure: z.string(),
  counts: ImportCounts,
  totalRows: z.number().int(),
  /** The row that is done; with `totalRows` the progress of a run. */
  cursorRow: z.number().int(),
  memberName: z.string(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
};
export const ImportRow = z.object(summary);
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportView = z.object({
  ...summary,
  hasFile: z.boolean(),
  reading: ImportReading.nullable(),
  columns: z.array(ImportColumn),
  /** The plan that was saved, or what is proposed. */
  plan: ImportPlan.nullable(),
  targets: z.array(ImportTarget),
  /** What names may mean, by the type of a reference: members, stages, products. */
  choices: z.record(z.string(), z.array(z.object({ id: z.string(), name: z.string(), within: z.string().optional() }))),
  preview: ImportPreview.nullable(),
  changeSetId: Id.nullable(),
  version: z.number().int(),
});
export type ImportView = z.infer<typeof ImportView>;

/** What was edited after the import, and therefore kept by its undo. `isMerged`: the import made the record, and it was merged into another since. */
export const ImportKept = z.object({ recordId: Id, table: z.string(), name: z.string(), fields: z.array(z.string()), isMerged: z.boolean() });
export type ImportKept = z.infer<typeof ImportKept>;

export const ImportMapView = z.object({ id: Id, kind: Kind, name: z.string(), columnNames: z.array(z.string()), plan: ImportPlan, isMine: z.boolean(), createdAt: Instant });
export type ImportMapView = z.infer<typeof ImportMapView>;

const byId = z.object({ id: Id });
const Version = z.object({ version: z.number().int() });

export const importContract = {
  list: procedure.route({ method: 'GET', path: '/imports', operationId: 'listImports', tags: ['import'], summary: 'Imports, newest first: yours, and everybody’s for owners and managers' }).input(PageQuery).output(Page(ImportRow)),
  get: procedure.route({ method: 'GET', path: '/imports/{id}', operationId: 'getImport', tags: ['import'], summary: 'An import: how its file was read, its plan, its progress' }).input(byId).output(ImportView),
  create: procedure
    .route({ method: 'POST', path: '/imports', operationId: 'createImport', tags: ['import'], summary: 'Begin an import; the file follows in pieces to PUT /imports/{id}/file', successStatus: 201 })
    .input(z.strictObject({ fileName: Line(255), kind: Kind.optional() }))
    .output(z.object({ id: Id, pieceBytes: z.number().int(), mostBytes: z.number().int() })),
  look: procedure
    .route({ method: 'POST', path: '/imports/{id}/look', operationId: 'lookAtImport', tags: ['import'], summary: 'Say how the uploaded file is read; what is given here is not guessed' })
    .input(z.strictObject({ id: Id, encoding: z.enum(ENCODINGS).optional(), delimiter: z.enum(DELIMITERS).optional(), headerRow: z.number().int().min(0).max(100).optional(), sheet: z.number().int().min(0).max(500).optional(), kind: Kind.optional() }))
    .output(Version),
  plan: procedure.route({ method: 'PUT', path: '/imports/{id}/plan', operationId: 'planImport', tags: ['import'], summary: 'Say what becomes of each column, and have the whole file checked' }).input(z.strictObject({ id: Id, plan: ImportPlan })).output(Version),
  run: procedure.route({ method: 'POST', path: '/imports/{id}/run', operationId: 'runImport', tags: ['import'], summary: 'Run a checked import in the background' }).input(byId).output(Version),
  cancel: procedure.route({ method: 'POST', path: '/imports/{id}/cancel', operationId: 'cancelImport', tags: ['import'], summary: 'Stop an import; what is done stays and can be undone' }).input(byId).output(Version),
  undo: procedure.route({ method: 'POST', path: '/imports/{id}/undo', operationId: 'undoImport', tags: ['import'], summary: 'Undo a whole import, its updates too, in the background' }).input(byId).output(Version),
  kept: procedure.route({ method: 'GET', path: '/imports/{id}/kept', operationId: 'listKeptByUndo', tags: ['import'], summary: 'What an undo kept because it was edited since' }).input(byId).output(z.object({ rows: z.array(ImportKept), isCut: z.boolean() })),
  delete: procedure.route({ method: 'DELETE', path: '/imports/{id}', operationId: 'deleteImport', tags: ['import'], summary: 'Throw away an import that has not run' }).input(byId).output(z.object({})),
  maps: procedure.route({ method: 'GET', path: '/import-maps', operationId: 'listImportMaps', tags: ['import'], summary: 'Saved maps' }).input(z.object({})).output(z.object({ rows: z.array(ImportMapView) })),
  createMap: procedure
    .route({ method: 'POST', path: '/import-maps', operationId: 'createImportMap', tags: ['import'], summary: 'Save the plan of an import as a map', successStatus: 201 })
    .input(z.strictObject({ importId: Id, name: Line(120) }))
    .output(byId),
  deleteMap: procedure.route({ method: 'DELETE', path: '/import-maps/{id}', operationId: 'deleteImportMap', tags: ['import'], summary: 'Delete a saved map' }).input(byId).output(z.object({})),
};
