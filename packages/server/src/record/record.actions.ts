import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import type { FieldKind, ListKind } from '@entente/core/record/record-kind';
import type { Tx } from '../platform/database/in-workspace.ts';
import { together } from '../platform/database/together.ts';
import { keepDuplicateKeys } from '../duplicate/duplicate.actions.ts';
import { indexAgreementsOf, indexRecords } from '../search/search.actions.ts';
import { indexCustomValues } from './record.store.ts';

/** A statement takes this many ids at once. */
const AT_ONCE = 500;

/**
 * Brings what is derived from records up to date: the index over custom values, search terms, duplicate
 * keys. Every writer calls it after saving, in the same transaction: forms, bulk edits, imports, merges,
 * undos and what comes out of the bin.
 * @param ids of records of the kind that were written in this transaction.
 */
export async function recordsWritten(tx: Tx, kind: ListKind, ids: readonly string[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
  await together(keepFound(tx, kind, parts), kind === 'client' || kind === 'contact' ? keepCompared(tx, kind, parts) : Promise.resolve());
}

async function keepFound(tx: Tx, kind: ListKind, parts: readonly (readonly string[])[]): Promise<void> {
  for (const ids of parts) {
    await indexCustomValues(tx, kind, ids);
    await indexRecords(tx, kind, ids);
    if (kind === 'engagement') await indexAgreementsOf(tx, ids);
  }
}

async function keepCompared(tx: Tx, kind: DuplicateKind, parts: readonly (readonly string[])[]): Promise<void> {
  for (const ids of parts) await keepDuplicateKeys(tx, kind, ids);
}

/** The same for records of an area below that wrote fields of the workspace's own: the index over their values. */
export async function ownValuesWritten(tx: Tx, kind: FieldKind, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) await indexCustomValues(tx, kind, ids.slice(at, at + AT_ONCE));
}
