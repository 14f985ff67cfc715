import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { stands } from '../meeting.access.ts';
import { withinScope } from '../../workspace/member.access.ts';

/** Somebody who takes part, or would: by their person here where they have one, and by their address. */
export type Attending = { readonly id: string | null; readonly email: string };

const MOST = 2_000;

/** The people of the workspace that these are, with whichever client: one address is one person. @param attending at least one of them has an id or an address. */
export async function loadSamePeople(tx: Tx, attending: readonly Attending[]): Promise<readonly { readonly id: string; readonly email: string }[]> {
  const [ids, emails] = [attending.flatMap(({ id }) => id ?? []), attending.flatMap(({ email }) => (email === '' ? [] : [email.toLowerCase()]))];
  const rows = await tx.kysely.selectFrom('commitmentPeople').select(['id', 'email']).where('workspaceId', '=', tx.workspaceId).where(sql<boolean>`(id = any(${ids}::uuid[]) or lower(email) = any(${emails}::text[]))`).execute();
  return rows.map(({ id, email }) => ({ id, email: email.toLowerCase() }));
}

type Stretch = { readonly people: readonly string[]; readonly from: Date; readonly until: Date; readonly except: string | null };

/**
 * What stands in the calendars of some people, from a day before a moment until another one, soonest first; of work that goes
 * on, or past its closing, and is not in the bin. @param actor tells what of it they may read: `isSeen`.
 */
export async function loadBusy(tx: Tx, actor: ProviderActor | null, { people, from, until, except }: Stretch) {
  const dayBefore = new Date(from.getTime() - 86_400_000);
  const seen = actor === null ? sql<boolean>`false` : sql<boolean>`${withinScope(actor, 'engagement', 'engagements.owner_id')}`;
  return tx.kysely
    .selectFrom('meetings')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'meetings.workspaceId').onRef('engagements.id', '=', 'meetings.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'meetings.workspaceId').onRef('clients.id', '=', 'engagements.clientId'))
    .select(['meetings.startsAt', 'meetings.minutes', 'meetings.title', 'meetings.people', 'clients.name as clientName', seen.as('isSeen')])
    .where('meetings.workspaceId', '=', tx.workspaceId)
    .where('meetings.state', '=', 'planned')
    .where('engagements.deletedAt', 'is', null)
    .where(stands())
    .where(sql<boolean>`meetings.id is distinct from ${except}::uuid`)
    .where('meetings.startsAt', '>', dayBefore.toISOString())
    .where('meetings.startsAt', '<', until.toISOString())
    .where(sql<boolean>`meetings.people && ${[...people]}::uuid[]`)
    .orderBy('meetings.startsAt')
    .orderBy('meetings.id')
    .limit(MOST)
    .execute();
}
