import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { BuiltinRow, TemplateRow, TemplateView } from '@entente/contract/template/template.contract';
import type { DocumentContent } from '@entente/core/document/content';
import { inOrder, withFreshIds } from '@entente/core/document/fresh-ids';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { BUILTIN_TEMPLATES } from '@entente/core/template/builtin-templates';
import { contentForTemplate } from '@entente/core/template/template-from-agreement';
import { contentFromSource, type TemplateKind, type TemplateSource } from '@entente/core/template/template-source';
import { grantDocument, mayEditTemplates } from '../document/document.access.ts';
import { createDocument, loadDocument } from '../document/document.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantTemplate } from './template.access.ts';
import { insertTemplate, listTemplates, loadTemplate, lockTemplate, updateTemplate } from './template.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['template'];

/** The library: built-in templates in one language, and the workspace's own. */
export async function showLibrary(tx: Tx, actor: ProviderActor, { locale = actor.locale, show = 'in_use' }: Inputs['list']): Promise<Answer<{ builtins: BuiltinRow[]; templates: TemplateRow[] }>> {
  const builtins = show === 'in_use' ? BUILTIN_TEMPLATES.filter((source) => source.locale === locale).map(builtinRow) : [];
  return granted({ builtins, templates: (await listTemplates(tx, show)) as TemplateRow[] });
}

/** One template of the workspace. */
export async function showTemplate(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<TemplateView>> {
  const grant = await grantTemplate(tx, id);
  if (grant === null) return refused('not-found');
  const row = (await loadTemplate(tx, grant.templateId)) as Omit<TemplateView, 'canEdit'>;
  return granted({ ...row, canEdit: mayEditTemplates(actor) && row.retiredAt === null });
}

/** A built-in template with its text. Its ids are made for this answer; a copy gets its own. */
export async function showBuiltin(key: string): Promise<Answer<BuiltinRow & { content: DocumentContent }>> {
  const source = findBuiltin(key);
  return source === null ? refused('not-found') : granted({ ...builtinRow(source), content: inOrder(contentFromSource(source, newId)) });
}

type Origin = { readonly content: DocumentContent; readonly kind: TemplateKind; readonly name: string; readonly description: string; readonly origin: string };

/** Makes a template of the workspace's own. */
export async function createTemplate(tx: Tx, actor: ProviderActor, { from, name }: Inputs['create']): Promise<Answer<{ id: string; documentId: string }>> {
  if (!mayEditTemplates(actor)) return refused('not-allowed');
  const found = await originOf(tx, actor, from);
  if (found === null) return refused('not-found');
  const documentId = await createDocument(tx, { clientId: null, kind: found.kind, content: withFreshIds(found.content, newId) });
  const id = newId();
  const { kind, description, origin } = found;
  await insertTemplate(tx, { workspaceId: tx.workspaceId, id, documentId, kind, name: name ?? found.name, description, origin, createdBy: actor.memberId });
  await record(tx, actor, { topic: 'template.created', subjectKind: 'template', subjectId: id, payload: { name: name ?? found.name, origin } });
  return granted({ id, documentId });
}

/** Changes name or description; fields that another person changed meanwhile are answered, not lost. */
export async function changeTemplate(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  if (!mayEditTemplates(actor)) return refused('not-allowed');
  const grant = await grantTemplate(tx, id);
  if (grant === null) return refused('not-found');
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
  if (!mayEditTemplates(actor)) return refused('not-allowed');
  const grant = await grantTemplate(tx, id);
  if (grant === null) return refused('not-found');
  const current = await lockTemplate(tx, grant.templateId);
  if ((current.retiredAt !== null) === retired) return granted({});
  await updateTemplate(tx, grant.templateId, { retiredAt: retired ? new Date().toISOString() : null });
  await record(tx, actor, { topic: retired ? 'template.retired' : 'template.restored', subjectKind: 'template', subjectId: id, payload: { name: current.name } });
  return granted({});
}

/** What a new template or agreement starts from: a built-in template or one of the workspace; null where there is none. */
export async function templateContent(tx: Tx, from: { readonly builtin: string } | { readonly templateId: string }): Promise<Origin | null> {
  if ('builtin' in from) {
    const source = findBuiltin(from.builtin);
    return source === null ? null : { content: inOrder(contentFromSource(source, newId)), kind: source.kind, name: source.title, description: source.description, origin: from.builtin };
  }
  const grant = await grantTemplate(tx, from.templateId);
  if (grant === null) return null;
  const [{ content }, row] = [await loadDocument(tx, grant.documentId), await loadTemplate(tx, grant.templateId)];
  return { content, kind: row.kind as TemplateKind, name: row.name, description: row.description, origin: 'template' };
}

async function originOf(tx: Tx, actor: ProviderActor, from: Inputs['create']['from']): Promise<Origin | null> {
  if (!('documentId' in from)) return templateContent(tx, from);
  const grant = await grantDocument(tx, actor, from.documentId);
  if (grant === null || grant.purpose !== 'agreement') return null;
  const { content } = await loadDocument(tx, grant.documentId);
  return { content: contentForTemplate(content), kind: from.kind, name: content.head.title, description: '', origin: 'agreement' };
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
