import type { AnswerOutcome, RemarkKind } from '@entente/core/agreement/remark-turn';
import { RecordProposal } from '@entente/core/agreement/record-proposal';
import type { Side } from '@entente/core/kernel/values';
import { sql, type Insertable } from 'kysely';
import { confided } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { RemarkAnswers, Remarks } from '../platform/database/tables.ts';
import type { GrantedAgreementId, GrantedRemarkId } from './agreement.access.ts';

export type StoredAnswer = { readonly id: string; readonly outcome: AnswerOutcome; readonly body: string; readonly wording: string; /** The number of the amendment that it became. */ readonly amendmentNumber: number | null; readonly authorSide: Side; readonly authorId: string; readonly authorName: string; readonly createdAt: string };
export type StoredRemark = {
  readonly id: string;
  readonly agreementId: string;
  readonly versionNumber: number;
  readonly clauseId: string;
  readonly clauseNumber: string;
  readonly kind: RemarkKind;
  readonly body: string;
  readonly purpose: string;
  /** What it changes of the records; null where it is about words. */
  readonly proposal: RecordProposal | null;
  readonly authorSide: Side;
  readonly authorId: string;
  readonly authorName: string;
  readonly createdAt: string;
  readonly answers: readonly StoredAnswer[];
};

/**
 * All remarks of these agreements with their answers, both oldest first.
 * @param reader a person of the client: of confided work they do not read what a colleague or the sponsor proposes of the records, and why.
 */
export async function loadRemarks(tx: Tx, agreementIds: readonly GrantedAgreementId[], reader?: { readonly signatoryId: string }): Promise<readonly StoredRemark[]> {
  const query = tx.kysely.selectFrom('remarks').selectAll().where('workspaceId', '=', tx.workspaceId).where('agreementId', 'in', agreementIds).orderBy('createdAt').orderBy('id');
  const remarks = await (reader === undefined ? query : query.where(readsProposal(reader.signatoryId))).execute();
  if (remarks.length === 0) return [];
  const answers = await tx.kysely
    .selectFrom('remarkAnswers')
    .leftJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'remarkAnswers.workspaceId').onRef('agreements.id', '=', 'remarkAnswers.amendmentId'))
    .selectAll('remarkAnswers')
    .select('agreements.amendmentNumber')
    .where('remarkAnswers.workspaceId', '=', tx.workspaceId)
    .where('remarkAnswers.remarkId', 'in', remarks.map(({ id }) => id))
    .orderBy('remarkAnswers.createdAt')
    .orderBy('remarkAnswers.id')
    .execute();
  const byRemark = Map.groupBy(answers, ({ remarkId }) => remarkId);
  return remarks.map((remark) => ({
    ...remark,
    kind: remark.kind as RemarkKind,
    proposal: remark.proposal === null ? null : RecordProposal.parse(remark.proposal),
    authorSide: remark.authorSide as Side,
    answers: (byRemark.get(remark.id) ?? []).map((answer) => ({ ...answer, outcome: answer.outcome as AnswerOutcome, authorSide: answer.authorSide as Side })),
  }));
}

/** What was proposed of the records of confided work is read by whoever proposed it and by us; what it becomes stands in the amendment that all sign. */
function readsProposal(signatoryId: string) {
  return sql<boolean>`(remarks.proposal is null or remarks.author_id = ${signatoryId}::uuid or not exists (
    select 1 from agreements a join engagements on engagements.workspace_id = a.workspace_id and engagements.id = a.engagement_id
    where a.workspace_id = remarks.workspace_id and a.id = remarks.agreement_id and ${confided()}))`;
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
