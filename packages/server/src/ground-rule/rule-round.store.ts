import type { AgreedRule } from '@entente/core/ground-rule/acting-rules';
import type { RuleAnswer, RuleCard } from '@entente/core/ground-rule/rule-card';
import type { RulePick } from '@entente/core/ground-rule/settle-rules';
import type { Side } from '@entente/core/kernel/values';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { RuleActs, RuleRounds } from '../platform/database/tables.ts';
import { askedOf, type GrantedRoundId } from './ground-rule.access.ts';

export type RuleAct = { readonly act: 'answered' | 'works_for_me' | 'still_works' | 'wants_change'; readonly side: Side; readonly rulesSha256: string; readonly actorName: string; readonly happenedAt: string };
export type StoredRound = Awaited<ReturnType<typeof loadRounds>>[number];

/**
 * The rounds of these agreements with the acts on them, newest round first. Answers are read apart.
 * @param signatoryId only those that are for this person of the client.
 */
export async function loadRounds(tx: Tx, agreementIds: readonly GrantedAgreementId[], signatoryId: string | null = null) {
  if (agreementIds.length === 0) return [];
  const rows = await tx.kysely.selectFrom('ruleRounds').selectAll().select(askedEmail).where('workspaceId', '=', tx.workspaceId).where('agreementId', 'in', agreementIds).$if(signatoryId !== null, (query) => query.where(askedOf(signatoryId ?? ''))).orderBy('openedAt', 'desc').orderBy('number', 'desc').execute();
  const acts = rows.length === 0 ? [] : await tx.kysely.selectFrom('ruleActs').selectAll().where('workspaceId', '=', tx.workspaceId).where('roundId', 'in', rows.map(({ id }) => id)).orderBy('happenedAt').orderBy('id').execute();
  const byRound = Map.groupBy(acts, ({ roundId }) => roundId);
  return rows.map((row) => ({
    ...row,
    id: row.id as GrantedRoundId,
    cards: row.cards as RuleCard[],
    picks: row.picks as RulePick[],
    agreed: row.agreed as AgreedRule[] | null,
    acts: (byRound.get(row.id) ?? []).map((act): RuleAct => ({ act: act.act as RuleAct['act'], side: act.side as Side, rulesSha256: act.rulesSha256, actorName: act.actorName, happenedAt: act.happenedAt })),
  }));
}

/** The highest number of a round under any text of this agreement, those that are drafted, taken back or in the bin counted. */
export async function newestRoundNumber(tx: Tx, agreementId: GrantedAgreementId): Promise<number> {
  const row = await tx.kysely
    .selectFrom('agreements as own')
    .innerJoin('agreements as text', (join) => join.onRef('text.workspaceId', '=', 'own.workspaceId').onRef('text.engagementId', '=', 'own.engagementId'))
    .innerJoin('ruleRounds', (join) => join.onRef('ruleRounds.workspaceId', '=', 'text.workspaceId').onRef('ruleRounds.agreementId', '=', 'text.id'))
    .select((eb) => eb.fn.max('ruleRounds.number').as('most'))
    .where('own.workspaceId', '=', tx.workspaceId)
    .where('own.id', '=', agreementId)
    .where((eb) => eb(eb.fn.coalesce('text.amendsId', 'text.id'), '=', eb.fn.coalesce('own.amendsId', 'own.id')))
    .executeTakeFirst();
  return row?.most ?? 0;
}

/** Whom of the client a round is with: a person has one address on every text of an agreement. */
const askedEmail = sql<string>`(select lower(asked.email) from signatories asked where asked.workspace_id = rule_rounds.workspace_id and asked.id = rule_rounds.signatory_id)`.as('askedEmail');

/** Which agreement a round is about, for what the program does by itself. */
export async function agreementOfRound(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.kysely.selectFrom('ruleRounds').select('agreementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row?.agreementId ?? null;
}

/** Holds a round until the transaction ends, so that two acts on it follow each other. */
export async function lockRound(tx: Tx, id: GrantedRoundId): Promise<void> {
  await tx.kysely.selectFrom('ruleRounds').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().execute();
}

export async function insertRound(tx: Tx, row: Insertable<RuleRounds>): Promise<void> {
  await tx.kysely.insertInto('ruleRounds').values(row).execute();
}

export async function updateRound(tx: Tx, id: GrantedRoundId, set: Updateable<RuleRounds>): Promise<void> {
  await tx.kysely.updateTable('ruleRounds').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Writes an act down once. @returns whether it is new; the same id again changes nothing. */
export async function insertAct(tx: Tx, row: Insertable<RuleActs>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.kysely.insertInto('ruleActs').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * The answers of these rounds that a side may read: its own, and the other's where both have answered. The database
 * holds the same rule, so that what forgets to ask finds nothing either.
 */
export async function loadAnswers(tx: Tx, rounds: readonly StoredRound[], side: Side) {
  if (rounds.length === 0) return [];
  const open = rounds.filter(({ revealedAt }) => revealedAt !== null).map(({ id }) => id as string);
  const rows = await tx.kysely
    .selectFrom('ruleAnswers')
    .select(['roundId', 'side', 'card', 'choice', 'words'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('roundId', 'in', rounds.map(({ id }) => id))
    .where(sql<boolean>`(side = ${side} or round_id = any(${open}::uuid[]))`)
    .execute();
  return rows.map((row) => ({ ...row, side: row.side as Side }));
}

/** Puts a side's answers in place of those it gave before. */
export async function replaceAnswers(tx: Tx, { roundId, side, clientId }: { readonly roundId: GrantedRoundId; readonly side: Side; readonly clientId: string }, answers: readonly RuleAnswer[]): Promise<void> {
  await tx.kysely.deleteFrom('ruleAnswers').where('workspaceId', '=', tx.workspaceId).where('roundId', '=', roundId).where('side', '=', side).execute();
  if (answers.length === 0) return;
  await tx.kysely.insertInto('ruleAnswers').values(answers.map(({ card, choice, words }) => ({ workspaceId: tx.workspaceId, roundId, side, card, clientId, choice, words }))).execute();
}

/** By which clocks a person of a client said that they live; null where they said nothing. */
export async function loadOwnClocks(tx: Tx, { email, clientId }: { readonly email: string; readonly clientId: string | null }): Promise<string | null> {
  const found = await tx.kysely.selectFrom('commitmentPeople').select('timeZone').where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).where('email', '=', email.toLowerCase()).where('timeZone', '<>', '').executeTakeFirst();
  return found?.timeZone ?? null;
}
