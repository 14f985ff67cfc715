import type pg from 'pg';
import { SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { newId } from '@entente/server/platform/database/new-id';
import { withClient } from '@entente/server/platform/postgres/with-client';
import type { GrownSample } from '@entente/server/shell/grow-sample';

export type Seller = { readonly email: string; readonly password: string };

/** Of so many records a seller owns one, drawn by the record's id. */
const SHARE = 20;

/**
 * In each crowd a member who sees their own records only, with a twentieth of its clients, contacts, deals and engagements.
 * Whoever is there from a run before is taken. Written above the walls, as the crowd is.
 */
export async function sellersOf(admin: pg.ClientConfig, crowds: readonly GrownSample[]): Promise<readonly Seller[]> {
  return withClient(admin, async (client) => {
    const sellers: Seller[] = [];
    let isNew = false;
    for (const crowd of crowds) {
      const email = `seller-${crowd.email}`;
      const { rowCount } = await client.query('select from members where workspace_id = $1 and email = $2', [crowd.workspaceId, email]);
      if (rowCount === 0) await addSeller(client, crowd, email);
      isNew ||= rowCount === 0;
      sellers.push({ email, password: SAMPLE_PASSWORD });
    }
    if (isNew) for (const table of [...OWNED, 'search_entries']) await client.query(`vacuum analyze ${table}`);
    return sellers;
  });
}

const OWNED = ['clients', 'contacts', 'deals', 'engagements'] as const;

async function addSeller(client: pg.Client, { workspaceId, email: ownerEmail }: GrownSample, email: string): Promise<void> {
  const [userId, memberId] = [newId(), newId()];
  await client.query('begin');
  await client.query("insert into auth.users (id, name, email, email_verified) values ($1, 'Nadia', $2, true)", [userId, email]);
  await client.query("insert into auth.accounts (id, account_id, provider_id, user_id, password, updated_at) select $1, $2, 'credential', $2, a.password, now() from auth.accounts a join members m on m.user_id = a.user_id where m.workspace_id = $3 and m.email = $4", [newId(), userId, workspaceId, ownerEmail]);
  await client.query("insert into members (workspace_id, id, user_id, name, email, role, scope, locale) values ($1, $2, $3, 'Nadia', $4, 'member', 'own', 'pl')", [workspaceId, memberId, userId, email]);
  for (const table of OWNED) await client.query(`update ${table} set owner_id = $2 where workspace_id = $1 and abs(hashtext(id::text)::bigint) % ${SHARE} = 0`, [workspaceId, memberId]);
  // A search asks for the owner by a term of its own: the last twelve digits of the id.
  await client.query(
    `update search_entries set owner_id = $2::uuid, words = replace(words::text, right(owner_id::text, 12), right($2::uuid::text, 12))::tsvector
     where workspace_id = $1 and kind in ('client', 'contact', 'deal', 'engagement') and abs(hashtext(record_id::text)::bigint) % ${SHARE} = 0`,
    [workspaceId, memberId],
  );
  await client.query('commit');
}
