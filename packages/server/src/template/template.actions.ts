import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { BuiltinRow, TemplateRow, TemplateView } from '@entente/contract/template/template.contract';
import type { DocumentContent } from '@entente/core/document/content';
import { inOrder, withFreshIds } from '@entente/core/document/fresh-ids';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { BUILTIN_TEMPLATES } from '@entente/core/template/builtin-templates';
import { clauseName, loneClause, type ClauseAt } from '@entente/core/template/lone-clause';
import { contentForTemplate } from '@entente/core/template/template-from-agreement';
import { contentFromSource, type TemplateKind, type TemplateSource } from '@entente/core/template/template-source';
import { mayEdit, mayShare, mayUse, OPEN_TO_ALL } from '@entente/core/workspace/sharing';
import { grantDocument, sharingOf } from '../document/document.access.ts';
import { createDocument, loadDocument } from '../document/document.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantTemplate } from './template.access.ts';
import { insertTemplate, listTemplates, loadTemplate, lockTemplate, updateTemplate } from './template.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['template'];

/** The library: built-in templates in one language, and the workspace's own. */
export async function showLibrary(tx: Tx, actor: ProviderActor, { locale = actor.locale, show = 'in_use', scope = 'whole' }: Inputs['list']): Promise<Answer<{ builtins: BuiltinRow[]; templates: TemplateRow[] }>> {
  const builtins = show === 'in_use' && scope === 'whole' ? BUILTIN_TEMPLATES.filter((source) => source.locale === locale).map(builtinRow) : [];
  const templates = (await listTemplates(tx, { show, scope })).filter((row) => mayUse(actor, sharingOf(row)));
  return granted({ builtins, templates: templates.map(({ useBy: _, editBy: __, holders: ___, ...row }) => row as TemplateRow) });
}

/** One template of the workspace. */
export async function showTemplate(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<TemplateView>> {
  const grant = await grantTemplate(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { useBy: _, editBy: __, holders: ___, ...row } = await loadTemplate(tx, grant.templateId);
  return granted({ ...(row as Omit<TemplateView, 'canEdit' | 'canShare' | 'sharing'>), sharing: grant.sharing, canEdit: mayEdit(actor, grant.sharing) && row.retiredAt === null, canShare: mayShare(actor, grant.sharing) });
}

/** A built-in template with its text. Its ids are made for this answer; a copy gets its own. */
export async function showBuiltin(key: string): Promise<Answer<BuiltinRow & { content: DocumentContent }>> {
  const source = findBuiltin(key);
  return source === null ? refused('not-found') : granted({ ...builtinRow(source), content: inOrder(contentFromSource(source, newId)) });
}

type Origin = { readonly content: DocumentContent; readonly kind: TemplateKind; readonly name: string; readonly description: string; readonly origin: string; readonly scope: 'whole' | 'clause' };

/** Makes a template or a clause of the workspace's own; owners and managers do. */
export async function createTemplate(tx: Tx, actor: ProviderActor, { from, name }: Inputs['create']): Promise<Answer<{ id: string; documentId: string }>> {
  if (!mayEdit(actor, OPEN_TO_ALL)) return refused('not-allowed');
  const found = await originOf(tx, actor, from);
  if (found === null) return refused('not-found');
  const documentId = await createDocument(tx, { clientId: null, kind: found.kind, content: withFreshIds(found.content, newId) });
  const id = newId();
  const { kind, description, origin, scope } = found;
  await insertTemplate(tx, { workspaceId: tx.workspaceId, id, documentId, kind, name: name ?? found.name, description, origin, scope, createdBy: actor.memberId });
  await record(tx, actor, { topic: 'template.created', subjectKind: 'template', subjectId: id, payload: { name: name ?? found.name, origin } });
  return granted({ id, documentId });
}

/** Changes name or description; fields that another person changed meanwhile are answered, not lost. */
export async function changeTemplate(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const grant = await grantTemplate(tx, actor, id);
  if (grant === null) return refused('not-found');
  if (!mayEdit(actor, grant.sharing)) return refused('not-allowed');
  const current = await lockTemplate(tx, grant.templateId);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const version = await updateTemplate(tx, grant.templateId, merged.value);
  await record(tx, actor, { topic: 'template.changed', subjectKind: 'template', subjectId: id, payload: { set: merged.value } });
  return granted({ version });
}

/** Takes a template out of use, or brings it back. Doing it twice is doing it once. */
export async function setTemplateRetired(tx: Tx, actor: ProviderActor, { id, retired }: { id: string; retired: boolean }): Promise<Answer<Record<string, never>>> {
  const grant = await grantTemplate(tx, actor, id);
  if (grant === null) return refused('not-found');
  if (!mayEdit(actor, grant.sharing)) return refused('not-allowed');
  const current = await lockTemplate(tx, grant.templateId);
  if ((current.retiredAt !== null) === retired) return granted({});
  await updateTemplate(tx, grant.templateId, { retiredAt: retired ? new Date().toISOString() : null });
  await record(tx, actor, { topic: retired ? 'template.retired' : 'template.restored', subjectKind: 'template', subjectId: id, payload: { name: current.name } });
  return granted({});
}

/** What a new template or agreement starts from: a built-in template or one of the workspace that the actor may use; null where there is none. */
export async function templateContent(tx: Tx, actor: ProviderActor, from: { readonly builtin: string } | { readonly templateId: string }): Promise<Origin | null> {
  if ('builtin' in from) {
    const source = findBuiltin(from.builtin);
    return source === null ? null : { content: inOrder(contentFromSource(source, newId)), kind: source.kind, name: source.title, description: source.description, origin: from.builtin, scope: 'whole' };
  }
  const grant = await grantTemplate(tx, actor, from.templateId);
  if (grant === null) return null;
  const [{ content }, row] = [await loadDocument(tx, grant.documentId), await loadTemplate(tx, grant.templateId)];
  return { content, kind: row.kind as TemplateKind, name: row.name, description: row.description, origin: 'template', scope: grant.scope };
}

async function originOf(tx: Tx, actor: ProviderActor, from: Inputs['create']['from']): Promise<Origin | null> {
  if ('clauseKey' in from) return clauseOrigin(await templateContent(tx, actor, { builtin: from.builtin }), { key: from.clauseKey }, `${from.builtin}#${from.clauseKey}`);
  if (!('documentId' in from)) return templateContent(tx, actor, from);
  const grant = await grantDocument(tx, actor, from.documentId);
  if (grant === null) return null;
  const { content } = await loadDocument(tx, grant.documentId);
  if ('clauseId' in from) return clauseOrigin({ content, kind: grant.kind ?? 'service_agreement' }, { id: from.clauseId }, grant.purpose === 'agreement' ? 'agreement' : 'template');
  return grant.purpose === 'agreement' ? { content: contentForTemplate(content), kind: from.kind, name: content.head.title, description: '', origin: 'agreement', scope: 'whole' } : null;
}

/** One clause of a text, as the library keeps it; a clause that a person wrote is named by an id of its own. */
function clauseOrigin(found: Pick<Origin, 'content' | 'kind'> | null, at: ClauseAt, origin: string): Origin | null {
  const content = found === null ? null : loneClause(found.content, at, `own-${newId().replaceAll('-', '')}`.slice(0, 40));
  return found === null || content === null ? null : { content, kind: found.kind, name: clauseName(content), description: '', origin, scope: 'clause' };
}

function builtinRow(source: TemplateSource): BuiltinRow {
  const { kind, locale, title, description, sections } = source;
  return { key: builtinKey(source), kind, locale, name: title, description, clauses: sections.reduce((sum, { clauses }) => sum + clauses.length, 0) };
}

function builtinKey({ kind, locale }: TemplateSource): string {
  return `${kind}.${locale}`;
}

function findBuiltin(key: string): TemplateSource | null {
  return BUILTIN_TEMPLATES.find((source) => builtinKey(source) === key) ?? null;
}
