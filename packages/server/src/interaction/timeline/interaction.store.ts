import type { TimelineShown } from '@entente/core/interaction/interaction-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { TOLD_OF_ACTIVITY, type ToldActivity } from '../../platform/activity/activity.store.ts';
import { planned, type Tx } from '../../platform/database/in-workspace.ts';
import { linksAreSeen } from '../../workspace/member.access.ts';
import type { Links } from '../interaction.access.ts';
import { loadInteractions, namedInteractions, type NamedInteraction } from '../interaction.store.ts';

export type TimelineEntry = { readonly at: string; readonly interaction: NamedInteraction | null; readonly activity: ToldActivity | null };

/** What a timeline is narrowed to beside what it shows. */
export type TimelineNarrowing = {
  /** A member: whoever wrote it, does or did it; of what was recorded, whoever acted. */
  readonly by: string | null;
  /** Moments: from the first on, and before the second. */
  readonly from: string | null;
  readonly before: string | null;
  /** On interactions alone: words that are looked for, fields of the workspace's own. With it interactions stand alone. */
  readonly condition: Expression<SqlBool> | null;
};

export type TimelineQuery = {
  readonly about: keyof Links;
  readonly id: string;
  readonly shown: TimelineShown;
  readonly narrowing: TimelineNarrowing;
  /** Nothing was chosen beside what is shown: asked again and again, of any record. */
  readonly isPlain: boolean;
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
};

const COLUMNS: Readonly<Record<keyof Links, string>> = { clientId: 'client_id', contactId: 'contact_id', dealId: 'deal_id', engagementId: 'engagement_id' };

/**
 * One row more than a page of a record's timeline. Two index walks, of what passed between us and of what was
 * recorded, are laid together by when it happened; an interaction's own activities are told by its row. The walk
 * does not wait to hear whether records were merged into this one: that is rare, and then it is walked again.
 */
export async function readTimeline(tx: Tx, actor: ProviderActor, query: TimelineQuery): Promise<TimelineEntry[]> {
  const [became, alone] = await Promise.all([mergedInto(tx, query.about, query.id), walkTimeline(tx, actor, { query, became: [] })]);
  const page = became.length === 0 ? alone : await walkTimeline(tx, actor, { query, became });
  const ids = (what: string): string[] => page.flatMap((row) => (row.what === what ? [row.id] : []));
  const [interactionRows, activityRows] = await Promise.all([loadInteractions(tx, actor, ids('interactions')), loadActivities(tx, ids('activities'))]);
  const interactions = new Map(interactionRows.map((row) => [row.id, row]));
  const activities = new Map(activityRows.map((row) => [row.id, row]));
  return page.map((row) => ({ at: row.at, interaction: interactions.get(row.id) ?? null, activity: activities.get(row.id) ?? null }));
}

async function walkTimeline(tx: Tx, actor: ProviderActor, { query, became }: Walk): Promise<readonly { at: string; id: string; what: string }[]> {
  const walking = walkOf(tx, actor, { query, became });
  return (await walking.execute(became.length === 0 && query.isPlain ? planned(tx) : tx.kysely)).rows;
}

export type Walk = { readonly query: TimelineQuery; readonly became: readonly string[] };

/** The statement of the walk. One id keeps it in the order of the index; where records were merged into this one, theirs are sorted in. */
export function walkOf(tx: Tx, actor: ProviderActor, { query: { about, id, shown, narrowing, limit, after }, became }: Walk): RawBuilder<{ at: string; id: string; what: string }> {
  const itself = became.length === 0 ? sql`${sql.ref(COLUMNS[about])} = ${id}` : sql`${sql.ref(COLUMNS[about])} = any(${[id, ...became]}::uuid[])`;
  const walk = (table: 'interactions' | 'activities') => {
    const own = table === 'interactions' ? ofInteractions(shown, narrowing) : ofActivities(shown, narrowing);
    const older = after === null ? sql`true` : sql`(happened_at, id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`;
    return sql`(select happened_at as at, id, ${sql.lit(table)} as what from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and ${itself} and ${own} and ${older} and ${linksAreSeen(actor, table)} order by happened_at desc, id desc limit ${sql.lit(limit + 1)})`;
  };
  return sql`${walk('interactions')} union all ${walk('activities')} order by at desc, id desc limit ${sql.lit(limit + 1)}`;
}

function ofInteractions({ kinds }: TimelineShown, narrowing: TimelineNarrowing): RawBuilder<unknown> {
  return sql`interactions.deleted_at is null and interactions.kind = any(${[...kinds]}::text[]) and ${narrowed(narrowing)}`;
}

function ofActivities({ changes }: TimelineShown, { by, from, before, condition }: TimelineNarrowing): RawBuilder<unknown> {
  const theirs = by === null ? sql`true` : sql`(actor_side = 'provider' and actor_id = ${by})`;
  return sql`subject_kind <> 'interaction' and ${changes && condition === null} and ${theirs} and ${happened('activities', { from, before })}`;
}

/** The condition on interactions. */
function narrowed({ by, from, before, condition }: TimelineNarrowing): RawBuilder<SqlBool> {
  const theirs = by === null ? sql`true` : sql`(interactions.owner_id = ${by} or interactions.done_by = ${by})`;
  return sql<SqlBool>`${theirs} and ${happened('interactions', { from, before })} and ${condition ?? sql`true`}`;
}

function happened(table: 'interactions' | 'activities', { from, before }: Pick<TimelineNarrowing, 'from' | 'before'>): RawBuilder<unknown> {
  const at = sql.ref(`${table}.happened_at`);
  return sql`${from === null ? sql`true` : sql`${at} >= ${from}::timestamptz`} and ${before === null ? sql`true` : sql`${at} < ${before}::timestamptz`}`;
}

/** Records that were merged into this one: what was recorded of them stays theirs and is told here. */
async function mergedInto(tx: Tx, about: keyof Links, id: string): Promise<readonly string[]> {
  if (about !== 'clientId' && about !== 'contactId') return [];
  const rows = await tx.kysely.selectFrom(about === 'clientId' ? 'clients' : 'contacts').select('id').where('workspaceId', '=', tx.workspaceId).where('mergedIntoId', '=', id).limit(100).execute();
  return rows.map((row) => row.id);
}

/** What is kept at the top of a record's timeline, of what it shows. */
export async function readPinned(tx: Tx, actor: ProviderActor, { about, id, shown, narrowing, isPlain }: TimelineQuery): Promise<NamedInteraction[]> {
  return namedInteractions(tx, actor, isPlain ? planned(tx) : tx.kysely)
    .where(sql.ref(`interactions.${COLUMNS[about]}`), '=', id)
    .where('interactions.pinnedAt', 'is not', null)
    .where(ofInteractions(shown, narrowing) as RawBuilder<SqlBool>)
    .where(linksAreSeen(actor, 'interactions'))
    .orderBy('interactions.pinnedAt', 'desc')
    .limit(10)
    .execute();
}

async function loadActivities(tx: Tx, ids: readonly string[]): Promise<readonly ToldActivity[]> {
  return ids.length === 0 ? [] : planned(tx).selectFrom('activities').select(TOLD_OF_ACTIVITY).where('workspaceId', '=', tx.workspaceId).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute();
}
