import type { Channel, TouchpointEvent } from '@entente/core/communication/touchpoint';
import type { Side } from '@entente/core/kernel/values';
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Happenings } from '../../platform/database/tables.ts';
import type { GrantedHappeningId, PlanGrant } from '../touchpoint.access.ts';

const COLUMNS = [
  'id', 'engagementId', 'event', 'side', 'phaseId', 'happensOn', 'untilOn', 'about', 'words', 'standsIn', 'personId', 'commitmentId', 'promisedOn', 'expectedOn', 'raisedSide', 'raisedByName', 'raisedAt',
  'takenBackAt', 'takenBackByName', 'takenBackBecause', 'answeredAt', 'answeredByName', 'answerHow', 'answerSubject', 'answer', 'addedDaysOff',
] as const;
export type StoredHappening = Awaited<ReturnType<typeof loadRaised>>[number];

function ofWorkspace(tx: Tx) {
  return tx.kysely.selectFrom('happenings').select(COLUMNS).where('workspaceId', '=', tx.workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof ofWorkspace>['execute']>>[number];
const stored = (row: Row) => ({ ...row, event: row.event as TouchpointEvent, side: row.side as Side, raisedSide: row.raisedSide as Side, answerHow: row.answerHow as Channel | null });

/** What people said has happened, or will; what was taken back with it. What a client said of an absence counts in everything with that client. */
export async function loadRaised(tx: Tx, grants: readonly PlanGrant[]) {
  if (grants.length === 0) return [];
  const [ids, clients] = [grants.map(({ engagementId }): string => engagementId), grants.map(({ clientId }) => clientId)];
  const rows = await ofWorkspace(tx).where((eb) => eb.or([eb('engagementId', 'in', ids), eb.and([eb('event', '=', 'absence'), eb('raisedSide', '=', 'client'), eb('clientId', 'in', clients)])])).orderBy('happensOn').orderBy('id').execute();
  return rows.map(stored);
}

type Paging = { readonly limit: number; readonly after: readonly (string | number)[] | null };

/** One row more than a page of what people said has happened in an engagement, newest first. */
export async function listHappenings(tx: Tx, { engagementId }: PlanGrant, { limit, after }: Paging) {
  let query = ofWorkspace(tx).where('engagementId', '=', engagementId);
  if (after !== null) query = query.where(sql<boolean>`(raised_at, id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`);
  return (await query.orderBy('raisedAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute()).map(stored);
}

/** @returns false where it stands already: the same form sent twice. */
export async function insertHappening(tx: Tx, row: Insertable<Happenings>): Promise<boolean> {
  const made = await tx.kysely.insertInto('happenings').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

type Taken = { readonly at: string; readonly byName: string; readonly because: string };

/** @returns what it is about; null where it stands so already. */
export async function updateHappening(tx: Tx, id: GrantedHappeningId, taken: Taken | null): Promise<string | null> {
  const set = { takenBackAt: taken?.at ?? null, takenBackByName: taken?.byName ?? '', takenBackBecause: taken?.because ?? '' };
  const changed = await tx.kysely.updateTable('happenings').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('takenBackAt', taken === null ? 'is not' : 'is', null).returning('about').executeTakeFirst();
  return changed?.about ?? null;
}

export type AnswerWords = { readonly how: Channel; readonly subject: string; readonly body: string };

/** Writes down what was answered, once. @returns whether it is new. */
export async function answerHappeningRow(tx: Tx, id: GrantedHappeningId, { at, byName, how, subject, body }: AnswerWords & { readonly at: string; readonly byName: string }): Promise<boolean> {
  const changed = await tx.kysely.updateTable('happenings').set({ answeredAt: at, answeredByName: byName, answerHow: how, answerSubject: subject, answer: body }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('raisedSide', '=', 'client').where('answeredAt', 'is', null).where('takenBackAt', 'is', null).returning('id').executeTakeFirst();
  return changed !== undefined;
}

/** One happening, locked for an act. */
export async function lockHappening(tx: Tx, id: GrantedHappeningId) {
  const row = await tx.kysely.selectFrom('happenings').select([...COLUMNS, 'clientId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return { ...stored(row), clientId: row.clientId };
}

/** Days off that came with another absence go from now on with this one. */
export async function passDaysOff(tx: Tx, id: string): Promise<void> {
  await tx.kysely.updateTable('happenings').set({ addedDaysOff: true }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** What one person of the client said on their page, newest first. */
export async function loadSaidBy(tx: Tx, { clientId, personId }: { readonly clientId: string; readonly personId: string }, limit: number) {
  const rows = await ofWorkspace(tx).where('clientId', '=', clientId).where('personId', '=', personId).where('raisedSide', '=', 'client').orderBy('raisedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(stored);
}

/** What the answer to a happening says, for who writes the mail. */
export async function loadAnswerOfHappening(tx: Tx, id: string) {
  return tx.kysely.selectFrom('happenings').select(['answerSubject as subject', 'answer as body']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}
