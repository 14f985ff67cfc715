import type { LibraryClause } from '@entente/contract/template/template.contract';
import { takenClause } from '@entente/core/document/clause-insertion';
import type { DocumentContent } from '@entente/core/document/content';
import { numberClauses } from '@entente/core/document/render-document';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted } from '@entente/core/kernel/outcome';
import { builtinTemplate } from '@entente/core/template/builtin-templates';
import { contentFromSource, type TemplateKind } from '@entente/core/template/template-source';
import { mayUse } from '@entente/core/workspace/sharing';
import { grantCreated, sharingOf } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { listTemplates } from '../template.store.ts';

/**
 * Clauses to put into a text: the workspace's own in that language that the actor may use, then those that
 * the product brings for the kind of engagement. The words are those of the templates; there is no copy.
 */
export async function showLibraryClauses(tx: Tx, actor: ProviderActor, { locale, kind }: { readonly locale: Locale; readonly kind: TemplateKind }): Promise<Answer<{ clauses: LibraryClause[] }>> {
  const rows = (await listTemplates(tx, { show: 'in_use', scope: 'clause' })).filter((row) => row.locale === locale && mayUse(actor, sharingOf(row)));
  const own = await Promise.all(rows.map(async ({ id, name, documentId }) => clausesOf((await loadDocument(tx, grantCreated(documentId))).content, { templateId: id, name })));
  return granted({ clauses: [...own.flat(), ...clausesOf(contentFromSource(builtinTemplate(kind, locale), newId), { templateId: null, name: '' })] });
}

function clausesOf(content: DocumentContent, { templateId, name }: { readonly templateId: string | null; readonly name: string }): LibraryClause[] {
  return numberClauses(content).flatMap(({ section, clauses }) => clauses.map(({ clause }): LibraryClause => {
    const { variables } = takenClause(content, clause);
    return { templateId, name: name === '' ? clause.purpose : name, section: section.title, clause, variables: [...variables] };
  }));
}
