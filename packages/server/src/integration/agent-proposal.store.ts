import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';

const KEPT_DAYS = 30;

export type Proposal = { readonly id: string; readonly keyId: string; readonly memberId: string; readonly operation: string; readonly input: unknown; readonly preview: unknown; readonly expiresAt: string };

export async function insertProposal(tx: Tx, { id, keyId, memberId, operation, input, preview, expiresAt }: Proposal): Promise<void> {
  await tx.kysely
    .insertInto('agentProposals')
    .values({ workspaceId: tx.workspaceId, id, apiKeyId: keyId, memberId, operation, input: JSON.stringify(input), preview: JSON.stringify(preview), expiresAt })
    .execute();
}

/** Takes a proposal to carry it out, in one statement, so that of two who confirm it one does. @returns null when it is not this key's, taken or over. */
export async function takeProposal(tx: Tx, { id, keyId, now }: { id: string; keyId: string; now: Date }): Promise<{ operation: string; input: unknown } | null> {
  const row = await tx.kysely
    .updateTable('agentProposals')
    .set({ takenAt: now.toISOString() })
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .where('apiKeyId', '=', keyId)
    .where('takenAt', 'is', null)
    .where('expiresAt', '>', now.toISOString())
    .returning(['operation', 'input'])
    .executeTakeFirst();
  return row ?? null;
}

/** Writes what became of a proposal that was taken. */
export async function settleProposal(tx: Tx, id: string, outcome: 'done' | 'refused'): Promise<void> {
  await tx.kysely.updateTable('agentProposals').set({ outcome }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Clears away proposals that nobody needs any more. */
export async function pruneProposals(tx: Tx): Promise<void> {
  await tx.kysely.deleteFrom('agentProposals').where('workspaceId', '=', tx.workspaceId).where('createdAt', '<', sql<string>`now() - make_interval(days => ${KEPT_DAYS})`).execute();
}
