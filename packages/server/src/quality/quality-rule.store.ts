import { ASKED_RULE, DEFAULT_RULES } from '@entente/core/quality/quality-rule';
import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { QualityRules } from '../platform/database/tables.ts';

/** The rules of the workspace, in their order. */
export async function listRules(tx: Tx) {
  return tx.kysely.selectFrom('qualityRules').selectAll().where('workspaceId', '=', tx.workspaceId).orderBy('recordKind').orderBy('position').orderBy('id').execute();
}

/** Gives the workspace the rules it begins with, each lot once; whoever removed one does not get it back. */
export async function furnishRules(tx: Tx): Promise<boolean> {
  const first = await furnish(tx, 'quality_rules_given', DEFAULT_RULES);
  const asked = await furnish(tx, 'quality_rule_asked_given', [ASKED_RULE]);
  return first || asked;
}

async function furnish(tx: Tx, name: string, rules: typeof DEFAULT_RULES): Promise<boolean> {
  const { workspaceId } = tx;
  const marked = await tx.kysely.insertInto('counters').values({ workspaceId, name, value: 1 }).onConflict((conflict) => conflict.doNothing()).returning('name').executeTakeFirst();
  if (marked === undefined) return false;
  const rows = rules.map(({ kind, check, field = '', days = null, weight }, position) => ({ workspaceId, id: newId(), recordKind: kind, checkKind: check, fieldKey: field, days, weight, position }));
  await tx.kysely.insertInto('qualityRules').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
  return true;
}

export async function lockRule(tx: Tx, id: string) {
  return tx.kysely.selectFrom('qualityRules').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Adds a rule. @returns false when there is one like it. */
export async function insertRule(tx: Tx, row: Omit<Insertable<QualityRules>, 'workspaceId'>): Promise<boolean> {
  const made = await tx.kysely.insertInto('qualityRules').values({ workspaceId: tx.workspaceId, ...row }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

export async function updateRule(tx: Tx, id: string, set: Updateable<QualityRules>): Promise<number> {
  const { version } = await tx.kysely.updateTable('qualityRules').set(set).set((eb) => ({ version: eb('version', '+', 1) })).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).returning('version').executeTakeFirstOrThrow();
  return version;
}

export async function deleteRule(tx: Tx, id: string): Promise<void> {
  await tx.kysely.deleteFrom('qualityRules').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
