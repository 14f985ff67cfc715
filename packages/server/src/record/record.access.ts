import type { ProviderActor } from '@entente/core/kernel/actor';
import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import type { RefusalCode } from '@entente/phrases/shape';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a record of a kind that the actor may see; made only here. */
export type GrantedRecordId = string & { readonly [proof]: 'record' };

/**
 * What the areas below know about their kinds and this one must ask them; handed in by the shell.
 */
export type RecordHandlers = {
  /** Moves a deal, with all that belongs to it: what the stage requires, the visit, the deal's state. */
  moveStage(tx: Tx, actor: ProviderActor, move: { readonly dealId: string; readonly stageId: string }): Promise<Answer<unknown>>;
  /** Takes such a move back, its trace too, while the deal still stands there. @returns fields that were edited since and stay; null where it went on. */
  takeBackMove(tx: Tx, actor: ProviderActor, move: { readonly dealId: string; readonly fromStageId: string; readonly toStageId: string }): Promise<readonly string[] | null>;
  /** Which of these records may not take such values, and why. */
  keptFromValues(tx: Tx, kind: ListKind, asked: { readonly ids: readonly string[]; readonly values: Readonly<Record<string, unknown>> }): Promise<ReadonlyMap<string, RefusalCode>>;
  /** Which of these records may not go into the bin, and why. */
  keptFromBin(tx: Tx, kind: ListKind, ids: readonly string[]): Promise<ReadonlyMap<string, RefusalCode>>;
};

/** Proof that the actor may see and change a record, or null: missing and foreign answer alike. */
export async function grantRecord(tx: Tx, actor: ProviderActor, { kind, id }: { readonly kind: ListKind; readonly id: string }): Promise<GrantedRecordId | null> {
  return (await grantRecords(tx, actor, { kind, ids: [id] }))[0] ?? null;
}

/** Those of the ids that the actor may see and change; the rest is left out. */
export async function grantRecords(tx: Tx, actor: ProviderActor, { kind, ids }: { readonly kind: ListKind; readonly ids: readonly string[] }): Promise<readonly GrantedRecordId[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from ${sql.table(LIST_TABLES[kind])} r
    where r.workspace_id = ${tx.workspaceId} and r.id = any(${[...ids]}::uuid[]) and r.deleted_at is null and ${withinScope(actor, kind, 'r.owner_id')}`.execute(tx.kysely);
  return rows.map(({ id }) => id as GrantedRecordId);
}
