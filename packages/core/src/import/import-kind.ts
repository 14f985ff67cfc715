import { INTERACTION_KINDS } from '../kernel/interaction-kind.ts';
import type { FieldKind } from '../record/record-kind.ts';
import { RECORD_KINDS, RECORD_TABLES } from '../record/record-kind.ts';
import { BUILT_IN_FIELDS, type RecordField } from '../record/record-fields.ts';

/** What the rows of a file may be: records, or what passed between us and them. */
export const IMPORT_KINDS = [...RECORD_KINDS, 'interaction'] as const satisfies readonly FieldKind[];
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The table of each of them. */
export const IMPORT_TABLES: Readonly<Record<ImportKind, string>> = { ...RECORD_TABLES, interaction: 'interactions' };

const plain = { editable: true, sortable: false, filterable: false, importable: true } as const;
const options = (keys: readonly string[]) => keys.map((key) => ({ key }));

/** What a file may say of a note, a call, a meeting, a mail or a task. Whom it is about is found, and stands in no field of these. */
const INTERACTION_FIELDS: readonly RecordField[] = [
  { ...plain, key: 'kind', type: 'choice', column: 'kind', options: options(INTERACTION_KINDS) },
  { ...plain, key: 'subject', type: 'text', column: 'subject', rules: { maxLength: 300 } },
  { ...plain, key: 'body', type: 'long_text', column: 'body', rules: { maxLength: 20_000 } },
  { ...plain, key: 'happenedAt', type: 'instant', column: 'happened_at' },
  { ...plain, key: 'dueOn', type: 'date', column: 'due_on' },
  { ...plain, key: 'isDone', type: 'choice', options: options(['yes', 'no']) },
  { ...plain, key: 'doneAt', type: 'instant', column: 'done_at' },
  { ...plain, key: 'ownerId', type: 'member', column: 'owner_id' },
  { ...plain, key: 'direction', type: 'choice', column: 'direction', options: options(['in', 'out']) },
  { ...plain, key: 'outcome', type: 'text', column: 'outcome', rules: { maxLength: 300 } },
  { ...plain, key: 'minutes', type: 'number', column: 'minutes' },
];

/** The fields of the program that an import may fill. */
export function importFields(kind: ImportKind): readonly RecordField[] {
  return (kind === 'interaction' ? INTERACTION_FIELDS : BUILT_IN_FIELDS[kind]).filter(({ importable }) => importable);
}
