import type { BinRow } from '@entente/contract/export/bin.contract';
import { pseudonymMark } from '@entente/core/export/erasure-rules';
import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { LIST_KINDS, type ListKind } from '@entente/core/record/record-kind';
import type { ScopedKind } from '@entente/core/workspace/scope';
import { translator } from '@entente/phrases/translators';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { fieldTakenSince } from '../record/unique/field-value.actions.ts';
import { indexRecords } from '../search/search.actions.ts';
import { loadWorkspace } from '../workspace/workspace.store.ts';
import { listBinned, lockBinned, mergedInto, restoreBinned, type BinnedRecord } from './bin.store.ts';
import { emptyRecord } from './erasure.store.ts';

type Place = { readonly kind: ScopedKind; readonly id: string };

/** A page of what was deleted of a kind, as far as the actor may see it. */
export async function pageOfBin(tx: Tx, actor: ProviderActor, { kind, cursor, limit }: { kind: ScopedKind; cursor?: string | undefined; limit: number }): Promise<Answer<{ rows: BinRow[]; nextCursor: string | null }>> {
  const rows = await listBinned(tx, actor, { kind, limit, after: readCursor(cursor, ['instant', 'id']) });
  return granted(cutPage(rows.map((row) => ({ kind, ...row })), limit, (row) => [row.deletedAt, row.id]));
}

/** Takes a record out of the bin. What it belongs to comes back with it, so that no restored record points into the bin. Refused where another has taken a value meanwhile that may exist only once. */
export async function restoreFromBin(tx: Tx, actor: ProviderActor, place: Place): Promise<Answer<{ restored: Place[] }>> {
  const found = await lockBinned(tx, actor, place);
  if (found === undefined) return refused('not-found');
  const holders: Place[] = [];
  for (const [kind, id] of [['client', found.clientId], ['contact', found.contactId], ['deal', found.dealId]] as const) {
    if (id !== null && (await lockBinned(tx, actor, { kind, id })) !== undefined) holders.push({ kind, id });
  }
  const restored = [...holders, place];
  for (const one of restored) {
    const field = await fieldTakenSince(tx, one);
    if (field !== null) return refused('value-is-taken', { fields: [field] });
  }
  for (const one of restored) await restore(tx, actor, one);
  return granted({ restored });
}

async function restore(tx: Tx, actor: Actor, { kind, id }: Place): Promise<void> {
  await restoreBinned(tx, kind, id);
  await derive(tx, kind, [id]);
  await record(tx, actor, { topic: `${kind}.restored`, subjectKind: kind, subjectId: id, [`${kind}Id`]: id });
}

/** Deletes a record in the bin for good: its words go, a pseudonym stays. */
export async function emptyFromBin(tx: Tx, actor: ProviderActor, place: Place): Promise<Answer<Record<string, never>>> {
  const found = await lockBinned(tx, actor, place);
  if (found === undefined) return refused('not-found');
  await emptyForGood(tx, actor, { ...place, found });
  return granted({});
}

/** Empties a record's words, and those of what was merged into it, and says so in its history, without a word of what it was. */
export async function emptyForGood(tx: Tx, actor: Actor, { kind, id, found }: Place & { found?: BinnedRecord }): Promise<void> {
  const { locale } = await loadWorkspace(tx);
  const ids = [id, ...(await mergedInto(tx, kind, id))];
  for (const one of ids) await emptyRecord(tx, { kind, id: one, pseudonym: translator(locale as Locale)(`data.pseudonym_${kind}`, { mark: pseudonymMark(one) }) });
  await derive(tx, kind, ids);
  await record(tx, actor, { topic: `${kind}.emptied`, subjectKind: kind, subjectId: id, clientId: found?.clientId ?? null, [`${kind}Id`]: id });
}

/** Brings search and what else is derived up to date. */
async function derive(tx: Tx, kind: ScopedKind, ids: readonly string[]): Promise<void> {
  if ((LIST_KINDS as readonly string[]).includes(kind)) await recordsWritten(tx, kind as ListKind, ids);
  else await indexRecords(tx, kind, ids);
}
