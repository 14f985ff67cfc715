import type { RecordKind } from '@entente/core/record/record-kind';
import { sql, type Expression, type SqlBool } from 'kysely';

/** What a list is searched for, as a condition on the record `r`. */
export function searchCondition(_place: { readonly workspaceId: string; readonly kind: RecordKind }, search: string | undefined): Expression<SqlBool> {
  const words = search?.trim() ?? '';
  return words === '' ? sql<SqlBool>`true` : sql<SqlBool>`r.name ilike ${`%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`;
}
