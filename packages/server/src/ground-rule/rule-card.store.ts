import type { Insertable } from 'kysely';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { RuleCards } from '../platform/database/tables.ts';
import type { GrantedCardId } from './ground-rule.access.ts';

/** Own cards that an engagement may ask: those of the workspace, then its own. */
export async function loadOwnCards(tx: Tx, { engagementId }: Pick<AgreementGrant, 'engagementId'>) {
  const rows = await tx.kysely
    .selectFrom('ruleCards')
    .select(['id', 'engagementId', 'question', 'choices'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('deletedAt', 'is', null)
    .where((eb) => eb.or([eb('engagementId', 'is', null), eb('engagementId', '=', engagementId)]))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, choices: row.choices as string[] }));
}

export async function insertCard(tx: Tx, row: Insertable<RuleCards>): Promise<void> {
  await tx.kysely.insertInto('ruleCards').values(row).execute();
}

/** Takes a card away; rounds that asked it keep its words. */
export async function removeCardRow(tx: Tx, id: GrantedCardId, at: Date): Promise<void> {
  await tx.kysely.updateTable('ruleCards').set({ deletedAt: at.toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
