import type { RecordRow } from '@entente/contract/record/record.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { FieldType } from '@entente/core/record/field-type';
import type { ListKind } from '@entente/core/record/record-kind';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { readCursor, writeCursor, type SortValue } from '../../platform/http/cursor.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { readListing, readListingOfOne, type RecordAsk, type RecordListing } from './record.access.ts';
import { listRecords, type ListedRow, type ListingPlace } from './record.store.ts';

type PageOfRecords = { readonly rows: RecordRow[]; readonly nextCursor: string | null };

/** A page of the records that fit and that the actor may see. */
export async function pageOfRecords(tx: Tx, actor: ProviderActor, ask: RecordAsk & { readonly cursor?: string | undefined; readonly limit?: unknown }): Promise<Answer<PageOfRecords>> {
  const listing = await readListing(tx, actor, ask);
  if (!listing.ok) return listing;
  const limit = Number(ask.limit ?? 50);
  const rows = await listRecords(tx, { listing: listing.value, limit, after: readPlace(listing.value, ask.cursor), actor });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return granted({ rows: shown.map(withoutPlace), nextCursor: rows.length > limit && last !== undefined ? writePlace(last) : null });
}

/** One record with every field that the actor may see. */
export async function showRecord(tx: Tx, actor: ProviderActor, which: { readonly kind: ListKind; readonly id: string }): Promise<Answer<RecordRow>> {
  const [row] = await listRecords(tx, { listing: await readListingOfOne(tx, actor, which), limit: 1, after: null, actor });
  return row === undefined ? refused('not-found') : granted(withoutPlace(row));
}

function withoutPlace({ sorted: _sorted, ...row }: ListedRow): RecordRow {
  return row;
}

const SORT_VALUES: Readonly<Partial<Record<FieldType, SortValue>>> = { text: 'text', date: 'day', instant: 'instant', money: 'whole', number: 'whole', choice: 'whole' };
/** As the index of values holds them: moments as milliseconds, options by their place. */
const OWN_SORT_VALUES: Readonly<Partial<Record<FieldType, SortValue>>> = { date: 'day', instant: 'whole', money: 'whole', number: 'whole', boolean: 'whole', choice: 'whole' };

/** A cursor holds the last row's sort value and id; only the id among empty ones. */
export function readPlace({ sort: { field } }: RecordListing, cursor: string | undefined): ListingPlace | null {
  const values = readCursor(cursor, [(field.fieldId === undefined ? SORT_VALUES : OWN_SORT_VALUES)[field.type] ?? 'text', 'id'], ['id']);
  if (values === null) return null;
  const [first, id] = values;
  return id === undefined ? { sorted: null, id: String(first) } : { sorted: first ?? null, id: String(id) };
}

export function writePlace({ sorted, id }: ListingPlace): string {
  return writeCursor(sorted === null ? [id] : [sorted, id]);
}
