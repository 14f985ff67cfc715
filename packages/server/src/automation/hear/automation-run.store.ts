import type { AutomationTrigger } from '@entente/core/automation/automation';
import { lateFrom } from '@entente/core/automation/late-from';
import type { HeardSubject } from '@entente/core/automation/automation-match';
import type { Day } from '@entente/core/kernel/values';
import { addDays, dayIn, momentIn } from '@entente/core/kernel/zoned-time';
import { sql, type RawBuilder } from 'kysely';
import { calendarOf, loadWorkTime } from '../../commitment/commitment.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { RecordListing } from '../../record/list/record.access.ts';
import { WITH_NEXT_STEP } from '../../record/next/record.store.ts';
import type { Subject } from '../subject/automation-run.store.ts';

/** A record whose time has come: when it did, by what it is known as an occasion, and what it is about besides the record. */
export type Due = { readonly id: string; readonly name: string; readonly since: string; readonly occasion: string; readonly subject: Subject | null };

type IdleRow = { readonly id: string; readonly name: string; readonly since: string };
export type IdleQuery = { readonly cutoff: string; readonly automationId: string | null; readonly limit: number };

/** Records around which nothing was recorded since a moment, with when something was last; those that already had this run are left out. */
export async function quietRecords(tx: Tx, listing: RecordListing, { cutoff, automationId, limit }: IdleQuery): Promise<readonly Due[]> {
  const column = sql.ref(`activities.${listing.kind}_id`);
  const { rows } = await sql<IdleRow>`
    select r.id, r.name, last.at as since from ${listing.source}
      cross join lateral (select coalesce((select activities.happened_at from activities where activities.workspace_id = ${tx.workspaceId} and ${column} = r.id order by activities.happened_at desc limit 1), r.created_at) as at) last
    where ${listing.where} and ${stillOpen(listing)} and r.updated_at < ${cutoff} and last.at < ${cutoff} and not exists (${hadRun(tx, automationId)} and automation_runs.happened_at = last.at)
    order by r.updated_at desc, r.id desc limit ${limit}`.execute(tx.kysely);
  return rows.map(asDue);
}

/** Records without a next step that nobody touched since a moment; those that already had this run are left out. */
export async function recordsWithoutNextStep(tx: Tx, listing: RecordListing, { cutoff, automationId, limit }: IdleQuery): Promise<readonly Due[]> {
  const { rows } = await sql<IdleRow>`
    select r.id, r.name, r.updated_at as since from ${listing.source}
    where ${listing.where} and ${stillOpen(listing)} and r.updated_at < ${cutoff} and not ${WITH_NEXT_STEP} and not exists (${hadRun(tx, automationId)} and automation_runs.happened_at = r.updated_at)
    order by r.updated_at desc, r.id desc limit ${limit}`.execute(tx.kysely);
  return rows.map(asDue);
}

function asDue({ id, name, since }: IdleRow): Due {
  return { id, name, since, occasion: `${id}:${since}`, subject: null };
}

/** Won and lost deals and closed engagements are done with; nothing is awaited of them. */
function stillOpen({ kind }: RecordListing) {
  return kind === 'deal' || kind === 'engagement' ? sql`r.state = 'open'` : sql`true`;
}

function hadRun(tx: Tx, automationId: string | null) {
  return sql`select 1 from automation_runs where automation_runs.workspace_id = ${tx.workspaceId} and automation_runs.automation_id = ${automationId}::uuid and automation_runs.record_id = r.id`;
}

/**
 * What became due in a stretch of time: after `from`, up to `to`. With an automation it is what waits still and had no
 * run; without one, what waited at the moment at which it became due, whatever came of it since.
 */
export type DueQuery = { readonly from: string; readonly to: string; readonly automationId: string | null; readonly limit: number };

/** An occasion of this automation, by the text that tells it from others. */
function hadOccasion(tx: Tx, automationId: string, occasion: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select 1 from automation_runs where automation_runs.workspace_id = ${tx.workspaceId} and automation_runs.automation_id = ${automationId}::uuid and automation_runs.occasion = ${occasion})`;
}

type Of<On extends AutomationTrigger['on']> = Extract<AutomationTrigger, { on: On }>;

const MEANT = { any: sql`true`, main: sql`a.amends_id is null and a.split_from is null`, amendment: sql`a.amends_id is not null` } as const;

/** What ends the waiting of the sending `w` of the agreement `a`, as it was recorded: another text went out, it came to an end, or what was waited for was done. */
function ends(waitsFor: Of<'agreement_waits'>['waitsFor']): RawBuilder<unknown> {
  const over = sql`x.type in ('agreement.withdrawn', 'agreement.declined', 'agreement.expired', 'seal.applied') or (x.type = 'agreement.sent' and (x.body ->> 'versionNumber')::integer > w.version)`;
  const opened = sql`x.type in ('version.viewed', 'signature.given', 'scan.handed_in') and x.body -> 'actor' ->> 'side' = 'client'`;
  return waitsFor === 'signing' ? sql`(${over})` : sql`(${over} or (${opened}))`;
}

/** Sendings of agreements that waited for so many days; once for each text that went out, and once more where it had come to an end and went out again. */
export async function waitingAgreements(tx: Tx, listing: RecordListing, { trigger: { waitsFor, which, days }, from, to, automationId, limit }: DueQuery & { readonly trigger: Of<'agreement_waits'> }): Promise<readonly Due[]> {
  const occasion = sql<string>`concat_ws(':', a.id::text, ${waitsFor}::text, w.version::text, w.sent::text)`;
  const { rows } = await sql<IdleRow & { readonly subjectId: string; readonly occasion: string }>`
    with sendings_of_texts as (
      select x.agreement_id, (x.body ->> 'versionNumber')::integer as version, min(x.seq) as sent, min(x.at) + make_interval(days => ${days}::integer) as due_at
      from (select x.*, (select count(*) from agreement_events e where e.workspace_id = x.workspace_id and e.agreement_id = x.agreement_id and e.seq < x.seq and e.type in ('agreement.withdrawn', 'agreement.declined', 'agreement.expired')) as ends_before
        from agreement_events x where x.workspace_id = ${tx.workspaceId} and x.type = 'agreement.sent') x
      group by 1, 2, x.ends_before)
    select r.id, r.name, w.due_at as since, a.id as subject_id, ${occasion} as occasion
    from sendings_of_texts w
      join agreements a on a.workspace_id = ${tx.workspaceId} and a.id = w.agreement_id
      join ${listing.source} on r.workspace_id = a.workspace_id and r.id = a.engagement_id
    where ${listing.where} and a.deleted_at is null and ${MEANT[which]} and w.due_at > ${from} and w.due_at <= ${to}
      and not exists (select 1 from agreement_events x where x.workspace_id = a.workspace_id and x.agreement_id = a.id and x.seq > w.sent and ${automationId === null ? sql`x.at <= w.due_at` : sql`true`} and ${ends(waitsFor)})
      and ${automationId === null ? sql`true` : sql`not ${hadOccasion(tx, automationId, occasion)}`}
    order by w.due_at desc, a.id limit ${limit}`.execute(tx.kysely);
  return rows.map(({ subjectId, ...row }) => ({ ...row, subject: { kind: 'agreement', id: subjectId } }));
}

/** More days than nobody works in a row, so that no promise is missed whose lateness began long after its day. */
const LONGEST_PAUSE = 60;
const MOST_PROMISES = 5_000;
type Promised = { readonly id: string; readonly name: string; readonly subjectId: string; readonly dueOn: Day; readonly endedAt: string | null; readonly ownerDaysOff: unknown; readonly ownerCountry: string };

/** Promises that became late, by the working days of whoever does them; once for each day they were promised for. What is stuck waits for the other side. */
export async function latePromises(tx: Tx, listing: RecordListing, { trigger: { side, days }, from, to, automationId, limit }: DueQuery & { readonly trigger: Of<'commitment_late'> }): Promise<readonly Due[]> {
  const time = await loadWorkTime(tx, new Date(to));
  const [first, last] = [addDays(dayIn(time.timeZone, new Date(from)), -days - LONGEST_PAUSE), addDays(time.today, -days)];
  const live = automationId === null ? sql`true` : sql`c.done_at is null and c.excepted_at is null and c.stuck_at is null and not ${hadOccasion(tx, automationId, sql`concat_ws(':', c.id::text, c.due_on::text)`)}`;
  const { rows } = await sql<Promised>`
    select r.id, r.name, c.id as subject_id, c.due_on, least(c.done_at, c.excepted_at, c.stuck_at) as ended_at, c.owner_days_off, c.owner_country
    from commitments c join ${listing.source} on r.workspace_id = c.workspace_id and r.id = c.engagement_id
    where ${listing.where} and c.workspace_id = ${tx.workspaceId} and c.deleted_at is null and ${side === null ? sql`true` : sql`c.side = ${side}`} and c.due_on between ${first}::date and ${last}::date and ${live}
    order by c.due_on desc, c.id limit ${MOST_PROMISES}`.execute(tx.kysely);
  const late = rows.flatMap(({ id, name, subjectId, dueOn, endedAt, ...owner }): Due[] => {
    const since = momentIn(time.timeZone, lateFrom(dueOn, days, calendarOf(time, owner)), '00:00').toISOString();
    const waited = endedAt === null || endedAt > since;
    return waited && since > from && since <= to ? [{ id, name, since, occasion: `${subjectId}:${dueOn}`, subject: { kind: 'commitment', id: subjectId } }] : [];
  });
  return late.slice(0, limit);
}

/** What never changes of the things that were heard of, by id. */
export async function heardSubjects(tx: Tx, on: 'agreement' | 'commitment' | 'expectation', ids: readonly string[]): Promise<ReadonlyMap<string, HeardSubject>> {
  if (ids.length === 0) return new Map();
  if (on === 'agreement') {
    const texts = await tx.kysely.selectFrom('agreements').select(['id', 'amendsId', 'splitFrom']).where('workspaceId', '=', tx.workspaceId).where('id', 'in', [...ids]).execute();
    return new Map(texts.map(({ id, amendsId, splitFrom }) => [id, { side: null, text: amendsId !== null ? 'amendment' : splitFrom === null ? 'main' : 'part' }]));
  }
  const said = await tx.kysely.selectFrom(on === 'commitment' ? 'commitments' : 'expectations').select(['id', 'side']).where('workspaceId', '=', tx.workspaceId).where('id', 'in', [...ids]).execute();
  return new Map(said.map(({ id, side }) => [id, { side: side as HeardSubject['side'], text: null }]));
}
