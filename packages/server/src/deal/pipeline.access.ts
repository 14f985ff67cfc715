import type { Tx } from '../platform/database/in-workspace.ts';

declare const proof: unique symbol;
/** Ids of what belongs to the workspace and is seen by all of its people; made only here. Who may change it is judged by right. */
export type GrantedPipelineId = string & { readonly [proof]: 'pipeline' };
export type GrantedStageId = string & { readonly [proof]: 'stage' };
export type GrantedProductId = string & { readonly [proof]: 'product' };
export type GrantedLostReasonId = string & { readonly [proof]: 'lost_reason' };

export async function grantPipeline(tx: Tx, id: string): Promise<GrantedPipelineId | null> {
  return ((await exists(tx, 'pipelines', id)) ? id : null) as GrantedPipelineId | null;
}

export async function grantStage(tx: Tx, id: string): Promise<GrantedStageId | null> {
  return ((await exists(tx, 'stages', id)) ? id : null) as GrantedStageId | null;
}

export async function grantProduct(tx: Tx, id: string): Promise<GrantedProductId | null> {
  return ((await exists(tx, 'products', id)) ? id : null) as GrantedProductId | null;
}

export async function grantLostReason(tx: Tx, id: string): Promise<GrantedLostReasonId | null> {
  return ((await exists(tx, 'lostReasons', id)) ? id : null) as GrantedLostReasonId | null;
}

async function exists(tx: Tx, table: 'pipelines' | 'stages' | 'products' | 'lostReasons', id: string): Promise<boolean> {
  return (await tx.kysely.selectFrom(table).select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst()) !== undefined;
}
