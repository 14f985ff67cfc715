import type { LinkPurpose } from '@entente/core/signing/link-terms';
import { sql, type Insertable } from 'kysely';
import { readsExpectation, readsPromise } from '../engagement/engagement.access.ts';
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

/** A person of the client as far as promises and expectations know them: by the address they sign with; null where they do not. */
export async function findPersonByAddress(tx: Tx, { clientId, email }: { clientId: string; email: string }): Promise<string | null> {
  const row = await tx.kysely.selectFrom('commitmentPeople').select('id').where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).where('email', '=', email).executeTakeFirst();
  return row?.id ?? null;
}

/** One person of a client who reads. */
type Reader = { readonly clientId: string; readonly personId: string | null };

/** How many promises of each side there are with a client that a person of it reads, and how many are open. */
export async function countPromises(tx: Tx, { clientId, personId }: Reader): Promise<readonly { readonly side: string; readonly open: number }[]> {
  const { rows } = await sql<{ side: string; open: number }>`
    select commitments.side, count(*) filter (where commitments.done_at is null and commitments.excepted_at is null)::int as open
    from commitments join engagements on engagements.workspace_id = commitments.workspace_id and engagements.id = commitments.engagement_id
    where commitments.workspace_id = ${tx.workspaceId} and commitments.client_id = ${clientId} and commitments.deleted_at is null and engagements.deleted_at is null and ${readsPromise(personId)} group by commitments.side`.execute(tx.kysely);
  return rows;
}

/** How many expectations there are with a client that a person of it reads, and how many ask their side for an answer or for another look. */
export async function countExpectations(tx: Tx, { clientId, personId }: Reader, today: string): Promise<{ readonly all: number; readonly waiting: number }> {
  const { rows } = await sql<{ all: number; waiting: number }>`
    select count(*)::int as all, count(*) filter (where engagements.state = 'open' and ((expectations.side = 'provider' and expectations.state = 'unanswered') or (expectations.state not in ('unanswered', 'withdrawn') and expectations.review_on <= ${today}::date)))::int as waiting
    from expectations join engagements on engagements.workspace_id = expectations.workspace_id and engagements.id = expectations.engagement_id
    where expectations.workspace_id = ${tx.workspaceId} and expectations.client_id = ${clientId} and engagements.deleted_at is null and ${readsExpectation(personId)}`.execute(tx.kysely);
  return rows[0] ?? { all: 0, waiting: 0 };
}
