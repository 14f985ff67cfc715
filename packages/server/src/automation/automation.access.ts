import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import type { Tx } from '../platform/database/in-workspace.ts';
import { loadLimits } from '../workspace/right.store.ts';

declare const proof: unique symbol;
/** The id of an automation of this workspace; made only here. Who may change it is judged by right. */
export type GrantedAutomationId = string & { readonly [proof]: 'automation' };
export type GrantedRunId = string & { readonly [proof]: 'automation_run' };

export async function grantAutomation(tx: Tx, id: string): Promise<GrantedAutomationId | null> {
  const row = await tx.kysely.selectFrom('automations').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedAutomationId);
}

export async function grantRun(tx: Tx, id: string): Promise<GrantedRunId | null> {
  const row = await tx.kysely.selectFrom('automationRuns').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedRunId);
}

/** The person in whose name an automation acts, with their present sight and rights; null when they are no longer here. */
export async function actorFor(tx: Tx, memberId: string, automation: { readonly id: string; readonly name: string }): Promise<ProviderActor | null> {
  const row = await tx.kysely.selectFrom('members').select(['id', 'teamId', 'name', 'role', 'scope', 'locale']).where('workspaceId', '=', tx.workspaceId).where('id', '=', memberId).where('deactivatedAt', 'is', null).executeTakeFirst();
  if (row === undefined) return null;
  const { id, teamId, name } = row;
  const limits = await loadLimits(tx, row.role as Role);
  return { side: 'provider', workspaceId: tx.workspaceId, memberId: id, teamId, name, role: row.role as Role, scope: row.scope as Scope, locale: row.locale as Locale, limits, through: { kind: 'automation', keyId: automation.id, name: automation.name } };
}
