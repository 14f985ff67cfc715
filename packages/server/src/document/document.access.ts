import type { EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { RefusalCode } from '@entente/phrases/shape';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a document this actor may read; made only here and where a document is created. */
export type GrantedDocumentId = string & { readonly [proof]: 'document' };

export type DocumentGrant = {
  readonly documentId: GrantedDocumentId;
  readonly purpose: 'agreement' | 'template';
  /** The kind of engagement it is written for: what its frames are expected to hold. Null for a separate document, which has none. */
  readonly kind: EngagementKind | null;
  /** The agreement or the template whose text it is. */
  readonly ownerId: string;
};

/**
 * Why an agreement's text stands still (it is being signed, signed or sealed), or null. The area
 * "agreement" knows; it stands below this one in the order of areas, so the shell hands its answer in.
 */
export type AgreementLock = (tx: Tx, agreementId: string) => Promise<RefusalCode | null>;

/**
 * Proof that the actor may read the document, or null: missing and foreign answer alike. The document of
 * an agreement is reached by the scope on its engagement; a template's by everyone in the workspace. A
 * document is a draft and never leaves for the portal: frozen versions do.
 */
export async function grantDocument(tx: Tx, actor: ProviderActor, id: string): Promise<DocumentGrant | null> {
  const row = await tx.kysely
    .selectFrom('documents')
    .leftJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'documents.workspaceId').onRef('agreements.documentId', '=', 'documents.id').on('agreements.deletedAt', 'is', null))
    .leftJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId').on('engagements.deletedAt', 'is', null).on(withinScope(actor, 'engagement', 'engagements.owner_id')))
    .leftJoin('templates', (join) => join.onRef('templates.workspaceId', '=', 'documents.workspaceId').onRef('templates.documentId', '=', 'documents.id'))
    .select(['documents.purpose', 'agreements.id as agreementId', 'agreements.splitFrom', 'templates.id as templateId', 'engagements.kind as engagementKind', 'templates.kind as templateKind'])
    .where('documents.workspaceId', '=', tx.workspaceId)
    .where('documents.id', '=', id)
    .where((eb) => eb.or([eb('engagements.id', 'is not', null), eb('templates.id', 'is not', null)]))
    .executeTakeFirst();
  const isTemplate = row?.purpose === 'template';
  const [ownerId, kind] = isTemplate ? [row.templateId, row.templateKind] : [row?.agreementId, row?.engagementKind];
  if (typeof ownerId !== 'string' || typeof kind !== 'string') return null;
  return { documentId: id as GrantedDocumentId, purpose: isTemplate ? 'template' : 'agreement', kind: typeof row?.splitFrom === 'string' ? null : (kind as EngagementKind), ownerId };
}

/** Why this actor may not change the document now, or null. Templates are changed by owners and managers. */
export async function documentLock(tx: Tx, actor: ProviderActor, { grant, agreementLock }: { grant: DocumentGrant; agreementLock: AgreementLock }): Promise<RefusalCode | null> {
  if (grant.purpose === 'agreement') return agreementLock(tx, grant.ownerId);
  if (!mayEditTemplates(actor)) return 'not-allowed';
  const { rows } = await sql<{ retired: boolean }>`select retired_at is not null as retired from templates where workspace_id = ${tx.workspaceId} and id = ${grant.ownerId}`.execute(tx.kysely);
  return rows[0]?.retired === true ? 'template-is-retired' : null;
}

/** The library is shared: its words are changed by those who answer for them. */
export function mayEditTemplates(actor: ProviderActor): boolean {
  return actor.role !== 'member';
}

/** The document that was just created in this transaction, by whoever was allowed to. */
export function grantCreated(documentId: string): GrantedDocumentId {
  return documentId as GrantedDocumentId;
}
