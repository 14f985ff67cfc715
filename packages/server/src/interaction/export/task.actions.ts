import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mayDo } from '@entente/core/kernel/limited-act';
import { granted, refused } from '@entente/core/kernel/outcome';
import { clockIn } from '@entente/core/kernel/zoned-time';
import { isHidden } from '@entente/core/workspace/scope';
import { translator } from '@entente/phrases/translators';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { Services } from '../../platform/services.ts';
import { streamSheet, type ExportedFile, type PutRows } from '../../platform/sheets/sheet-stream.ts';
import type { WrittenCell } from '../../platform/sheets/sheet-writer.ts';
import { loadTimeZone } from '../../record/field.store.ts';
import { beginSnapshot } from '../../record/list/record.store.ts';
import { readTaskQuery } from '../task.actions.ts';
import { listTasks, type SortedTask } from '../task.store.ts';

type Asked = { readonly input: InferContractRouterInputs<typeof contract>['interaction']['exportTasks']; readonly now: Date };

const ROWS_A_PAGE = 1_000;

/** All tasks that a list shows, as a file. That somebody took them is kept as an activity before the first row leaves. */
export async function exportTasks(services: Pick<Services, 'database'>, actor: ProviderActor, asked: Asked): Promise<Answer<ExportedFile>> {
  if (!mayDo(actor, 'interaction', 'export')) return refused('not-allowed');
  return streamSheet(services, actor.workspaceId, { name: 'tasks', format: asked.input.format, keep: (tx) => keepRecord(tx, actor, asked), write: (tx, put) => writeAll(tx, actor, { asked, put }) });
}

async function keepRecord(tx: Tx, actor: ProviderActor, { input: { format, ...asked }, now }: Asked): Promise<Answer<null>> {
  const query = await readTaskQuery(tx, actor, { asked, now });
  if (!query.ok) return query;
  await record(tx, actor, { topic: 'record.exported', subjectKind: 'member', subjectId: actor.memberId, payload: { kind: 'task', format, ...asked } });
  return granted(null);
}

async function writeAll(tx: Tx, actor: ProviderActor, { asked: { input: { format: _format, ...asked }, now }, put }: { readonly asked: Asked; readonly put: PutRows }): Promise<void> {
  await beginSnapshot(tx);
  const query = await readTaskQuery(tx, actor, { asked, now });
  if (!query.ok) throw new Error(`an export that was granted is refused: ${query.refusal.code}`);
  const columns = columnsFor(actor, await loadTimeZone(tx));
  await put([columns.map(({ head }) => ({ kind: 'text', text: head }))]);
  for (let after: readonly string[] | null = null, isLeft = true; isLeft; ) {
    const found: readonly SortedTask[] = await listTasks(tx, actor, { ...query.value, limit: ROWS_A_PAGE, after });
    const rows = found.slice(0, ROWS_A_PAGE);
    await put(rows.map((row) => columns.map(({ cell }) => cell(row))));
    isLeft = found.length > rows.length;
    const last = rows.at(-1);
    after = last === undefined ? null : [last.sortKey, last.id];
  }
}

type SheetColumn = { readonly key: string; readonly head: string; cell(row: SortedTask): WrittenCell };

/** In the language of whoever takes the file, without what is hidden from them. */
function columnsFor(actor: ProviderActor, timeZone: string): readonly SheetColumn[] {
  const t = translator(actor.locale);
  const text = (value: string | null): WrittenCell => (value === null || value === '' ? null : { kind: 'text', text: value });
  const columns: readonly SheetColumn[] = [
    { key: 'subject', head: t('interaction.subject'), cell: (row) => text(row.subject) },
    { key: 'body', head: t('interaction.body'), cell: (row) => text(row.body) },
    { key: 'dueOn', head: t('interaction.dueOn'), cell: ({ dueOn }) => (dueOn === null ? null : { kind: 'day', text: dueOn }) },
    { key: 'ownerId', head: t('interaction.assignee'), cell: (row) => text(row.ownerName) },
    { key: 'clientId', head: t('task.client'), cell: (row) => text(row.clientName) },
    { key: 'contactId', head: t('task.contact'), cell: (row) => text(row.contactName) },
    { key: 'dealId', head: t('task.deal'), cell: (row) => text(row.dealName) },
    { key: 'engagementId', head: t('task.engagement'), cell: (row) => text(row.engagementName) },
    { key: 'doneAt', head: `${t('task.doneAt')} (${timeZone})`, cell: ({ doneAt }) => (doneAt === null ? null : { kind: 'moment', text: clockIn(timeZone, new Date(doneAt)).replace('T', ' ') }) },
  ];
  return columns.filter(({ key }) => !isHidden(actor, 'interaction', key));
}
