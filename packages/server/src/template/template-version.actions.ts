import type { TemplateVersionRow } from '@entente/contract/template/template.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { mayEdit } from '@entente/core/workspace/sharing';
import { lockDocument } from '../document/document.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantTemplate } from './template.access.ts';
import { insertVersion, listVersions } from './template-version.store.ts';
import { lockTemplate } from './template.store.ts';

/** The states of a template or clause that were kept, newest first. */
export async function showVersions(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ versions: TemplateVersionRow[] }>> {
  const grant = await grantTemplate(tx, actor, id);
  if (grant === null) return refused('not-found');
  return granted({ versions: (await listVersions(tx, grant.templateId)).map(({ number, note, keptByName, keptAt }) => ({ number, note, keptByName, keptAt: String(keptAt) })) });
}

/** Keeps a template as it stands, to compare with later. What was kept already is not kept twice. */
export async function keepVersion(tx: Tx, actor: ProviderActor, { id, note }: { readonly id: string; readonly note: string }): Promise<Answer<{ number: number }>> {
  const grant = await grantTemplate(tx, actor, id);
  if (grant === null) return refused('not-found');
  if (!mayEdit(actor, grant.sharing)) return refused('not-allowed');
  const current = await lockTemplate(tx, grant.templateId);
  if (current.retiredAt !== null) return refused('template-is-retired');
  const [{ content, revision }, [newest]] = [await lockDocument(tx, grant.documentId), await listVersions(tx, grant.templateId)];
  if (newest?.documentRevision === revision) return granted({ number: newest.number });
  const number = (newest?.number ?? 0) + 1;
  await insertVersion(tx, { workspaceId: tx.workspaceId, templateId: grant.templateId, number, content: JSON.stringify(content), note, documentRevision: revision, keptBy: actor.memberId, keptByName: actor.name });
  await record(tx, actor, { topic: 'template_version.kept', subjectKind: 'template', subjectId: id, payload: { name: current.name, number, note } });
  return granted({ number });
}
