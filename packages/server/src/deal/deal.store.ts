import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Deals } from '../platform/database/tables.ts';
import { taskOf } from '../record/next/record.access.ts';
import { linksAreSeen, withinScope } from '../workspace/member.access.ts';
import type { GrantedDealId } from './deal.access.ts';

export type DealRow = Selectable<Deals>;

export async function insertDeal(tx: Tx, row: Insertable<Deals>): Promise<void> {
  await tx.kysely.insertInto('deals').values(row).execute();
}

/** The deal's own fields, locked for a change. */
export async function lockDeal(tx: Tx, id: GrantedDealId): Promise<DealRow> {
  return tx.kysely.selectFrom('deals').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes changed fields; the version counts up and the list order follows. */
export async function updateDeal(tx: Tx, id: GrantedDealId, set: Updateable<Deals>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('deals')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** A workspace's day and money, for what a deal starts and ends with. */
export async function workspaceManner(tx: Tx): Promise<{ timeZone: string; currency: string }> {
  return tx.kysely.selectFrom('workspaces').select(['timeZone', 'currency']).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
}

/** How many tags a deal has; tags may be wanted by a stage. */
export async function countTags(tx: Tx, id: GrantedDealId): Promise<number> {
  const { n } = await tx.kysely.selectFrom('taggings').select((eb) => eb.fn.countAll<number>().as('n')).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', 'deal').where('recordId', '=', id).executeTakeFirstOrThrow();
  return n;
}

export type NamedDeal = DealRow & {
  readonly ownerName: string;
  readonly clientName: string | null;
  readonly contactName: string | null;
  readonly engagementName: string | null;
  readonly productName: string | null;
  readonly lostReasonName: string | null;
  /** The nearest open task about it, where the actor may see it. */
  readonly taskId: string | null;
  readonly taskSubject: string | null;
  readonly taskDueOn: string | null;
};

/** A deal that the actor may see, with the names of what it refers to and the actor may see as well; null for any other. */
export async function findDeal(tx: Tx, actor: ProviderActor, id: string): Promise<NamedDeal | null> {
  const row = await tx.kysely
    .selectFrom('deals')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'deals.workspaceId').onRef('members.id', '=', 'deals.ownerId'))
    .leftJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'deals.workspaceId').onRef('clients.id', '=', 'deals.clientId').on(withinScope(actor, 'client', 'clients.owner_id')))
    .leftJoin('contacts', (join) => join.onRef('contacts.workspaceId', '=', 'deals.workspaceId').onRef('contacts.id', '=', 'deals.contactId').on(withinScope(actor, 'contact', 'contacts.owner_id')))
    .leftJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'deals.workspaceId').onRef('engagements.id', '=', 'deals.engagementId').on(withinScope(actor, 'engagement', 'engagements.owner_id')))
    .leftJoin('products', (join) => join.onRef('products.workspaceId', '=', 'deals.workspaceId').onRef('products.id', '=', 'deals.productId'))
    .leftJoin('lostReasons', (join) => join.onRef('lostReasons.workspaceId', '=', 'deals.workspaceId').onRef('lostReasons.id', '=', 'deals.lostReasonId'))
    .leftJoin('interactions', (join) => join.on(sql<boolean>`${taskOf(actor, 'deals')}`))
    .selectAll('deals')
    .select(['interactions.id as taskId', 'interactions.subject as taskSubject', 'interactions.dueOn as taskDueOn', 'members.name as ownerName', 'clients.name as clientName', 'contacts.name as contactName', 'engagements.name as engagementName', 'products.name as productName', 'lostReasons.name as lostReasonName'])
    .where('deals.workspaceId', '=', tx.workspaceId)
    .where('deals.id', '=', id)
    .where('deals.deletedAt', 'is', null)
    .where(withinScope(actor, 'deal', 'deals.owner_id'))
    .executeTakeFirst();
  return row ?? null;
}

export type StayRow = { readonly id: string; readonly stageId: string; readonly enteredAt: string; readonly enteredBy: string | null; readonly leftAt: string | null; readonly leftBy: string | null; readonly leftToStageId: string | null; readonly leftByName: string };
export type LineRow = { readonly id: string; readonly productId: string | null; readonly productName: string; readonly description: string; readonly quantity: number; readonly unitPrice: number; readonly discountPermille: number };
export type PersonRow = { readonly id: string; readonly name: string; readonly roleTitle: string; readonly email: string; readonly phone: string };
export type DealParts = { readonly stays: readonly StayRow[]; readonly lines: readonly LineRow[]; readonly people: readonly PersonRow[]; readonly tags: readonly { id: string; name: string }[]; readonly fields: readonly { id: string; key: string }[] };

const utc = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What hangs on a deal, in one round trip: its stays, lines, people of its client that the actor may see, tags, and the workspace's own fields. */
export async function loadDealParts(tx: Tx, actor: ProviderActor, { id, clientId }: { id: string; clientId: string | null }): Promise<DealParts> {
  const { rows } = await sql<DealParts>`select
    (select coalesce(json_agg(json_build_object('id', v.id, 'stageId', v.stage_id, 'enteredAt', ${utc('v.entered_at')}, 'enteredBy', v.entered_by, 'leftAt', ${utc('v.left_at')}, 'leftBy', v.left_by, 'leftToStageId', v.left_to_stage_id, 'leftByName', coalesce(m.name, '')) order by v.entered_at, v.id), '[]')
      from stage_visits v left join members m on m.workspace_id = v.workspace_id and m.id = v.left_by where v.workspace_id = ${tx.workspaceId} and v.deal_id = ${id}) as stays,
    (select coalesce(json_agg(json_build_object('id', l.id, 'productId', l.product_id, 'productName', coalesce(p.name, ''), 'description', l.description, 'quantity', l.quantity, 'unitPrice', l.unit_price, 'discountPermille', l.discount_permille) order by l.position, l.id), '[]')
      from deal_lines l left join products p on p.workspace_id = l.workspace_id and p.id = l.product_id where l.workspace_id = ${tx.workspaceId} and l.deal_id = ${id}) as lines,
    (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'roleTitle', c.role_title, 'email', c.email, 'phone', c.phone) order by c.name collate names), '[]')
      from (select * from contacts where contacts.workspace_id = ${tx.workspaceId} and contacts.client_id = ${clientId} and contacts.deleted_at is null and ${withinScope(actor, 'contact', 'contacts.owner_id')} order by contacts.name collate names limit 50) c) as people,
    (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name collate names), '[]')
      from taggings g join tags t on t.workspace_id = g.workspace_id and t.id = g.tag_id where g.workspace_id = ${tx.workspaceId} and g.record_kind = 'deal' and g.record_id = ${id}) as tags,
    (select coalesce(json_agg(json_build_object('id', f.id, 'key', f.key)), '[]') from fields f where f.workspace_id = ${tx.workspaceId} and f.record_kind = 'deal' and f.retired_at is null) as fields`.execute(tx.kysely);
  return rows[0] ?? { stays: [], lines: [], people: [], tags: [], fields: [] };
}

export type RecordedMove = { readonly topic: string; readonly actorId: string | null; readonly recordedAt: string; readonly payload: unknown };

/** The recorded move that began a stay of a deal; null where it began otherwise. */
export async function moveIntoStay(tx: Tx, { dealId: id, stayId, topics }: { dealId: string; stayId: string; topics: readonly string[] }): Promise<RecordedMove | null> {
  const row = await tx.kysely.selectFrom('activities').select(['topic', 'actorId', 'recordedAt', 'payload']).where('workspaceId', '=', tx.workspaceId).where('dealId', '=', id).where('topic', 'in', topics).where(sql<string>`payload ->> 'visitId'`, '=', stayId).limit(1).executeTakeFirst();
  return row ?? null;
}

/** The newest of a deal's timeline, as far as the actor may see it. */
export async function dealActivities(tx: Tx, actor: ProviderActor, id: string) {
  return tx.kysely.selectFrom('activities').selectAll().where('workspaceId', '=', tx.workspaceId).where('dealId', '=', id).where(linksAreSeen(actor, 'activities')).orderBy('happenedAt', 'desc').orderBy('id', 'desc').limit(50).execute();
}
