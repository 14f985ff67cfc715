import type { ReferenceType } from '@entente/core/record/field-type';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { StageFacts } from './import.store.ts';

/** Adds a row of the kind that a name in a file is to mean. @returns its id. */
export async function insertNamed(tx: Tx, type: Extract<ReferenceType, 'product' | 'lost_reason' | 'pipeline'>, { name, currency }: { name: string; currency: string }): Promise<string> {
  const id = newId();
  const base = { workspaceId: tx.workspaceId, id };
  if (type === 'product') await tx.kysely.insertInto('products').values({ ...base, name: name.slice(0, 200), currency }).execute();
  else if (type === 'lost_reason') await tx.kysely.insertInto('lostReasons').values({ ...base, name: name.slice(0, 120) }).execute();
  else await tx.kysely.insertInto('pipelines').values({ ...base, name: name.slice(0, 120) }).execute();
  return id;
}

/** Adds a stage at the end of its pipeline. */
export async function insertStage(tx: Tx, { pipelineId, name, kind }: { pipelineId: string; name: string; kind: StageFacts['kind'] }): Promise<StageFacts> {
  const id = newId();
  await sql`
    insert into stages (workspace_id, id, pipeline_id, name, kind, probability, position)
    select ${tx.workspaceId}::uuid, ${id}::uuid, ${pipelineId}::uuid, ${name.slice(0, 120)}, ${kind}, ${kind === 'won' ? 100 : 0}::int, coalesce(max(position), 0) + 1 from stages where workspace_id = ${tx.workspaceId} and pipeline_id = ${pipelineId}`.execute(tx.kysely);
  return { id, pipelineId, kind, requiredFields: [] };
}
