import type { ExportView } from '@entente/contract/export/export.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { findExport, insertExport, isExporting, listExports } from './export.store.ts';

export const EXPORT_TASK = 'export_everything';

/** Archives that were made or are being made. */
export async function showExports(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: ExportView[] }>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  const rows = await listExports(tx);
  return granted({ rows: rows.map(({ id, state, rowsDone, rowsTotal, bytes, memberName, createdAt, finishedAt, expiresAt }) => ({ id, memberName, createdAt, finishedAt, expiresAt, state: state as ExportView['state'], rowsDone: Number(rowsDone), rowsTotal: Number(rowsTotal), bytes: Number(bytes) })) });
}

/** Has an archive of everything made; one at a time. */
export async function createExport(tx: Tx, actor: ProviderActor): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  if (await isExporting(tx)) return refused('export-is-running');
  const id = newId();
  await insertExport(tx, { id, memberId: actor.memberId, memberName: actor.name });
  await enqueue(tx, { task: EXPORT_TASK, payload: { exportId: id } });
  await record(tx, actor, { topic: 'export.created', subjectKind: 'export', subjectId: id });
  return granted({ id });
}

/** The file of a finished archive. */
export async function showExportFile(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ sha256: string; bytes: number; madeAt: string }>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  const found = await findExport(tx, id);
  return found === undefined ? refused('not-found') : granted({ sha256: found.sha256, bytes: Number(found.bytes), madeAt: found.createdAt });
}
