import type { AutomationAct, AutomationTrigger } from '@entente/core/automation/automation';
import type { FilterGroup } from '@entente/core/record/record-filter';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Automations } from '../platform/database/tables.ts';
import type { GrantedAutomationId } from './automation.access.ts';

export type StoredAutomation = Omit<Selectable<Automations>, 'trigger' | 'filter' | 'acts'> & { readonly trigger: AutomationTrigger; readonly filter: FilterGroup; readonly acts: readonly AutomationAct[] };

function asStored(row: Selectable<Automations>): StoredAutomation {
  return { ...row, trigger: row.trigger as AutomationTrigger, filter: row.filter as FilterGroup, acts: row.acts as readonly AutomationAct[] };
}

/** The automations that were not taken away, with how often each ran and when last. */
export async function listAutomations(tx: Tx) {
  const rows = await tx.kysely
    .selectFrom('automations')
    .leftJoin('members', (join) => join.onRef('members.workspaceId', '=', 'automations.workspaceId').onRef('members.id', '=', 'automations.runAs'))
    .selectAll('automations')
    .select('members.name as runAsName')
    .select((eb) => [
      eb.selectFrom('automationRuns').select((run) => run.fn.countAll<number>().as('n')).whereRef('automationRuns.workspaceId', '=', 'automations.workspaceId').whereRef('automationRuns.automationId', '=', 'automations.id').where('automationRuns.state', '=', 'done').as('runs'),
      eb.selectFrom('automationRuns').select((run) => run.fn.max('createdAt').as('at')).whereRef('automationRuns.workspaceId', '=', 'automations.workspaceId').whereRef('automationRuns.automationId', '=', 'automations.id').where('automationRuns.state', '=', 'done').as('lastRunAt'),
    ])
    .where('automations.workspaceId', '=', tx.workspaceId)
    .where('automations.deletedAt', 'is', null)
    .orderBy('automations.name')
    .orderBy('automations.id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...asStored(row), runAsName: row.runAsName ?? '', runs: Number(row.runs ?? 0), lastRunAt: row.lastRunAt }));
}

/** Those that are switched on. */
export async function automationsOn(tx: Tx): Promise<readonly StoredAutomation[]> {
  return (await tx.kysely.selectFrom('automations').selectAll().where('workspaceId', '=', tx.workspaceId).where('isOn', '=', true).orderBy('id').execute()).map(asStored);
}

/** An automation, locked for a change or for one run of it. */
export async function lockAutomation(tx: Tx, id: GrantedAutomationId): Promise<StoredAutomation> {
  return asStored(await tx.kysely.selectFrom('automations').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow());
}

export async function insertAutomation(tx: Tx, row: Insertable<Automations>): Promise<void> {
  await tx.kysely.insertInto('automations').values(row).execute();
}

/** Writes changed fields; the version counts up. */
export async function updateAutomation(tx: Tx, id: string, set: Updateable<Automations>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('automations')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Notes how far an automation has heard; that is no change of it. */
export async function noteHeard(tx: Tx, id: string, heardTo: string): Promise<void> {
  await tx.kysely.updateTable('automations').set({ heardTo }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
