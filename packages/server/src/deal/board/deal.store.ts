import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { withinScope } from '../../workspace/member.access.ts';
import type { RecordListing } from '../../record/list/record.access.ts';
import type { GrantedPipelineId } from '../pipeline.access.ts';

/** `listing` holds the actor's scope, the filter and the search, over the record `r`. */
export type BoardScope = { readonly pipelineId: GrantedPipelineId; readonly listing: RecordListing };
export type BoardPage = BoardScope & { readonly limit: number; readonly stageId?: string | undefined; readonly after: readonly (string | number)[] | null };

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
  readonly expectedCloseOn: string | null;
  readonly closedOn: string | null;
  readonly stageSince: string;
  readonly isSample: boolean;
  readonly version: number;
  readonly updatedAt: string;
};

const CARD = sql`r.id, r.name, r.state, r.stage_id, r.client_id, r.owner_id, r.amount, r.currency, r.next_step, r.next_step_on, r.expected_close_on, r.closed_on, r.stage_since, r.is_sample, r.version, r.updated_at`;

/** One card more than a page for each stage of the pipeline (or one of them), newest change first: one index walk a stage. */
export async function listCards(tx: Tx, actor: ProviderActor, page: BoardPage): Promise<readonly CardRow[]> {
  const { pipelineId, listing, limit, stageId, after } = page;
  const beyond = after === null ? sql`` : sql`and (r.updated_at, r.id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`;
  const one = stageId === undefined ? sql`` : sql`and stages.id = ${stageId}`;
  const { rows } = await sql<CardRow>`
    select card.*, clients.name as client_name, members.name as owner_name
    from stages cross join lateral (select ${CARD} from deals r where ${listing.where} and r.stage_id = stages.id ${beyond} order by r.updated_at desc, r.id desc limit ${limit + 1}) card
      left join clients on clients.workspace_id = ${tx.workspaceId} and clients.id = card.client_id and ${withinScope(actor, 'client', 'clients.owner_id')}
      join members on members.workspace_id = ${tx.workspaceId} and members.id = card.owner_id
    where stages.workspace_id = ${tx.workspaceId} and stages.pipeline_id = ${pipelineId} ${one}
    order by stages.id, card.updated_at desc, card.id desc`.execute(tx.kysely);
  return rows;
}

export type TotalRow = { readonly stageId: string; readonly currency: string; readonly count: number; readonly withoutNextStep: number; readonly value: number };

/** Counts and sums by stage and currency over at most `most` deals a stage and one more. */
export async function sumStages(tx: Tx, scope: BoardScope & { readonly most: number }): Promise<readonly TotalRow[]> {
  const { rows } = await sql<TotalRow>`
    select stages.id as stage_id, total.* from stages cross join lateral (
      select counted.currency, count(*) as count, count(*) filter (where counted.next_step = '' and counted.next_step_on is null) as without_next_step,
        greatest(least(coalesce(sum(counted.amount), 0), 9007199254740991), -9007199254740991)::bigint as value
      from (select r.currency, r.amount, r.next_step, r.next_step_on from deals r where ${scope.listing.where} and r.stage_id = stages.id limit ${scope.most + 1}) counted group by counted.currency) total
    where stages.workspace_id = ${tx.workspaceId} and stages.pipeline_id = ${scope.pipelineId}
    order by stages.id, total.currency`.execute(tx.kysely);
  return rows;
}
