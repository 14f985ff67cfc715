import type { EvidenceKind, ExpectationAct, ExpectationState, ExpectationSubject } from '@entente/core/commitment/expectation-state';
import type { EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import type { Day, Side } from '@entente/core/kernel/values';
import { sql, type Insertable, type Updateable } from 'kysely';
import { knownTo, readsExpectation } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { ExpectationAnswers, Expectations } from '../platform/database/tables.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedExpectationId } from './expectation.access.ts';

const COLUMNS = [
  'expectations.id', 'expectations.side', 'expectations.notedBy', 'expectations.words', 'expectations.personId', 'expectations.personName', 'expectations.saidByName', 'expectations.saidOn', 'expectations.aboutKind', 'expectations.aboutId', 'expectations.aboutName',
  'expectations.evidenceKind', 'expectations.evidenceId', 'expectations.evidenceWords', 'expectations.unspoken', 'expectations.state', 'expectations.stateWords', 'expectations.stateByName', 'expectations.reviewOn', 'expectations.commitmentId',
  'expectations.engagementId', 'expectations.clientId', 'expectations.heldBy', 'expectations.heldByName', 'expectations.isSample', 'expectations.version',
] as const;

/** Somebody of the client who is in the bin, or works for somebody else now. */
const isGone = sql<boolean>`exists (select 1 from commitment_people p join contacts k on k.workspace_id = p.workspace_id and k.id = p.contact_id
  where p.workspace_id = expectations.workspace_id and p.id = expectations.person_id and (k.deleted_at is not null or (k.client_id is distinct from engagements.client_id
    and not exists (select 1 from contact_roles o where o.workspace_id = k.workspace_id and o.contact_id = k.id and o.client_id = engagements.client_id and o.relation <> 'used_to_work_at'))))`;
const holderIsGone = sql<boolean>`exists (select 1 from members m where m.workspace_id = expectations.workspace_id and m.id = expectations.held_by and m.deactivated_at is not null)`;
/** Whose person is not there any more; ours where that is both. */
export const LEFT = sql<string | null>`case when expectations.side = 'provider' and ${holderIsGone} then 'provider' when ${isGone} then 'client' end`;

/** Since when its words, as they stand, wait for whoever is asked now. */
const ASKED_AT = sql<string>`(select max(a.recorded_at) from expectation_answers a where a.workspace_id = expectations.workspace_id and a.expectation_id = expectations.id and (a.act in ('said', 'changed') or a.from_person_id is not null))`;

/** Expectations with the names of what they belong to. */
export function withNames(tx: Tx) {
  return tx.kysely
    .selectFrom('expectations')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'expectations.workspaceId').onRef('engagements.id', '=', 'expectations.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'expectations.workspaceId').onRef('clients.id', '=', 'engagements.clientId'))
    .innerJoin('commitmentPeople', (join) => join.onRef('commitmentPeople.workspaceId', '=', 'expectations.workspaceId').onRef('commitmentPeople.id', '=', 'expectations.personId'))
    .leftJoin('commitments', (join) => join.onRef('commitments.workspaceId', '=', 'expectations.workspaceId').onRef('commitments.id', '=', 'expectations.commitmentId').on('commitments.deletedAt', 'is', null))
    .select(COLUMNS)
    .select(['engagements.name as engagementName', 'engagements.state as engagementState', 'engagements.kind as engagementKind', 'clients.name as clientName', 'commitments.title as promiseTitle', 'commitments.doneAt as promiseDoneAt'])
    .select(['commitmentPeople.daysOff as personDaysOff', 'commitmentPeople.country as personCountry', ASKED_AT.as('askedAt')])
    .select(LEFT.as('left'))
    .where('expectations.workspaceId', '=', tx.workspaceId)
    .where('engagements.deletedAt', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number];
/** An expectation as it is kept, with the words of its closed columns. */
export type StoredExpectation = Omit<Row, 'side' | 'notedBy' | 'state' | 'aboutKind' | 'evidenceKind' | 'engagementKind' | 'left'> & { readonly side: Side; readonly engagementKind: EngagementKind; readonly left: Side | null; readonly notedBy: Side; readonly state: ExpectationState; readonly aboutKind: ExpectationSubject; readonly evidenceKind: EvidenceKind };

export const stored = (row: Row): StoredExpectation => row as StoredExpectation;
const MOST = 500;

/** What each side expects of the other in an engagement, as it was said. */
export async function loadExpectations(tx: Tx, engagementId: string): Promise<readonly StoredExpectation[]> {
  return (await withNames(tx).where('expectations.engagementId', '=', engagementId).orderBy('expectations.createdAt').orderBy('expectations.id').limit(MOST).execute()).map(stored);
}

type Reader = Pick<PersonActor, 'clientId' | 'personId'>;

/** The same of everything with one client that is going on, as far as one person of it reads it; for their own page. */
export async function loadExpectationsOfClient(tx: Tx, { clientId, personId }: Reader): Promise<readonly StoredExpectation[]> {
  return (await withNames(tx).where('expectations.clientId', '=', clientId).where(readsExpectation(personId)).where('engagements.state', '=', 'open').orderBy('expectations.createdAt').orderBy('expectations.id').limit(MOST).execute()).map(stored);
}

/** What waits for a word of ours in the engagements the actor may see: an answer first, then another look, soonest first. */
export async function loadWaitingExpectations(tx: Tx, actor: ProviderActor, { today, limit }: { today: Day; limit: number }): Promise<readonly StoredExpectation[]> {
  const rows = await withNames(tx)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .where('engagements.state', '=', 'open')
    .where(sql<boolean>`((expectations.side = 'client' and expectations.state = 'unanswered') or (expectations.state not in ('unanswered', 'withdrawn') and expectations.review_on <= ${today}::date))`)
    .orderBy(sql`expectations.state <> 'unanswered'`)
    .orderBy('expectations.reviewOn')
    .orderBy('expectations.id')
    .limit(limit)
    .execute();
  return rows.map(stored);
}

/** One expectation, locked for an act. */
export async function lockExpectation(tx: Tx, id: GrantedExpectationId) {
  const row = await tx.kysely.selectFrom('expectations').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return { ...row, side: row.side as Side, notedBy: row.notedBy as Side, state: row.state as ExpectationState, aboutKind: row.aboutKind as ExpectationSubject, evidenceKind: row.evidenceKind as EvidenceKind };
}

/** Whether the promise that was made from an expectation still stands. */
export async function hasStandingPromise(tx: Tx, commitmentId: string | null): Promise<boolean> {
  if (commitmentId === null) return false;
  return (await tx.kysely.selectFrom('commitments').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', commitmentId).where('deletedAt', 'is', null).executeTakeFirst()) !== undefined;
}

/** @returns false where it stands already: the same form sent twice. */
export async function insertExpectation(tx: Tx, row: Insertable<Expectations>): Promise<boolean> {
  const made = await tx.kysely.insertInto('expectations').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

/** Writes changed fields; the version counts up. */
export async function updateExpectation(tx: Tx, id: GrantedExpectationId, set: Updateable<Expectations>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('expectations')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Keeps what was said for good, behind what was said before; the expectation is locked by whoever calls. @returns false where a line with this id is kept already. */
export async function insertExpectationAnswer(tx: Tx, row: Omit<Insertable<ExpectationAnswers>, 'position'>): Promise<boolean> {
  const position = sql<number>`(select count(*)::int + 1 from expectation_answers a where a.workspace_id = ${tx.workspaceId} and a.expectation_id = ${row.expectationId})`;
  const made = await tx.kysely.insertInto('expectationAnswers').values({ ...row, position }).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

export type StoredAnswer = Awaited<ReturnType<typeof loadExpectationAnswers>>[number];

/** All that was said to some expectations, oldest first. */
export async function loadExpectationAnswers(tx: Tx, expectationIds: readonly string[]) {
  if (expectationIds.length === 0) return [];
  const rows = await tx.kysely.selectFrom('expectationAnswers').select(['id', 'expectationId', 'side', 'actorName', 'act', 'words', 'reviewOn', 'unspoken', 'toName', 'recordedAt']).where('workspaceId', '=', tx.workspaceId).where('expectationId', 'in', expectationIds).orderBy('expectationId').orderBy('position').execute();
  return rows.map((row) => ({ ...row, side: row.side as Side, act: row.act as ExpectationAct }));
}

/** The engagements of a client that are going on; the newest first. */
export async function loadOpenEngagements(tx: Tx, { clientId, personId }: Reader): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.kysely.selectFrom('engagements').select(['id', 'name']).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).where(knownTo(personId)).where('deletedAt', 'is', null).where('state', '=', 'open').orderBy('updatedAt', 'desc').orderBy('id').limit(20).execute();
}
