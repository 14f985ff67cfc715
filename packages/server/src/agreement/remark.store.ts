import type { AnswerOutcome, RemarkKind } from '@entente/core/agreement/remark-turn';
import type { Side } from '@entente/core/kernel/values';
import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { RemarkAnswers, Remarks } from '../platform/database/tables.ts';
import type { GrantedAgreementId, GrantedRemarkId } from './agreement.access.ts';

export type StoredAnswer = { readonly id: string; readonly outcome: AnswerOutcome; readonly body: string; readonly wording: string; readonly authorSide: Side; readonly authorId: string; readonly authorName: string; readonly createdAt: string };
export type StoredRemark = {
  readonly id: string;
  readonly agreementId: string;
  readonly versionNumber: number;
  readonly clauseId: string;
  readonly clauseNumber: string;
  readonly kind: RemarkKind;
  readonly body: string;
  readonly purpose: string;
  readonly authorSide: Side;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly answers: readonly StoredAnswer[];
};

/** All remarks of these agreements with their answers, both oldest first. */
export async function loadRemarks(tx: Tx, agreementIds: readonly GrantedAgreementId[]): Promise<readonly StoredRemark[]> {
  const remarks = await tx.kysely.selectFrom('remarks').selectAll().where('workspaceId', '=', tx.workspaceId).where('agreementId', 'in', agreementIds).orderBy('createdAt').orderBy('id').execute();
  if (remarks.length === 0) return [];
  const answers = await tx.kysely
    .selectFrom('remarkAnswers')
    .selectAll()
    .where('workspaceId', '=', tx.workspaceId)
    .where('remarkId', 'in', remarks.map(({ id }) => id))
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  const byRemark = Map.groupBy(answers, ({ remarkId }) => remarkId);
  return remarks.map((remark) => ({
    ...remark,
    kind: remark.kind as RemarkKind,
    authorSide: remark.authorSide as Side,
    answers: (byRemark.get(remark.id) ?? []).map((answer) => ({ ...answer, outcome: answer.outcome as AnswerOutcome, authorSide: answer.authorSide as Side })),
  }));
}

/** One remark with its answers. */
export async function loadRemark(tx: Tx, { remarkId, agreementId }: { remarkId: GrantedRemarkId; agreementId: GrantedAgreementId }): Promise<StoredRemark> {
  const remark = (await loadRemarks(tx, [agreementId])).find(({ id }) => id === remarkId);
  if (remark === undefined) throw new Error(`remark ${remarkId} was granted and is not there`);
  return remark;
}

/** Keeps a remark. @returns false where one with this id is kept already. */
export async function insertRemark(tx: Tx, row: Insertable<Remarks>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('remarks').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

/** Keeps an answer. @returns false where one with this id is kept already. */
export async function insertAnswer(tx: Tx, row: Insertable<RemarkAnswers>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('remarkAnswers').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

/** What is kept under an id that was used before, to tell a repetition from a clash. */
export async function findRemark(tx: Tx, id: string) {
  return tx.kysely.selectFrom('remarks').select(['agreementId', 'clauseId', 'kind', 'body', 'authorId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** The same for an answer. */
export async function findAnswer(tx: Tx, id: string) {
  return tx.kysely.selectFrom('remarkAnswers').select(['remarkId', 'outcome', 'body', 'wording', 'authorId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** When a person was last written to on a topic about this agreement; null where they never were. Only the team and the system see it. */
export async function lastToldAt(tx: Tx, { agreementId, topic, email }: { agreementId: GrantedAgreementId; topic: string; email: string }): Promise<string | null> {
  const row = await tx.kysely
    .selectFrom('announcements')
    .select('createdAt')
    .where('workspaceId', '=', tx.workspaceId)
    .where('subjectKind', '=', 'agreement')
    .where('subjectId', '=', agreementId)
    .where('topic', '=', topic)
    .where('recipientEmail', '=', email)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.createdAt ?? null;
}
