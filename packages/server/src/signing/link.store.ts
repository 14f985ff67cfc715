import type { LinkPurpose } from '@entente/core/signing/link-terms';
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Links } from '../platform/database/tables.ts';

export async function insertLink(tx: Tx, row: Insertable<Links>): Promise<void> {
  await tx.kysely.insertInto('links').values(row).execute();
}

/** One link of the workspace. */
export async function loadLink(tx: Tx, id: string) {
  return tx.kysely.selectFrom('links').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** The person's newest link for a purpose that was not revoked. */
export async function findStandingLink(tx: Tx, signatoryId: string, purpose: LinkPurpose) {
  return tx.kysely
    .selectFrom('links')
    .selectAll()
    .where('workspaceId', '=', tx.workspaceId)
    .where('signatoryId', '=', signatoryId)
    .where('purpose', '=', purpose)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Lets a link work longer, never shorter. */
export async function extendLink(tx: Tx, id: string, expiresAt: Date): Promise<void> {
  const until = expiresAt.toISOString();
  await tx.kysely.updateTable('links').set({ expiresAt: until }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('expiresAt', '<', until).execute();
}

/** Shuts every link of one purpose that a person holds. */
export async function revokeLinks(tx: Tx, { signatoryId, purpose }: { signatoryId: string; purpose: LinkPurpose }, now: Date): Promise<void> {
  await tx.kysely
    .updateTable('links')
    .set({ revokedAt: now.toISOString() })
    .where('workspaceId', '=', tx.workspaceId)
    .where('signatoryId', '=', signatoryId)
    .where('purpose', '=', purpose)
    .where('revokedAt', 'is', null)
    .execute();
}

/** How many promises of each side are open with a client, for the standing page; no row for a side that promised nothing. */
export async function countPromises(tx: Tx, clientId: string): Promise<readonly { readonly side: string; readonly open: number }[]> {
  const { rows } = await sql<{ side: string; open: number }>`
    select c.side, count(*) filter (where c.done_at is null and c.excepted_at is null)::int as open from commitments c
    where c.workspace_id = ${tx.workspaceId} and c.client_id = ${clientId} and c.deleted_at is null group by c.side`.execute(tx.kysely);
  return rows;
}

/** How many expectations there are with a client, and how many ask their side for an answer or for another look. */
export async function countExpectations(tx: Tx, clientId: string, today: string): Promise<{ readonly all: number; readonly waiting: number }> {
  const { rows } = await sql<{ all: number; waiting: number }>`
    select count(*)::int as all, count(*) filter (where e.state = 'open' and ((x.side = 'provider' and x.state = 'unanswered') or (x.state not in ('unanswered', 'withdrawn') and x.review_on <= ${today}::date)))::int as waiting
    from expectations x join engagements e on e.workspace_id = x.workspace_id and e.id = x.engagement_id
    where x.workspace_id = ${tx.workspaceId} and x.client_id = ${clientId} and e.deleted_at is null`.execute(tx.kysely);
  return rows[0] ?? { all: 0, waiting: 0 };
}
