import type { ProviderActor } from '@entente/core/kernel/actor';
import type { DocumentContent } from '@entente/core/document/content';
import { numberClauses } from '@entente/core/document/render-document';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { grantDocument } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { GrantedEngagementId } from '../../engagement/engagement.access.ts';
import { loadEngagement } from '../../engagement/engagement.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { sealedVersion } from '../agreed/commitment.store.ts';
import { loadEntries } from './expectation.store.ts';

const LONGEST_NAME = 120;

export type ExpectationChoices = {
  about: { kind: 'phase' | 'deliverable'; id: string; name: string }[];
  clauses: { id: string; name: string }[];
  interactions: { id: string; name: string; on: string }[];
};

/** What an expectation of an engagement can be about and rest on: the text that was signed, or else the draft; and what passed between the two sides. */
export async function choicesOf(tx: Tx, actor: ProviderActor, engagementId: string): Promise<ExpectationChoices> {
  const content = await contentOf(tx, actor, engagementId);
  const interactions = await loadEntries(tx, actor, { engagementId });
  if (content === null) return { about: [], clauses: [], interactions };
  const about = [...content.phases.map(({ id, name }) => ({ kind: 'phase' as const, id, name })), ...content.deliverables.map(({ id, name }) => ({ kind: 'deliverable' as const, id, name }))];
  const clauses = numberClauses(content).flatMap(({ section, clauses: own }) => own.map(({ clause, number }) => ({ id: clause.id, name: `${number} ${clause.purpose === '' ? section.title : clause.purpose}`.slice(0, LONGEST_NAME) })));
  return { about, clauses, interactions };
}

async function contentOf(tx: Tx, actor: ProviderActor, engagementId: string): Promise<DocumentContent | null> {
  const { agreementId } = await loadEngagement(tx, engagementId as GrantedEngagementId);
  const grant = agreementId === null ? null : await grantAgreement(tx, actor, agreementId);
  if (grant === null) return null;
  const number = await sealedVersion(tx, grant.agreementId);
  if (number !== null) return (await loadVersion(tx, grant.agreementId, number))?.content ?? null;
  const document = await grantDocument(tx, actor, grant.documentId);
  return document === null ? null : (await loadDocument(tx, document.documentId)).content;
}
