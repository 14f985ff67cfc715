import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { MergePreview, MergeRow } from '@entente/contract/merge/merge.contract';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { chosenFields, isNothing, labelsTaken, takenByDefault } from '@entente/core/merge/merge-fields';
import { changedColumns } from '@entente/core/merge/merge-undo';
import { BUILT_IN_FIELDS, type RecordField } from '@entente/core/record/record-fields';
import { may } from '@entente/core/workspace/rights';
import { followClient } from '../duplicate/duplicate.actions.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { seenFields } from '../record/field.access.ts';
import { loadCustomFields } from '../record/field.store.ts';
import { grantRecord, grantRecords, type GrantedRecordId } from '../record/record.access.ts';
import { stepsWritten } from '../record/next/record.store.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { storedValue, type StoredRecord } from '../record/record.store.ts';
import { indexRecords } from '../search/search.actions.ts';
import { countMoves, insertMerge, lockRows, logRow, movedIds, namesOf, readRecords, takeTime, writeRow, type Merge, type Row } from './merge.store.ts';
import { mergePreview } from './merge.view.ts';
import { keepPoint, moveClient, moveContact } from './move/merge.store.ts';
import { mergedInto, mergesInto } from './undo/merge.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['merge'];
type Pair = { readonly winnerId: GrantedRecordId; readonly loserId: GrantedRecordId };

/** Two records side by side, with what each field would become and what would move. */
export async function previewMerge(tx: Tx, actor: ProviderActor, { kind, winnerId, loserId }: Inputs['preview']): Promise<Answer<MergePreview>> {
  const pair = await grantPair(tx, actor, { kind, winnerId, loserId });
  if (pair === null) return refused('not-found');
  const stored = new Map((await readRecords(tx, kind, [pair.winnerId, pair.loserId])).map((row) => [String(row.id), row]));
  const [winner, loser] = [stored.get(winnerId), stored.get(loserId)];
  if (winner === undefined || loser === undefined) return refused('not-found');
  const fields = compared(await seenFields(tx, actor, kind), winner, loser);
  const references = fields.flatMap((each) => [each.winner, each.loser]).filter((value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value));
  return granted(mergePreview({ kind, winner, loser, fields, names: await namesOf(tx, actor, references), moves: await countMoves(tx, kind, pair.loserId) }));
}

/**
 * Merges one record into another: the chosen fields are taken over, all that hangs on it is moved, what both
 * have several of is united. Every row that is touched is written down, so that the merge can be taken apart.
 */
export async function mergeRecords(tx: Tx, actor: ProviderActor, { kind, winnerId, loserId, take }: Inputs['create']): Promise<Answer<{ id: string }>> {
  const pair = await grantPair(tx, actor, { kind, winnerId, loserId });
  if (pair === null) return refused('not-found');
  const seen = new Set((await seenFields(tx, actor, kind)).map(({ key }) => key));
  if (take.some((key) => !seen.has(key)) || (take.includes('ownerId') && !may(actor, 'change-owners'))) return refused('not-allowed');
  const merge: Merge = { tx, id: newId() };
  await takeTime(tx);
  const before = await lockRows(tx, kind, [winnerId, loserId]);
  const [winner = {}, loser = {}] = [before.get(winnerId), before.get(loserId)];
  await insertMerge(merge, { kind, title: `${String(loser['name'])} › ${String(winner['name'])}`, memberId: actor.memberId, memberName: actor.name });
  const taken = takenOver(await takenFields(tx, { kind, pair, take, seen }), { winner, loser });
  const set = { ...taken, ...labelsTaken(taken, { winner, loser }) };
  const written = await writeRow(tx, kind, { id: winnerId, set: { ...set, updated_at: new Date().toISOString() }, counts: true });
  await logRow(merge, { name: `${kind}s`, id: winnerId, ...changedColumns(winner, written) });
  await retire(merge, { kind, actor, pair, loser });
  await moveAll(merge, { kind, pair, winner, loser });
  await afterwards(merge, { kind, ids: [winnerId, loserId] });
  await record(tx, actor, { topic: `${kind}.merged`, subjectKind: kind, subjectId: winnerId, clientId: kind === 'client' ? winnerId : (written['client_id'] as string | null), payload: { name: loser['name'], mergeId: merge.id } });
  return granted({ id: merge.id });
}

/** Merges into a record the actor may see. */
export async function pageOfMerges(tx: Tx, actor: ProviderActor, { kind, recordId }: Inputs['list']): Promise<Answer<{ rows: MergeRow[] }>> {
  if ((await grantRecord(tx, actor, { kind, id: recordId })) === null) return refused('not-found');
  return granted({ rows: [...(await mergesInto(tx, kind, recordId))] });
}

/** The record that a merged one has become, for its old address. */
export async function whereMerged(tx: Tx, actor: ProviderActor, { kind, id }: Inputs['into']): Promise<Answer<{ id: string }>> {
  const into = await mergedInto(tx, kind, id);
  if (into === null || (await grantRecord(tx, actor, { kind, id: into })) === null) return refused('not-found');
  return granted({ id: into });
}

/** Brings what is derived up to date: both records, and what carries the name of one of them. */
export async function afterwards(merge: Merge, { kind, ids }: { kind: DuplicateKind; ids: readonly string[] }): Promise<void> {
  const { tx } = merge;
  await recordsWritten(tx, kind, ids);
  stepsWritten(tx, ids);
  await inPages(merge, 'deals', (page) => recordsWritten(tx, 'deal', page));
  await inPages(merge, 'interactions', (page) => indexRecords(tx, 'interaction', page));
  if (kind === 'client') for (const id of ids) await followClient(tx, id);
}

/** As many records as are brought up to date in one statement. */
const PAGE = 1_000;

async function inPages(merge: Merge, name: 'deals' | 'interactions', follow: (ids: readonly string[]) => Promise<void>): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const page: readonly string[] = await movedIds(merge, { name, after, limit: PAGE });
    if (page.length > 0) await follow(page);
    if (page.length < PAGE) return;
    after = page.at(-1) ?? null;
  }
}

async function grantPair(tx: Tx, actor: ProviderActor, { kind, winnerId, loserId }: { kind: DuplicateKind; winnerId: string; loserId: string }): Promise<Pair | null> {
  if (winnerId === loserId) return null;
  const grants = await grantRecords(tx, actor, { kind, ids: [winnerId, loserId] });
  const [winner, loser] = [grants.find((id) => id === winnerId), grants.find((id) => id === loserId)];
  return winner === undefined || loser === undefined ? null : { winnerId: winner, loserId: loser };
}

function compared(fields: readonly RecordField[], winner: StoredRecord, loser: StoredRecord) {
  return chosenFields(fields).map((field) => ({ field, winner: storedValue(winner, field), loser: storedValue(loser, field) }));
}

/** The fields to take over: those chosen, and of those the actor may not see what the record that stays lacks. */
async function takenFields(tx: Tx, { kind, pair, take, seen }: { kind: DuplicateKind; pair: Pair; take: readonly string[]; seen: ReadonlySet<string> }): Promise<readonly RecordField[]> {
  const all = [...BUILT_IN_FIELDS[kind], ...(await loadCustomFields(tx, kind))];
  const rows = await readRecords(tx, kind, [pair.winnerId, pair.loserId]);
  const [winner, loser] = [rows.find(({ id }) => id === pair.winnerId), rows.find(({ id }) => id === pair.loserId)];
  if (winner === undefined || loser === undefined) return [];
  const unseen = takenByDefault(compared(all.filter(({ key }) => !seen.has(key)), winner, loser));
  return chosenFields(all).filter(({ key }) => take.includes(key) || unseen.includes(key));
}

/** The columns of the record that stays as the one that goes has them. */
function takenOver(fields: readonly RecordField[], { winner, loser }: { winner: Row; loser: Row }): Row {
  const columns = fields.flatMap(({ column }) => (column === undefined ? [] : [column, ...(column === 'lifecycle' ? ['lifecycle_since'] : [])]));
  const set: Record<string, unknown> = Object.fromEntries(columns.map((column) => [column, loser[column]]));
  const own = fields.flatMap(({ fieldId }) => (fieldId === undefined ? [] : [fieldId]));
  if (own.length === 0) return set;
  const [custom, theirs] = [{ ...(winner['custom'] as Record<string, unknown>) }, loser['custom'] as Record<string, unknown>];
  for (const fieldId of own) {
    if (isNothing(theirs[fieldId])) Reflect.deleteProperty(custom, fieldId);
    else custom[fieldId] = theirs[fieldId];
  }
  return { ...set, custom };
}

/** The record that goes leads to the one that stays from now on, and no list shows it. */
async function retire(merge: Merge, { kind, actor, pair, loser }: { kind: DuplicateKind; actor: ProviderActor; pair: Pair; loser: Row }): Promise<void> {
  const gone = await writeRow(merge.tx, kind, { id: pair.loserId, set: { merged_into_id: pair.winnerId, deleted_at: new Date().toISOString(), deleted_by: actor.memberId }, counts: false });
  await logRow(merge, { name: `${kind}s`, id: pair.loserId, ...changedColumns(loser, gone) });
}

async function moveAll(merge: Merge, { kind, pair, winner, loser }: { kind: DuplicateKind; pair: Pair; winner: Row; loser: Row }): Promise<void> {
  const ends = { from: pair.loserId, to: pair.winnerId };
  if (kind === 'client') await moveClient(merge, ends);
  else await moveContact(merge, ends, { loser, winner });
  for (const [point, column] of [['email', 'email'], ['phone', 'phone'], ['url', 'website']] as const) {
    for (const row of [winner, loser]) if (typeof row[column] === 'string' && row[column] !== '') await keepPoint(merge, { kind, to: pair.winnerId, point, value: row[column], label: String(row[`${column}_label`] ?? '') });
  }
}
