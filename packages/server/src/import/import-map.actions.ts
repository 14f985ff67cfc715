import type { ImportMapView } from '@entente/contract/import/import.contract';
import { ImportPlan } from '@entente/core/import/import-plan';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { z } from 'zod';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantImport, grantImportMap } from './import.access.ts';
import { deleteImportMap, insertImportMap, listImportMaps } from './import-map.store.ts';
import { loadImport } from './import.store.ts';

/** The saved maps of the workspace, by name. Everybody may use them. */
export async function listMaps(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: ImportMapView[] }>> {
  const rows = await listImportMaps(tx);
  return granted({ rows: rows.map(({ id, recordKind, name, columnNames, plan, memberId, createdAt }) => ({ id, kind: recordKind as ImportMapView['kind'], name, columnNames: z.array(z.string()).parse(columnNames), plan: ImportPlan.parse(plan), isMine: memberId === actor.memberId, createdAt })) });
}

/** Saves the plan of an import under a name. */
export async function saveMap(tx: Tx, actor: ProviderActor, { importId, name }: { importId: string; name: string }): Promise<Answer<{ id: string }>> {
  const grant = await grantImport(tx, actor, importId);
  if (grant === null) return refused('not-found');
  const { plan, columns } = await loadImport(tx, grant);
  if (plan === null) return refused('import-is-elsewhere');
  const id = newId();
  await insertImportMap(tx, { id, recordKind: plan.kind, name, memberId: actor.memberId, columnNames: JSON.stringify(columns.map((column) => column.name)), plan: JSON.stringify(plan) });
  await record(tx, actor, { topic: 'import.map_saved', subjectKind: 'import_map', subjectId: id, payload: { name } });
  return granted({ id });
}

/** Deletes a saved map; what it was used for stays as it is. */
export async function deleteMap(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantImportMap(tx, actor, id);
  if (grant === null) return refused('not-found');
  await deleteImportMap(tx, grant);
  return granted({});
}
