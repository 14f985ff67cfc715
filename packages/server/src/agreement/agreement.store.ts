import type { AgreementFacts } from '@entente/core/agreement/agreement-state';
import type { SigningOrder } from '@entente/core/agreement/signing-order';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Side } from '@entente/core/kernel/values';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Agreements } from '../platform/database/tables.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedAgreementId } from './agreement.access.ts';
import { loadMilestones, loadRevocations, loadSeals, loadVersionRows } from './agreement-version.store.ts';
import { loadRemarks } from './remark.store.ts';
import { loadDeclines, loadSignatories, loadStandingSignatures } from './signatory.store.ts';

export type AgreementListQuery = { readonly search?: string | undefined; readonly clientId?: string | undefined; readonly engagementId?: string | undefined; readonly ids?: readonly string[] | undefined; readonly limit: number; readonly after: readonly (string | number)[] | null };

/** One row more than a page of the agreements the actor may see, newest change first. */
export async function listAgreements(tx: Tx, actor: ProviderActor, { search, clientId, engagementId, ids, limit, after }: AgreementListQuery) {
  let query = withFrames(tx).where('agreements.deletedAt', 'is', null).where('engagements.deletedAt', 'is', null).where(withinScope(actor, 'engagement', 'engagements.owner_id'));
  if (clientId !== undefined) query = query.where('agreements.clientId', '=', clientId);
  if (engagementId !== undefined) query = query.where('agreements.engagementId', '=', engagementId);
  if (ids !== undefined) query = query.where('agreements.id', 'in', ids);
  if (search !== undefined && search.trim() !== '') {
    // A title may hold spaces that do not break ("№ 2"); whoever looks for it types common ones.
    const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&').replaceAll(/\s/gu, '_')}%`;
    query = query.where(sql<boolean>`(agreements.title ilike ${pattern} or agreements.number ilike ${pattern})`);
  }
  if (after !== null) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('agreements.updatedAt', 'agreements.id'), '<', tuple(String(after[0]), String(after[1]))));
  const rows = await query.orderBy('agreements.updatedAt', 'desc').orderBy('agreements.id', 'desc').limit(limit + 1).execute();
  return rows.map((row) => ({ ...row, id: row.id as GrantedAgreementId }));
}

/** The agreement with the names of its engagement and client. */
export async function loadAgreement(tx: Tx, id: GrantedAgreementId) {
  return withNames(tx).where('agreements.id', '=', id).executeTakeFirstOrThrow();
}

/** Agreements of the workspace with the names of their engagement and client; whoever lists them adds who may see them. */
export function withNames(tx: Tx) {
  return tx.kysely
    .selectFrom('agreements')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'agreements.workspaceId').onRef('clients.id', '=', 'agreements.clientId'))
    .selectAll('agreements')
    .select(['engagements.name as engagementName', 'clients.name as clientName', 'clients.locale as clientLocale', sql<string>`coalesce(clients.merged_into_id, clients.id)`.as('clientNowId')])
    .where('agreements.workspaceId', '=', tx.workspaceId);
}

/** Drafts never reach the portal, and this list neither. */
function withFrames(tx: Tx) {
  return withNames(tx)
    .leftJoin('documents', (join) => join.onRef('documents.workspaceId', '=', 'agreements.workspaceId').onRef('documents.id', '=', 'agreements.documentId'))
    .select('documents.frames');
}

/** The agreement's own fields, locked for a change. */
export async function lockAgreement(tx: Tx, id: GrantedAgreementId) {
  return tx.kysely.selectFrom('agreements').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function insertAgreement(tx: Tx, row: Insertable<Agreements>): Promise<void> {
  await tx.kysely.insertInto('agreements').values(row).execute();
  tx.touched?.add(row.engagementId);
}

/** Writes changed fields; the version counts up and the list order follows. */
export async function updateAgreement(tx: Tx, id: GrantedAgreementId, set: Updateable<Agreements>): Promise<number> {
  const { version, engagementId } = await tx.kysely
    .updateTable('agreements')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning(['version', 'engagementId'])
    .executeTakeFirstOrThrow();
  tx.touched?.add(engagementId);
  return version;
}

/** Brings the agreement to the top of the list: something happened on it. */
export async function touchAgreement(tx: Tx, id: GrantedAgreementId): Promise<void> {
  await tx.kysely.updateTable('agreements').set({ updatedAt: new Date().toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** The next number of a counter of the workspace; two callers never get the same. */
export async function countUp(tx: Tx, name: string): Promise<number> {
  const { value } = await tx.kysely
    .insertInto('counters')
    .values({ workspaceId: tx.workspaceId, name, value: 1 })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

/** What the workspace puts on the provider's side of an agreement, and where it is. */
export async function loadProviderFirm(tx: Tx) {
  return tx.kysely.selectFrom('workspaces').select(['name', 'legalName', 'registration', 'address', 'country', 'currency', 'timeZone', 'signingLevel']).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
}

/** Whether the work under an agreement goes on. */
export async function isEngagementOpen(tx: Tx, engagementId: string): Promise<boolean> {
  const row = await tx.kysely.selectFrom('engagements').select('state').where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).executeTakeFirst();
  return row?.state === 'open';
}

/** What a client puts on its side of an agreement. */
export async function loadClientFirm(tx: Tx, clientId: string) {
  return tx.kysely
    .selectFrom('clients')
    .select(['name', 'kind', 'isConsumer', 'legalName', 'registration', 'address', 'country', 'locale'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow();
}

/** Everything that says where these agreements stand; for `agreementStanding` in core. */
export async function loadFacts(tx: Tx, ids: readonly GrantedAgreementId[]): Promise<ReadonlyMap<GrantedAgreementId, AgreementFacts>> {
  if (ids.length === 0) return new Map();
  const heads = await loadFactHeads(tx, ids);
  const [versions, milestones] = [await loadVersionRows(tx, ids), await loadMilestones(tx, ids)];
  const [people, signatures, declines] = [await loadSignatories(tx, ids), await loadStandingSignatures(tx, ids), await loadDeclines(tx, ids)];
  const [remarks, seals, revocations] = [await loadRemarks(tx, ids), await loadSeals(tx, ids), await loadRevocations(tx, ids)];
  const of = { versions: byAgreement(versions), milestones: byAgreement(milestones), people: byAgreement(people), signatures: byAgreement(signatures), declines: byAgreement(declines), remarks: byAgreement(remarks), seals: byAgreement(seals), revocations: byAgreement(revocations) };
  return new Map(
    heads.map((head): [GrantedAgreementId, AgreementFacts] => {
      const own = of.milestones(head.id);
      const at = (type: string) => own.filter((event) => event.type === type);
      const newest = of.versions(head.id)[0];
      return [
        head.id as GrantedAgreementId,
        {
          createdAt: head.createdAt,
          withdrawnAt: head.withdrawnAt,
          expiresAt: head.expiresAt,
          signingOrder: head.signingOrder as SigningOrder,
          versions: of.versions(head.id).map(({ number }) => ({ number, sentAt: at('agreement.sent').find((event) => Number(event.versionNumber) === number)?.at ?? null })),
          draftAheadSince: newest !== undefined && head.revision !== null && head.revision > newest.documentRevision ? head.documentUpdatedAt : null,
          reopenedVersions: at('agreement.reopened').map(({ versionNumber }) => Number(versionNumber)),
          signers: of.people(head.id).map(({ id, side }) => ({ id, side: side as Side })),
          signatures: of.signatures(head.id).map(({ signatoryId, versionNumber, signedAt, finalAt }) => ({ signerId: signatoryId, versionNumber, signedAt, finalAt })),
          declines: of.declines(head.id).map(({ signatoryId, versionNumber, createdAt }) => ({ signerId: signatoryId, versionNumber, createdAt })),
          remarks: of.remarks(head.id),
          seals: of.seals(head.id),
          revokedAt: of.revocations(head.id)[0]?.createdAt ?? null,
        },
      ];
    }),
  );
}

function byAgreement<Row extends { agreementId: string }>(rows: readonly Row[]): (id: string) => readonly Row[] {
  const grouped = Map.groupBy(rows, ({ agreementId }) => agreementId);
  return (id) => grouped.get(id) ?? [];
}

/** In a portal transaction the document stays shut, so a client never learns that the draft went on. */
async function loadFactHeads(tx: Tx, ids: readonly GrantedAgreementId[]) {
  return tx.kysely
    .selectFrom('agreements')
    .leftJoin('documents', (join) => join.onRef('documents.workspaceId', '=', 'agreements.workspaceId').onRef('documents.id', '=', 'agreements.documentId'))
    .select(['agreements.id', 'agreements.createdAt', 'agreements.withdrawnAt', 'agreements.expiresAt', 'agreements.signingOrder', 'documents.revision', 'documents.updatedAt as documentUpdatedAt'])
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where('agreements.id', 'in', ids)
    .execute();
}
