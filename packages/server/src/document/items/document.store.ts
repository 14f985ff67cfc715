import { ITEM_KINDS, ITEM_SCHEMAS, type AnyItem, type DocumentContent, type ItemKind } from '@entente/core/document/content';
import { sameValue } from '@entente/core/kernel/same-value';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { GrantedDocumentId } from '../document.access.ts';

/** Where each kind of record stands. Columns are the schema's fields, in snake case; nothing else is ever read or written. */
const TABLES: Readonly<Record<ItemKind, string>> = {
  parties: 'document_parties',
  variables: 'document_variables',
  sections: 'document_sections',
  clauses: 'document_clauses',
  scopeItems: 'document_scope_items',
  phases: 'document_phases',
  deliverables: 'document_deliverables',
  results: 'document_results',
  billingItems: 'document_billing_items',
  clientInputs: 'document_client_inputs',
  responsibilities: 'document_responsibilities',
  groundRules: 'document_ground_rules',
  terms: 'document_terms',
  dismissals: 'document_dismissals',
};

function fieldsOf(kind: ItemKind): readonly string[] {
  return Object.keys(ITEM_SCHEMAS[kind].shape);
}

function column(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A select expression that yields all records of a document as one JSON object, each list in order. */
export function itemsAsJson(documentId: RawBuilder<unknown>, workspaceId: RawBuilder<unknown>): RawBuilder<Record<ItemKind, unknown>> {
  const lists = ITEM_KINDS.map((kind) => {
    const members = sql.join(fieldsOf(kind).flatMap((field) => [sql.lit(field), sql.ref(`item.${column(field)}`)]));
    return sql`${sql.lit(kind)}, (select coalesce(json_agg(json_build_object(${members}) order by item.position, item.id), '[]') from ${sql.table(TABLES[kind])} as item where item.workspace_id = ${workspaceId} and item.document_id = ${documentId})`;
  });
  return sql`json_build_object(${sql.join(lists)})`;
}

/** Writes all records of a fresh document: one statement a kind. */
export async function insertItems(tx: Tx, documentId: GrantedDocumentId, content: DocumentContent): Promise<void> {
  for (const kind of ITEM_KINDS) await upsert(tx, documentId, { kind, items: content[kind] });
}

/**
 * Writes the difference of two states of a document, at most two statements a kind. Variables go first
 * (their keys are unique), then what is new or changed from the outside in, then what is gone from the
 * inside out, so that no record points at nothing in between.
 */
export async function saveItems(tx: Tx, documentId: GrantedDocumentId, { before, after }: { before: DocumentContent; after: DocumentContent }): Promise<void> {
  await remove(tx, documentId, { kind: 'variables', ids: goneIds(before, after, 'variables') });
  for (const kind of ITEM_KINDS) {
    const standing = new Map((before[kind] as readonly AnyItem[]).map((item) => [item.id, item]));
    await upsert(tx, documentId, { kind, items: (after[kind] as readonly AnyItem[]).filter((item) => !sameValue(standing.get(item.id), item)) });
  }
  for (const kind of ITEM_KINDS.toReversed()) if (kind !== 'variables') await remove(tx, documentId, { kind, ids: goneIds(before, after, kind) });
}

function goneIds(before: DocumentContent, after: DocumentContent, kind: ItemKind): readonly string[] {
  const kept = new Set((after[kind] as readonly AnyItem[]).map(({ id }) => id));
  return (before[kind] as readonly AnyItem[]).map(({ id }) => id).filter((id) => !kept.has(id));
}

async function upsert(tx: Tx, documentId: GrantedDocumentId, { kind, items }: { kind: ItemKind; items: readonly AnyItem[] }): Promise<void> {
  if (items.length === 0) return;
  const fields = fieldsOf(kind);
  const columns = sql.join(fields.map((field) => sql.ref(column(field))));
  const rows = items.map((item) => sql`(${tx.workspaceId}, ${documentId}, ${sql.join(fields.map((field) => written((item as Readonly<Record<string, unknown>>)[field])))})`);
  const changes = sql.join(fields.filter((field) => field !== 'id').map((field) => sql`${sql.ref(column(field))} = ${sql.ref(`excluded.${column(field)}`)}`));
  await sql`insert into ${sql.table(TABLES[kind])} (workspace_id, document_id, ${columns}) values ${sql.join(rows)} on conflict (workspace_id, document_id, id) do update set ${changes}`.execute(tx.kysely);
}

async function remove(tx: Tx, documentId: GrantedDocumentId, { kind, ids }: { kind: ItemKind; ids: readonly string[] }): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from ${sql.table(TABLES[kind])} where workspace_id = ${tx.workspaceId} and document_id = ${documentId} and id in (${sql.join(ids)})`.execute(tx.kysely);
}

/** Lists are JSON columns; everything else goes as it is. */
function written(value: unknown): unknown {
  return Array.isArray(value) ? JSON.stringify(value) : value;
}
