import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { withinScope } from '../../workspace/member.access.ts';
import type { GrantedAgreementId } from '../agreement.access.ts';
import { withNames } from '../agreement.store.ts';

/**
 * Agreements the actor may see that were ever sent and can count for a period: something happened on them since its
 * first moment, or they are not sealed yet. Newest change first, one more than `limit`.
 */
export async function listTimed(tx: Tx, actor: ProviderActor, { from, until, clientId, limit }: { from: string; until: string; clientId: string | undefined; limit: number }) {
  let query = withNames(tx)
    .where('agreements.deletedAt', 'is', null)
    .where('engagements.deletedAt', 'is', null)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .where('agreements.createdAt', '<', until)
    .where((eb) => eb.exists(eb.selectFrom('agreementEvents').select('agreementEvents.seq').whereRef('agreementEvents.workspaceId', '=', 'agreements.workspaceId').whereRef('agreementEvents.agreementId', '=', 'agreements.id').where('agreementEvents.type', '=', 'agreement.sent')))
    .where((eb) =>
      eb.or([
        eb('agreements.updatedAt', '>=', from),
        eb.not(eb.exists(eb.selectFrom('seals').select('seals.agreementId').whereRef('seals.workspaceId', '=', 'agreements.workspaceId').whereRef('seals.agreementId', '=', 'agreements.id'))),
      ]),
    );
  if (clientId !== undefined) query = query.where('agreements.clientId', '=', clientId);
  const rows = await query.orderBy('agreements.updatedAt', 'desc').orderBy('agreements.id', 'desc').limit(limit + 1).execute();
  return rows.map((row) => ({ ...row, id: row.id as GrantedAgreementId }));
}

/** When a person of the client first looked at each agreement; absent where nobody has. */
export async function loadFirstLooks(tx: Tx, ids: readonly GrantedAgreementId[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.kysely
    .selectFrom('views')
    .select(({ fn }) => ['agreementId', fn.min('firstAt').as('at')])
    .where('workspaceId', '=', tx.workspaceId)
    .where('agreementId', 'in', ids)
    .where('viewerSide', '=', 'client')
    .groupBy('agreementId')
    .execute();
  return new Map(rows.map(({ agreementId, at }) => [agreementId, at]));
}

/** The time zone that the workspace's days are counted in. */
export async function loadTimeZone(tx: Tx): Promise<string> {
  const { timeZone } = await tx.kysely.selectFrom('workspaces').select('timeZone').where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
  return timeZone;
}
