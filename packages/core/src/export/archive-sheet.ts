import type { FieldType } from '../record/field-type.ts';
import { BUILT_IN_FIELDS, type RecordField } from '../record/record-fields.ts';
import { FIELD_KINDS, FIELD_TABLES, LIST_KINDS, LIST_TABLES, type FieldKind } from '../record/record-kind.ts';
import { headNote, sheetCell, type SheetCell, type SheetWords } from '../record/sheet-cell.ts';

/** Tables of an archive that are also written for people and spreadsheets. */
export const SHEET_TABLES: readonly string[] = [...Object.values(LIST_TABLES), 'interactions', 'products', 'deal_lines'];

/** What an id in a column is the id of. */
const REFERS: Readonly<Record<string, string>> = {
  owner_id: 'members', deleted_by: 'members', done_by: 'members', pinned_by: 'members', client_id: 'clients', contact_id: 'contacts', deal_id: 'deals',
  engagement_id: 'engagements', pipeline_id: 'pipelines', stage_id: 'stages', product_id: 'products', lost_reason_id: 'lost_reasons',
};
const OWN_REFERS: Readonly<Partial<Record<FieldType, string>>> = { member: 'members', client: 'clients', contact: 'contacts' };
/** Whole numbers that stand for decimals. */
const SCALED: Readonly<Record<string, { readonly head: string; readonly scale: number }>> = { quantity: { head: 'quantity', scale: 3 }, discount_permille: { head: 'discount_percent', scale: 1 } };
const AMOUNTS = new Set(['amount', 'unit_price']);

/** A row of a table as the archive's JSON lines hold it; whole numbers beyond what a double holds are texts. */
export type StoredRow = Readonly<Record<string, unknown>>;
/** A column of a sheet. `refersTo`: the table in which the value's name is to be found; absent where the value itself is shown. */
export type ArchiveColumn = { readonly head: string; readonly refersTo?: string; readonly field: RecordField };

type Sheet = { readonly table: string; /** Stored, in their order. */ readonly columns: readonly string[]; /** Fields of the workspace's own, retired ones too. */ readonly own: readonly RecordField[] };

/** The kind whose fields of one's own a table's rows hold. */
export function fieldKindOf(table: string): FieldKind | null {
  return FIELD_KINDS.find((kind) => FIELD_TABLES[kind] === table) ?? null;
}

/**
 * The columns of a sheet: those of the table by their names, a name after each id, the currency after each amount, the zone
 * in the head of moments; then each field of one's own by its label.
 */
export function archiveColumns({ table, columns, own }: Sheet, words: SheetWords & { label(field: RecordField): string }): readonly ArchiveColumn[] {
  const plain = columns.filter((column) => column !== 'custom').flatMap((column) => [...storedColumn(table, column, words), ...nameColumn(table, column)]);
  const ofOwn = own.map((field): ArchiveColumn => {
    const refersTo = OWN_REFERS[field.type];
    return { head: words.label(field) + headNote(field, words.timeZone), field: { ...field, importable: false }, ...(refersTo === undefined ? {} : { refersTo }) };
  });
  return [...plain, ...ofOwn];
}

const SHOWN = { editable: false, sortable: false, filterable: false, importable: false } as const;

function storedColumn(table: string, column: string, { timeZone }: SheetWords): readonly ArchiveColumn[] {
  const scaled = SCALED[column];
  const { key, options } = builtInOf(table, column);
  const field: RecordField = { ...SHOWN, key, column, type: typeOf(column, options !== undefined), ...(options === undefined ? {} : { options }), ...(scaled === undefined ? {} : { rules: { scale: scaled.scale } }) };
  const stored = { head: (scaled?.head ?? column) + headNote(field, timeZone), field };
  // A line's price is in its deal's currency.
  return field.type === 'money' && table === 'deal_lines' ? [stored, { head: 'currency', field: { ...SHOWN, key: 'currency', column: 'currency', type: 'text' } }] : [stored];
}

function typeOf(column: string, hasOptions: boolean): FieldType {
  if (column in SCALED) return 'number';
  if (AMOUNTS.has(column)) return 'money';
  return /_(at|since)$/.test(column) ? 'instant' : hasOptions ? 'choice' : 'text';
}

/** What the registry of fields knows of a column: the options whose words stand in its place. */
function builtInOf(table: string, column: string): { readonly key: string; readonly options: RecordField['options'] } {
  const kind = LIST_KINDS.find((one) => LIST_TABLES[one] === table);
  const field = kind === undefined ? undefined : BUILT_IN_FIELDS[kind].find((one) => one.column === column);
  return { key: field?.key ?? column, options: field?.type === 'choice' ? field.options : undefined };
}

function nameColumn(table: string, column: string): readonly ArchiveColumn[] {
  const refersTo = column === 'merged_into_id' ? table : REFERS[column];
  if (refersTo === undefined) return [];
  return [{ head: column.endsWith('_id') ? column.slice(0, -3) : `${column}_name`, refersTo, field: { ...SHOWN, key: column, column, type: 'text' } }];
}

/** What a column holds in a row. */
export function storedValue({ field: { column, fieldId } }: ArchiveColumn, row: StoredRow): unknown {
  return fieldId === undefined ? row[column ?? ''] : ((row['custom'] ?? {}) as StoredRow)[fieldId];
}

/** A cell of a sheet. @param names what the ids of the row's batch are called. */
export function archiveCell(column: ArchiveColumn, { row, names, words }: { row: StoredRow; names: ReadonlyMap<string, string>; words: SheetWords }): SheetCell {
  const value = storedValue(column, row);
  if (column.refersTo === undefined) return sheetCell(column.field, { values: { [column.field.key]: value, currency: row['currency'] }, names: {} }, words);
  const name = typeof value === 'string' ? names.get(value) : undefined;
  return name === undefined ? null : { kind: 'text', text: name };
}
