import { SORTABLE_CUSTOM_TYPES, type CustomFieldType } from '@entente/core/record/field-type';
import { CUSTOM_PREFIX, type FieldOption, type FieldRules, type Labels, type RecordField } from '@entente/core/record/record-fields';
import type { FieldKind } from '@entente/core/record/record-kind';
import type { Selectable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Fields } from '../platform/database/tables.ts';

/** The fields a workspace has added to a kind, in the order of its forms; retired ones only where they are asked for. */
export async function loadCustomFields(tx: Tx, kind: FieldKind, { retired = false }: { readonly retired?: boolean } = {}): Promise<readonly RecordField[]> {
  let query = tx.kysely.selectFrom('fields').selectAll().where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind);
  if (!retired) query = query.where('retiredAt', 'is', null);
  return (await query.orderBy('position').orderBy('id').execute()).map(customField);
}

const FILLED = { importable: true, editable: true, filterable: true } as const;

/** A row of `fields` as the registry holds it. */
export function customField(row: Selectable<Fields>): RecordField {
  return {
    ...FILLED,
    key: `${CUSTOM_PREFIX}${row.key}`,
    type: row.type as CustomFieldType,
    fieldId: row.id,
    labels: row.labels as Labels,
    hints: row.hints as Labels,
    options: row.options as readonly FieldOption[],
    rules: row.rules as FieldRules,
    required: row.isRequired,
    unique: row.isUnique,
    sortable: SORTABLE_CUSTOM_TYPES.includes(row.type as CustomFieldType),
  };
}

/** Where and when the workspace is: days of filters are counted there. */
export async function loadTimeZone(tx: Tx): Promise<string> {
  return (await tx.kysely.selectFrom('workspaces').select('timeZone').where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow()).timeZone;
}
