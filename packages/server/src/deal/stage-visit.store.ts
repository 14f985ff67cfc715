import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { GrantedDealId } from './deal.access.ts';

export type Stay = { readonly dealId: string; readonly pipelineId: string; readonly stageId: string };
/** When a deal came or went, and who moved it; null for the program itself. */
export type Moment = { readonly at: string; readonly by: string | null };

/** Writes that deals came into their stages. @returns the stays' ids, in the order of the deals. */
export async function enterStages(tx: Tx, stays: readonly Stay[], { at, by }: Moment): Promise<readonly string[]> {
  const ids = stays.map(() => newId());
  await tx.client.query(
    `insert into stage_visits (workspace_id, id, deal_id, pipeline_id, stage_id, entered_at, entered_by)
      select $1, stay.id, stay.deal_id, stay.pipeline_id, stay.stage_id, $6, $7 from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) as stay (id, deal_id, pipeline_id, stage_id)`,
    [tx.workspaceId, ids, stays.map(({ dealId }) => dealId), stays.map(({ pipelineId }) => pipelineId), stays.map(({ stageId }) => stageId), at, by],
  );
  return ids;
}

/** Ends the present stays of deals. A stay never ends before it began, whatever the clocks say. @returns the ended stays. */
export async function leaveStages(tx: Tx, dealIds: readonly string[], { at, by, toStageId }: Moment & { readonly toStageId: string }): Promise<readonly string[]> {
  const { rows } = await tx.client.query<{ id: string }>('update stage_visits set left_at = greatest($3::timestamptz, entered_at), left_by = $4, left_to_stage_id = $5 where workspace_id = $1 and deal_id = any($2::uuid[]) and left_at is null returning id', [tx.workspaceId, dealIds, at, by, toStageId]);
  return rows.map(({ id }) => id);
}

/** Writes the first stay of deals that have none, from where they stand since when: after an import. */
export async function enterWhereTheyStand(tx: Tx, dealIds: readonly string[], by: string | null): Promise<void> {
  await tx.client.query(
    `insert into stage_visits (workspace_id, id, deal_id, pipeline_id, stage_id, entered_at, entered_by)
      select deals.workspace_id, given.visit_id, deals.id, deals.pipeline_id, deals.stage_id, deals.stage_since, $4
      from unnest($2::uuid[], $3::uuid[]) as given (deal_id, visit_id) join deals on deals.workspace_id = $1 and deals.id = given.deal_id
      where not exists (select 1 from stage_visits other where other.workspace_id = $1 and other.deal_id = deals.id and other.left_at is null)`,
    [tx.workspaceId, dealIds, dealIds.map(() => newId()), by],
  );
}

export type PresentStay = { readonly id: string; readonly enteredAt: string; readonly enteredBy: string | null };

/** The present stay of a deal. */
export async function presentStay(tx: Tx, id: GrantedDealId): Promise<PresentStay | null> {
  return (await tx.kysely.selectFrom('stageVisits').select(['id', 'enteredAt', 'enteredBy']).where('workspaceId', '=', tx.workspaceId).where('dealId', '=', id).where('leftAt', 'is', null).executeTakeFirst()) ?? null;
}

/** Takes the present stay out and lets the one before go on, as if the move had not been. */
export async function undoStay(tx: Tx, id: GrantedDealId, { visitId, formerId }: { visitId: string; formerId: string }): Promise<void> {
  const of = (visit: string) => [tx.workspaceId, id, visit];
  await tx.client.query('delete from stage_visits where workspace_id = $1 and deal_id = $2 and id = $3', of(visitId));
  await tx.client.query('update stage_visits set left_at = null, left_by = null, left_to_stage_id = null where workspace_id = $1 and deal_id = $2 and id = $3', of(formerId));
}

/** The stay that ended last in an open stage: where a deal is reopened to. */
export async function lastOpenStageId(tx: Tx, id: GrantedDealId, pipelineId: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ stage_id: string }>(
    `select stage_visits.stage_id from stage_visits join stages on stages.workspace_id = stage_visits.workspace_id and stages.id = stage_visits.stage_id
      where stage_visits.workspace_id = $1 and stage_visits.deal_id = $2 and stages.pipeline_id = $3 and stages.kind = 'open' and stages.retired_at is null and stage_visits.left_at is not null
      order by stage_visits.left_at desc limit 1`,
    [tx.workspaceId, id, pipelineId],
  );
  return rows[0]?.stage_id ?? null;
}
