import type { DocumentContent } from '@entente/core/document/content';
import type { Purpose } from '@entente/core/document/finding';
import type { FrameworkSays } from '@entente/core/document/terms/framework-terms';
import type { EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { RefusalCode } from '@entente/phrases/shape';
import { mayEdit, mayUse, type Holder, type Sharing } from '@entente/core/workspace/sharing';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a document this actor may read; made only here and where a document is created. */
export type GrantedDocumentId = string & { readonly [proof]: 'document' };

export type DocumentGrant = {
  readonly documentId: GrantedDocumentId;
  /** A clause of the library is a document of one clause, without the rest of an agreement around it. */
  readonly purpose: Purpose;
  /** The kind of engagement it is written for: what its frames are expected to hold. Null for a separate document, which has none. */
  readonly kind: EngagementKind | null;
  /** The agreement or the template whose text it is. */
  readonly ownerId: string;
  /** Who may use and edit a template; null for an agreement, which follows its engagement. */
  readonly sharing: Sharing | null;
};

/**
 * Why an agreement's text stands still (it is being signed, signed or sealed), or null. The area
 * "agreement" knows; it stands below this one in the order of areas, so the shell hands its answer in.
 */
export type AgreementLock = (tx: Tx, agreementId: string) => Promise<RefusalCode | null>;

/** What the text says that an agreement names as its framework, by its draft; null where it is no order. Handed in by the shell for the same reason. */
export type FrameworkWords = (tx: Tx, agreementId: string, content: DocumentContent) => Promise<FrameworkSays | null>;

/**
 * Proof that the actor may read the document, or null: missing and foreign answer alike. The document of
 * an agreement is reached by the scope on its engagement; a template's by those it is shared with. A
 * document is a draft and never leaves for the portal: frozen versions do.
 */
export async function grantDocument(tx: Tx, actor: ProviderActor, id: string): Promise<DocumentGrant | null> {
  const row = await tx.kysely
    .selectFrom('documents')
    .leftJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'documents.workspaceId').onRef('agreements.documentId', '=', 'documents.id').on('agreements.deletedAt', 'is', null))
    .leftJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId').on('engagements.deletedAt', 'is', null).on(withinScope(actor, 'engagement', 'engagements.owner_id')))
    .leftJoin('templates', (join) => join.onRef('templates.workspaceId', '=', 'documents.workspaceId').onRef('templates.documentId', '=', 'documents.id'))
    .select(['documents.purpose', 'agreements.id as agreementId', 'agreements.splitFrom', 'templates.id as templateId', 'engagements.kind as engagementKind', 'templates.kind as templateKind', 'templates.scope', 'templates.useBy', 'templates.editBy'])
    .select(holdersAsJson().as('holders'))
    .where('documents.workspaceId', '=', tx.workspaceId)
    .where('documents.id', '=', id)
    .where((eb) => eb.or([eb('engagements.id', 'is not', null), eb('templates.id', 'is not', null)]))
    .executeTakeFirst();
  if (row === undefined) return null;
  return row.purpose === 'template' ? templateGrant(actor, id, row) : agreementGrant(id, row);
}

type FoundTemplate = { readonly templateId: string | null; readonly templateKind: string | null; readonly scope: string | null; readonly useBy: string | null; readonly editBy: string | null; readonly holders: readonly Holder[] };

function templateGrant(actor: ProviderActor, id: string, { templateId, templateKind, scope, useBy, editBy, holders }: FoundTemplate): DocumentGrant | null {
  if (templateId === null || templateKind === null) return null;
  const sharing = sharingOf({ useBy, editBy, holders });
  if (!mayUse(actor, sharing)) return null;
  return { documentId: id as GrantedDocumentId, purpose: scope === 'clause' ? 'clause' : 'template', kind: templateKind as EngagementKind, ownerId: templateId, sharing };
}

function agreementGrant(id: string, { agreementId, engagementKind, splitFrom }: { readonly agreementId: string | null; readonly engagementKind: string | null; readonly splitFrom: string | null }): DocumentGrant | null {
  if (agreementId === null || engagementKind === null) return null;
  return { documentId: id as GrantedDocumentId, purpose: 'agreement', kind: splitFrom === null ? (engagementKind as EngagementKind) : null, ownerId: agreementId, sharing: null };
}

/** Who a template is shared with, as its row and the rows beside it say. */
export function sharingOf({ useBy, editBy, holders }: { readonly useBy: string | null; readonly editBy: string | null; readonly holders: readonly Holder[] }): Sharing {
  return { useBy: useBy === 'listed' ? 'listed' : 'all', editBy: editBy === 'listed' ? 'listed' : 'leaders', holders: [...holders] };
}

/** The roles and teams that a query's `templates` row is shared with, as one JSON list. */
export function holdersAsJson(): RawBuilder<readonly Holder[]> {
  return sql<readonly Holder[]>`(select coalesce(json_agg(json_build_object('may', s.may, 'role', s.role, 'teamId', s.team_id) order by s.id), '[]') from template_shares s where s.workspace_id = templates.workspace_id and s.template_id = templates.id)`;
}

/** Why this actor may not change the document now, or null. Templates are changed by owners and managers, or by those they were shared with. */
export async function documentLock(tx: Tx, actor: ProviderActor, { grant, agreementLock }: { grant: DocumentGrant; agreementLock: AgreementLock }): Promise<RefusalCode | null> {
  if (grant.sharing === null) return agreementLock(tx, grant.ownerId);
  if (!mayEdit(actor, grant.sharing)) return 'not-allowed';
  const { rows } = await sql<{ retired: boolean }>`select retired_at is not null as retired from templates where workspace_id = ${tx.workspaceId} and id = ${grant.ownerId}`.execute(tx.kysely);
  return rows[0]?.retired === true ? 'template-is-retired' : null;
}

/** The document that was just created in this transaction, by whoever was allowed to. */
export function grantCreated(documentId: string): GrantedDocumentId {
  return documentId as GrantedDocumentId;
}
