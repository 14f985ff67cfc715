import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { WITH_NEXT_STEP } from '../record/next/record.store.ts';
import { withinScope } from '../workspace/member.access.ts';

const MOST_ROWS = 12;

/** Clients in play that have no next step, or one whose day has passed; longest untouched first. */
export async function loadNextSteps(tx: Tx, actor: ProviderActor, today: string) {
  return tx.kysely
    .selectFrom('clients as r')
    .select(['id as clientId', 'name', 'nextStep', 'nextStepOn'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('deletedAt', 'is', null)
    .where('lifecycle', '<>', 'former')
    .where(withinScope(actor, 'client', 'r.owner_id'))
    .where(sql<boolean>`(not ${WITH_NEXT_STEP} or next_step_on < ${today}::date)`)
    .orderBy('updatedAt')
    .limit(MOST_ROWS)
    .execute();
}

/** Agreements sealed since `from`, newest first. */
export async function loadSealed(tx: Tx, actor: ProviderActor, from: string) {
  return tx.kysely
    .selectFrom('seals')
    .innerJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'seals.workspaceId').onRef('agreements.id', '=', 'seals.agreementId'))
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'agreements.workspaceId').onRef('clients.id', '=', 'agreements.clientId'))
    .select(['agreements.id as agreementId', 'engagements.id as engagementId', 'agreements.title', 'clients.name as clientName', 'seals.sealedAt'])
    .where('seals.workspaceId', '=', tx.workspaceId)
    .where('seals.sealedAt', '>=', from)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .orderBy('seals.sealedAt', 'desc')
    .limit(MOST_ROWS)
    .execute();
}
