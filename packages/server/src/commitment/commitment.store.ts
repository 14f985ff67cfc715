import type { Locale } from '@entente/core/kernel/locale';
import { alsoAway, EVENING_AND_NIGHT, type Away } from '@entente/core/workspace/own-times';
import type { Duty } from '@entente/core/document/responsibility/duty';
import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { workCalendar, type DaysOff } from '@entente/core/workspace/days-off';
import type { QuietHours } from '@entente/core/kernel/quiet-hours';
import { nearestWorkingDay, newestWorkingDays, type WorkCalendar } from '@entente/core/kernel/working-day';
import type { Day, Side } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { mannerOf } from '@entente/phrases/manner';
import type { Manner } from '@entente/phrases/shape';
import { sql, type Insertable, type RawBuilder, type Updateable } from 'kysely';
import { readsPromise } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Commitments } from '../platform/database/tables.ts';
import { loadKeptCountries, newestDayOf } from '../workspace/days/workspace.store.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedCommitmentId } from './commitment.access.ts';

/** Sorted behind every day: those that have none. */
const NO_DAY = '9999-12-31';

/** When and on which days work is counted: by the clocks and public holidays where the workspace is, and its own days off; and how it speaks. */
export type WorkTime = { readonly now: Date; readonly today: Day; readonly timeZone: string; readonly calendar: WorkCalendar; /** The same with the holidays of another country; of the workspace's own where it is empty. */ readonly keeping: (country: string) => WorkCalendar; readonly country: string; readonly daysOff: readonly DaysOff[]; readonly locale: Locale; readonly quiet: QuietHours; readonly firm: string; readonly manner: Manner };

export async function loadWorkTime(tx: Tx, now: Date): Promise<WorkTime> {
  const { timeZone, name, country, formalAddress, daysOff, locale } = await tx.kysely.selectFrom('workspaces').select(['timeZone', 'name', 'country', 'formalAddress', 'daysOff', 'locale']).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
  const calendars = new Map<string, WorkCalendar>();
  const keeping = (kept: string): WorkCalendar => {
    const calendar = calendars.get(kept) ?? workCalendar({ country: kept === '' ? country : kept, daysOff: daysOff as readonly DaysOff[] });
    calendars.set(kept, calendar);
    return calendar;
  };
  return { now, today: dayIn(timeZone, now), timeZone, calendar: keeping(''), keeping, country, daysOff: daysOff as readonly DaysOff[], locale: locale as Locale, quiet: { timeZone, ...EVENING_AND_NIGHT, days: [] }, firm: name, manner: mannerOf({ formalAddress }) };
}

/** The working days of whose a promise is: without the holidays of their country, the firm's days off and their own. */
export function calendarOf({ keeping }: Pick<WorkTime, 'keeping'>, { ownerDaysOff, ownerCountry }: { readonly ownerDaysOff: unknown; readonly ownerCountry: string }): WorkCalendar {
  return alsoAway(keeping(ownerCountry), ownerDaysOff as readonly Away[]);
}

/** The working days of a person of either side. */
export function calendarOfPerson({ keeping }: Pick<WorkTime, 'keeping'>, { daysOff, country }: { readonly daysOff: unknown; readonly country: string }): WorkCalendar {
  return alsoAway(keeping(country), daysOff as readonly Away[]);
}

const COLUMNS = [
  'commitments.id', 'commitments.side', 'commitments.title', 'commitments.format', 'commitments.example', 'commitments.effortMinutes', 'commitments.ownerId', 'commitments.ownerName', 'commitments.ownerWord', 'commitments.ownerDaysOff', 'commitments.ownerCountry', 'commitments.backupId', 'commitments.backupName', 'commitments.forPersonId',
  'commitments.dueOn', 'commitments.firstDueOn', 'commitments.agreedOn', 'commitments.agreedBy', 'commitments.takenOutBy', 'commitments.expectedOn', 'commitments.expectedBecause', 'commitments.doneAt', 'commitments.stuckAt', 'commitments.stuckWords', 'commitments.exceptedAt', 'commitments.sourceKind', 'commitments.sourceId', 'commitments.acceptanceTerms', 'commitments.verdict', 'commitments.verdictWords',
  'commitments.engagementId', 'engagements.clientId', 'commitments.isSample', 'commitments.version',
] as const;

/** Who answers for what it was made from, as the text in force says, which is the newest sealed one that no consumer went back on: people and their duties, in order. */
const peopleOfSource = sql<{ name: string; duties: Duty[] }[] | null>`(
  select json_agg(json_build_object('name', person.value ->> 'name', 'duties', held.duties))
  from (
    select sealed.* from seals sealed
    join agreements a on a.workspace_id = sealed.workspace_id and a.id = sealed.agreement_id
    where sealed.workspace_id = commitments.workspace_id and a.deleted_at is null and (a.id = commitments.agreement_id or a.amends_id = commitments.agreement_id)
      and not exists (select 1 from revocations r where r.workspace_id = a.workspace_id and r.agreement_id = a.id)
    order by sealed.sealed_at desc limit 1
  ) s
  join agreement_versions v on v.workspace_id = s.workspace_id and v.agreement_id = s.agreement_id and v.number = s.version_number
  cross join lateral jsonb_array_elements(v.content -> 'responsibilities') as person
  cross join lateral (select json_agg(duty) as duties from unnest(array['does', 'decides', 'asked', 'told']) as duty where (person.value -> duty) @> to_jsonb(commitments.source_id::text)) as held
  where held.duties is not null
)`.as('people');

function withNames(tx: Tx) {
  return tx.kysely
    .selectFrom('commitments')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'commitments.workspaceId').onRef('engagements.id', '=', 'commitments.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'commitments.workspaceId').onRef('clients.id', '=', 'engagements.clientId'))
    .select(COLUMNS)
    .select(peopleOfSource)
    .select(sql<string>`coalesce((select p.name from commitment_people p where p.workspace_id = commitments.workspace_id and p.id = commitments.for_person_id), '')`.as('forPersonName'))
    .select(['engagements.name as engagementName', 'clients.name as clientName', 'clients.locale as clientLocale'])
    .where('commitments.workspaceId', '=', tx.workspaceId)
    .where('commitments.deletedAt', 'is', null)
    .where('engagements.deletedAt', 'is', null);
}

export type StoredCommitment = Awaited<ReturnType<typeof loadOfEngagement>>[number];

export type CommitmentListQuery = {
  readonly search?: string | undefined;
  readonly state?: 'open' | 'late' | 'stuck' | 'done' | undefined;
  readonly side?: Side | undefined;
  readonly whose: 'mine' | 'all';
  readonly engagementId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
};

/** One row more than a page of what both sides promised in the engagements the actor may see, soonest first. */
export async function listCommitments(tx: Tx, { actor, work }: { actor: ProviderActor; work: WorkTime }, { search, state, side, whose, engagementId, clientId, limit, after }: CommitmentListQuery) {
  let query = withNames(tx).where(withinScope(actor, 'engagement', 'engagements.owner_id'));
  if (state !== undefined) query = query.where(standsIn(state, state === 'late' ? await newestDayOfOwner(tx, work) : null));
  if (side !== undefined) query = query.where('commitments.side', '=', side);
  if (whose === 'mine') query = query.where(sql<boolean>`exists (select 1 from commitment_people p where p.workspace_id = commitments.workspace_id and p.id in (commitments.owner_id, commitments.backup_id) and p.member_id = ${actor.memberId})`);
  if (engagementId !== undefined) query = query.where('commitments.engagementId', '=', engagementId);
  if (clientId !== undefined) query = query.where('engagements.clientId', '=', clientId);
  if (search !== undefined && search.trim() !== '') query = query.where(sql<boolean>`commitments.title ilike ${`%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`}`);
  const day = sql<string>`coalesce(commitments.due_on, '9999-12-31'::date)`;
  if (after !== null) query = query.where(sql<boolean>`(${day}, commitments.id) > (${String(after[0])}::date, ${String(after[1])}::uuid)`);
  return query.orderBy(day).orderBy('commitments.id').limit(limit + 1).execute();
}

/** What the list is sorted by. */
export function sortValues({ dueOn, id }: { readonly dueOn: Day | null; readonly id: string }): readonly [string, string] {
  return [dueOn ?? NO_DAY, id];
}

/** As `commitmentStanding` says it: late are those whose day lies before the newest working day. */
function standsIn(state: 'open' | 'late' | 'stuck' | 'done', newestDay: RawBuilder<string> | null) {
  if (state === 'done') return sql<boolean>`commitments.done_at is not null`;
  const open = sql<boolean>`commitments.done_at is null and commitments.excepted_at is null`;
  if (state === 'open') return open;
  if (state === 'stuck') return sql<boolean>`${open} and commitments.stuck_at is not null`;
  return sql<boolean>`${open} and commitments.due_on < ${newestDay}`;
}

/** The working day that today is, or the last one before it: what was due before is late. */
export function newestWorkingDay(today: Day, calendar: WorkCalendar): Day {
  return nearestWorkingDay(today, calendar, -1);
}

/** The same for whose a promise is: the newest of these days on which they were not away. */
async function newestDayOfOwner(tx: Tx, { today, keeping }: WorkTime): Promise<RawBuilder<string>> {
  const days = new Map(['', ...(await loadKeptCountries(tx))].map((country) => [country, newestWorkingDays(today, keeping(country))]));
  return newestDayOf(days, { daysOff: sql`commitments.owner_days_off`, country: sql`commitments.owner_country` });
}

/** Everything that both sides promised in an engagement, soonest first. */
export async function loadOfEngagement(tx: Tx, engagementId: string) {
  return withNames(tx).where('commitments.engagementId', '=', engagementId).orderBy(sql`coalesce(commitments.due_on, '9999-12-31'::date)`).orderBy('commitments.id').limit(1_000).execute();
}

/** What both sides promised with one client, as far as one person of it reads it, soonest first; for their own page. */
export async function loadOfClient(tx: Tx, { clientId, personId }: Pick<PersonActor, 'clientId' | 'personId'>) {
  return withNames(tx).where('commitments.clientId', '=', clientId).where(readsPromise(personId)).orderBy(sql`coalesce(commitments.due_on, '9999-12-31'::date)`).orderBy('commitments.id').limit(1_000).execute();
}

/** What is open and late or stuck, of both sides, and what the actor has to do in the next days. */
export async function loadPressing(tx: Tx, actor: ProviderActor, { work, until, limit }: { work: WorkTime; until: Day; limit: number }) {
  const mine = sql<boolean>`exists (select 1 from commitment_people p where p.workspace_id = commitments.workspace_id and p.id = commitments.owner_id and p.member_id = ${actor.memberId})`;
  const newestDay = await newestDayOfOwner(tx, work);
  return withNames(tx)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .where(sql<boolean>`commitments.done_at is null and commitments.excepted_at is null and (commitments.stuck_at is not null or commitments.expected_on > commitments.due_on or commitments.due_on < ${newestDay} or (commitments.due_on <= ${until}::date and ${mine}))`)
    .orderBy(sql`coalesce(commitments.due_on, '9999-12-31'::date)`)
    .orderBy('commitments.id')
    .limit(limit)
    .execute();
}

/** What was kept after its day, or sent back once, while something open waits for it; the newest first. */
export async function loadPerhapsUndecided(tx: Tx, actor: ProviderActor, { timeZone, limit }: { timeZone: string; limit: number }) {
  const waited = sql<boolean>`exists (select 1 from commitment_blocks b join commitments o on o.workspace_id = b.workspace_id and o.id = b.blocked_id
    where b.workspace_id = commitments.workspace_id and b.commitment_id = commitments.id and o.deleted_at is null and o.done_at is null and o.excepted_at is null)`;
  const returned = sql<boolean>`exists (select 1 from commitment_events e where e.workspace_id = commitments.workspace_id and e.commitment_id = commitments.id and e.type = 'returned')`;
  return withNames(tx)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .where('engagements.state', '=', 'open')
    .where(sql<boolean>`commitments.excepted_at is null and commitments.due_on is not null and ${waited} and (commitments.due_on < (commitments.done_at at time zone ${timeZone})::date or (commitments.source_kind = 'deliverable' and ${returned}))`)
    .orderBy(sql`coalesce(commitments.done_at, commitments.updated_at)`, 'desc')
    .orderBy('commitments.id')
    .limit(limit)
    .execute();
}

/** Every promise of some engagements, as a schedule needs it. */
export async function loadSchedules(tx: Tx, engagementIds: readonly string[]) {
  if (engagementIds.length === 0) return [];
  return tx.kysely.selectFrom('commitments').select(['id', 'engagementId', 'title', 'side', 'dueOn', 'doneAt', 'exceptedAt', 'ownerDaysOff', 'ownerCountry']).where('workspaceId', '=', tx.workspaceId).where('engagementId', 'in', [...engagementIds]).where('deletedAt', 'is', null).execute();
}

/** One commitment, locked for an act. */
export async function lockCommitment(tx: Tx, id: GrantedCommitmentId) {
  return tx.kysely.selectFrom('commitments').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** @returns the ids that were not there before. */
export async function insertCommitments(tx: Tx, rows: readonly Insertable<Commitments>[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const made = await tx.kysely.insertInto('commitments').values([...rows]).onConflict((conflict) => conflict.columns(['workspaceId', 'agreementId', 'sourceId', 'sourceKind']).doNothing()).returning('id').execute();
  await copyDaysOff(tx, made.map(({ id }) => id));
  for (const { engagementId } of rows) tx.touched?.add(engagementId);
  return new Set(made.map(({ id }) => id));
}

/** Writes beside promises on which days those whose they are are away, and which country's holidays they keep. */
async function copyDaysOff(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update commitments set owner_days_off = p.days_off, owner_country = p.country from commitment_people p
    where commitments.workspace_id = ${tx.workspaceId} and commitments.id = any(${ids}::uuid[]) and p.workspace_id = commitments.workspace_id and p.id = commitments.owner_id and (p.days_off <> commitments.owner_days_off or p.country <> commitments.owner_country)`.execute(tx.kysely);
}

/** Writes changed fields; the version counts up. */
export async function updateCommitment(tx: Tx, id: string, set: Updateable<Commitments>): Promise<number> {
  const { version, engagementId } = await tx.kysely
    .updateTable('commitments')
    // Whoever was chosen does it, whatever the agreement called them.
    .set(set.ownerId === undefined ? set : { ownerWord: '', ...set })
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning(['version', 'engagementId'])
    .executeTakeFirstOrThrow();
  tx.touched?.add(engagementId);
  if (set.ownerId !== undefined) await copyDaysOff(tx, [id]);
  return version;
}
