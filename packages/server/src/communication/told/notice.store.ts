import type { Channel, TouchpointEvent, WayTold } from '@entente/core/communication/touchpoint';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Day, Side } from '@entente/core/kernel/values';
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Notices } from '../../platform/database/tables.ts';
import { withinScope } from '../../workspace/member.access.ts';
import type { AnswerWords } from '../raised/happening.store.ts';
import { idsOf } from '../touchpoint.store.ts';
import type { GrantedNoticeId, PlanGrant } from '../touchpoint.access.ts';

const COLUMNS = ['id', 'engagementId', 'touchpointId', 'happeningKey', 'event', 'side', 'about', 'dueOn', 'dueAt', 'how', 'subject', 'body', 'personId', 'toldName', 'toldByName', 'toldAt', 'readAt', 'isNews', 'question', 'askedAt', 'answeredAt', 'answeredByName', 'answerHow', 'answer'] as const;
export type StoredNotice = Omit<Row, 'event' | 'side' | 'how' | 'answerHow'> & { readonly event: TouchpointEvent; readonly side: Side; readonly how: WayTold; readonly answerHow: Channel | null };

function ofWorkspace(tx: Tx) {
  return tx.kysely.selectFrom('notices').select(COLUMNS).where('workspaceId', '=', tx.workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof ofWorkspace>['execute']>>[number];
const stored = (row: Row): StoredNotice => row as StoredNotice;

/** What was told in these engagements, newest first. */
export async function loadNotices(tx: Tx, grants: readonly PlanGrant[]): Promise<readonly StoredNotice[]> {
  if (grants.length === 0) return [];
  return (await ofWorkspace(tx).where('engagementId', 'in', idsOf(grants)).orderBy('toldAt', 'desc').orderBy('id').execute()).map(stored);
}

/** What one person of the client was told by us, newest first: what nobody has read yet before the rest. */
export async function loadToldTo(tx: Tx, { clientId, personId }: { readonly clientId: string; readonly personId: string }, limit: number): Promise<readonly StoredNotice[]> {
  const unread = sql<boolean>`(notices.is_news and notices.read_at is null and notices.how = 'mail')`;
  const rows = await ofWorkspace(tx)
    .where('clientId', '=', clientId)
    .where('personId', '=', personId)
    .where('side', '=', 'provider')
    .where((eb) => eb.exists(eb.selectFrom('engagements').select('engagements.id').whereRef('engagements.workspaceId', '=', 'notices.workspaceId').whereRef('engagements.id', '=', 'notices.engagementId').where('engagements.deletedAt', 'is', null)))
    .orderBy(unread, 'desc')
    .orderBy('toldAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(stored);
}

/** Writes down that something was told, once for a line and a happening. @returns whether it is new. */
export async function insertNotice(tx: Tx, row: Insertable<Notices>): Promise<boolean> {
  const made = await tx.kysely.insertInto('notices').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'touchpointId', 'happeningKey']).doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

/** What a mail says, for who writes it. */
export async function loadNotice(tx: Tx, id: string) {
  return tx.kysely.selectFrom('notices').select(['subject', 'body']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** The same of the answer to what was asked about it. */
export async function loadAnswerOfNotice(tx: Tx, id: string) {
  return tx.kysely.selectFrom('notices').select(['answerSubject as subject', 'answer as body']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** One notice, locked for an act. */
export async function lockNotice(tx: Tx, id: GrantedNoticeId) {
  const row = await tx.kysely.selectFrom('notices').select([...COLUMNS, 'clientId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return { ...stored(row), clientId: row.clientId };
}

/** That it was read; what was asked with it, where something was. */
export async function readNoticeRow(tx: Tx, id: GrantedNoticeId, { at, question }: { readonly at: string; readonly question: string }): Promise<void> {
  await tx.kysely.updateTable('notices').set((eb) => ({ readAt: eb.fn.coalesce('readAt', sql<string>`${at}::timestamptz`), ...(question === '' ? {} : { question, askedAt: at }) })).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Writes down what was answered to what was asked, once. @returns whether it is new. */
export async function answerNoticeRow(tx: Tx, id: GrantedNoticeId, { at, byName, how, subject, body }: AnswerWords & { readonly at: string; readonly byName: string }): Promise<boolean> {
  const changed = await tx.kysely.updateTable('notices').set({ answeredAt: at, answeredByName: byName, answerHow: how, answerSubject: subject, answer: body }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('askedAt', 'is not', null).where('answeredAt', 'is', null).returning('id').executeTakeFirst();
  return changed !== undefined;
}

export type TellingQuery = { readonly actor: ProviderActor; readonly show: 'all' | 'late' | 'unread'; readonly side?: Side | undefined; readonly engagementId?: string | undefined; readonly timeZone: string; /** Written up to this day, unread is worth saying. */ readonly unreadUntil: Day; readonly limit: number; readonly after: readonly (string | number)[] | null };

/** One row more than a page of what was told in the engagements the actor may see, newest first. */
export async function listTold(tx: Tx, { actor, show, side, engagementId, timeZone, unreadUntil, limit, after }: TellingQuery) {
  const toldOn = sql<Day>`(notices.told_at at time zone ${timeZone})::date`;
  let query = tx.kysely
    .selectFrom('notices')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'notices.workspaceId').onRef('engagements.id', '=', 'notices.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'engagements.workspaceId').onRef('clients.id', '=', 'engagements.clientId'))
    .select(['notices.id', 'notices.event', 'notices.side', 'notices.about', 'notices.dueOn', 'notices.dueAt', 'notices.toldAt', 'notices.how', 'notices.readAt', 'notices.isNews', 'notices.personId', 'notices.toldName', 'notices.toldByName', 'notices.engagementId', 'engagements.name as engagementName', 'clients.name as clientName'])
    .where('notices.workspaceId', '=', tx.workspaceId)
    .where('engagements.deletedAt', 'is', null)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'));
  if (show === 'late') query = query.where(sql<boolean>`(case when notices.due_at is null then ${toldOn} > notices.due_on else notices.told_at > notices.due_at end)`);
  if (show === 'unread') query = query.where(sql<boolean>`notices.is_news and notices.side = 'provider' and notices.how = 'mail' and notices.person_id is not null and notices.read_at is null and ${toldOn} <= ${unreadUntil}::date`);
  if (side !== undefined) query = query.where('notices.side', '=', side);
  if (engagementId !== undefined) query = query.where('notices.engagementId', '=', engagementId);
  if (after !== null) query = query.where(sql<boolean>`(notices.told_at, notices.id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`);
  const rows = await query.orderBy('notices.toldAt', 'desc').orderBy('notices.id', 'desc').limit(limit + 1).execute();
  return rows.map((row) => ({ ...row, event: row.event as TouchpointEvent, side: row.side as Side, how: row.how as Channel }));
}
