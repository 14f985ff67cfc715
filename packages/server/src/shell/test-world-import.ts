import type pg from 'pg';
import type { ImportPlan } from '@entente/core/import/import-plan';
import { newId } from '../platform/database/new-id.ts';

/** Imports of a world: one that waits for a plan, one that has run, and a saved map. */
export type WorldImports = { readonly waitingId: string; readonly doneId: string; readonly mapId: string };

type Holder = { readonly workspaceId: string; readonly memberId: string; readonly contactId: string; readonly changeSetId: string; readonly canary: string };

/** Writes one row into every table of imports. */
export async function fillImports(admin: pg.Client, { workspaceId, memberId, contactId, changeSetId, canary }: Holder): Promise<WorldImports> {
  const ids: WorldImports = { waitingId: newId(), doneId: newId(), mapId: newId() };
  const plan: ImportPlan = { kind: 'contact', columns: [{ column: 0, to: 'name', unknown: 'reject', values: { [canary]: canary } }], matchBy: [], onMatch: 'fill', onSeveral: 'reject', severalValues: 'add', externalSource: '' };
  const columns = JSON.stringify([{ name: `${canary} column`, samples: [canary], isEmpty: false, type: 'text', dates: null, numbers: null }]);
  const insert = "insert into public.imports (workspace_id, id, member_id, record_kind, file_name, state, columns, plan, change_set_id) values ($1, $2, $3, 'contact', $4, $5, $6, $7, $8)";
  await admin.query(insert, [workspaceId, ids.waitingId, memberId, `${canary}.csv`, 'mapping', columns, null, null]);
  await admin.query(insert, [workspaceId, ids.doneId, memberId, `${canary} done.csv`, 'done', columns, JSON.stringify(plan), changeSetId]);
  await admin.query("insert into public.import_rows (workspace_id, import_id, row_number, outcome, record_id, reasons) values ($1, $2, 2, 'rejected', $3, $4)", [workspaceId, ids.doneId, contactId, JSON.stringify([{ column: 0, code: 'too-long', value: canary }])]);
  await admin.query("insert into public.import_maps (workspace_id, id, record_kind, name, member_id, column_names, plan) values ($1, $2, 'contact', $3, $4, $5, $6)", [workspaceId, ids.mapId, `${canary} map`, memberId, JSON.stringify([canary]), JSON.stringify(plan)]);
  await admin.query("insert into public.external_ids (workspace_id, id, record_kind, source, external_id, record_id) values ($1, $2, 'contact', 'hubspot', $3, $4)", [workspaceId, newId(), `${canary} 1`, contactId]);
  return ids;
}
