import type { ProviderActor } from '@entente/core/kernel/actor';
import { scopeFor } from '@entente/core/workspace/scope';
import { sql, type RawBuilder } from 'kysely';
import { planned, type Tx } from '../../platform/database/in-workspace.ts';
import { teamOwners } from '../../search/search.store.ts';
import { withinScope } from '../../workspace/member.access.ts';
import { taskOf } from '../../record/next/record.access.ts';
import type { RecordListing } from '../../record/list/record.access.ts';

/** `listing` holds the actor's scope, the filter and the search, over the record `r`; `stageIds` are the columns to look at. */
export type BoardScope = { readonly stageIds: readonly string[]; readonly listing: RecordListing };
export type BoardPage = BoardScope & { readonly limit: number; readonly after: readonly (string | number)[] | null };

export type CardRow = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly stageId: string;
  readonly clientId: string | null;
  readonly clientName: string | null;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly amount: number | null;
  readonly currency: string;
  readonly nextStep: string;
  readonly nextStepOn: string | null;
  readonly nextTaskId: string | null;
  readonly plannedUntil: string | null;
  /** The nearest open task, where the reader may see it. */
  readonly taskId: string | null;
  readonly taskSubject: string | null;
  readonly taskDueOn: string | null;
  readonly expectedCloseOn: string | null;
  readonly closedOn: string | null;
  readonly stageSince: string;
  readonly isSample: boolean;
  readonly version: number;
  readonly updatedAt: string;
};

const CARD = sql`r.id, r.name, r.state, r.stage_id, r.client_id, r.owner_id, r.amount, r.currency, r.next_step, r.next_step_on, r.next_task_id, r.planned_until, r.expected_close_on, r.closed_on, r.stage_since, r.is_sample, r.version, r.updated_at`;

/**
 * A condition that says the scope of a team once more, by its people's ids: over those the planner knows how few or
 * many deals they have, over a sub-select it guesses.
 */
async function ownersIn(tx: Tx, actor: ProviderActor): Promise<RawBuilder<unknown>> {
  return scopeFor(actor, 'deal') === 'team' ? sql`r.owner_id = any(${[...(await teamOwners(tx, actor))]}::uuid[])` : sql`true`;
}

/** The same for every column, side by side: each stage is written out, so that each is planned by its own size. */
function columns(stageIds: readonly string[], one: (stageId: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  return sql.join(stageIds.map((stageId) => sql`(${one(stageId)})`), sql` union all `);
}

/** One card more than a page for each stage, newest change first: one index walk a stage. */
export async function listCards(tx: Tx, actor: ProviderActor, { stageIds, listing, limit, after }: BoardPage): Promise<readonly CardRow[]> {
  if (stageIds.length === 0) return [];
  const owners = await ownersIn(tx, actor);
  const beyond = after === null ? sql`` : sql`and (r.updated_at, r.id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`;
  const column = (stageId: string) => sql`select ${CARD} from deals r where ${listing.where} and ${owners} and r.stage_id = ${stageId} ${beyond} order by r.updated_at desc, r.id desc limit ${sql.lit(limit + 1)}`;
  const { rows } = await sql<CardRow>`
    select card.*, clients.name as client_name, members.name as owner_name, interactions.id as task_id, interactions.subject as task_subject, interactions.due_on as task_due_on
    from (${columns(stageIds, column)}) card
      left join clients on clients.workspace_id = ${tx.workspaceId} and clients.id = card.client_id and ${withinScope(actor, 'client', 'clients.owner_id')}
      left join interactions on ${taskOf(actor, 'card')}
      join members on members.workspace_id = ${tx.workspaceId} and members.id = card.owner_id
    order by card.updated_at desc, card.id desc`.execute(listing.isPlain ? planned(tx) : tx.kysely);
  return rows;
}

export type TotalRow = { readonly stageId: string; readonly currency: string; readonly count: number; readonly value: number };

/** Counts and sums by stage and currency over at most `most` deals a stage and one more; without a filter from an index alone. */
export async function sumStages(tx: Tx, actor: ProviderActor, { stageIds, listing, most }: BoardScope & { readonly most: number }): Promise<readonly TotalRow[]> {
  if (stageIds.length === 0) return [];
  const owners = await ownersIn(tx, actor);
  const column = (stageId: string) => sql`select r.stage_id, r.currency, r.amount from deals r where ${listing.where} and ${owners} and r.stage_id = ${stageId} limit ${most + 1}`;
  const { rows } = await sql<TotalRow>`
    select counted.stage_id, counted.currency, count(*) as count, greatest(least(coalesce(sum(counted.amount), 0), 9007199254740991), -9007199254740991)::bigint as value
    from (${columns(stageIds, column)}) counted group by counted.stage_id, counted.currency order by counted.stage_id, counted.currency`.execute(tx.kysely);
  return rows;
}
