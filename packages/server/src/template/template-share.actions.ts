import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { sameValue } from '@entente/core/kernel/same-value';
import { mayShare, type Sharing } from '@entente/core/workspace/sharing';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantTeam } from '../workspace/team.access.ts';
import { replaceHolders } from './template-share.store.ts';
import { grantTemplate } from './template.access.ts';
import { lockTemplate, updateTemplate } from './template.store.ts';

/** Says who may use a template or clause and who may edit it; the whole of it at once. */
export async function shareTemplate(tx: Tx, actor: ProviderActor, { id, sharing }: { readonly id: string; readonly sharing: Sharing }): Promise<Answer<Record<string, never>>> {
  const grant = await grantTemplate(tx, actor, id);
  if (grant === null) return refused('not-found');
  if (!mayShare(actor, grant.sharing)) return refused('not-allowed');
  // Who shares something keeps it: a manager cannot put it out of their own reach by mistake.
  if (!mayShare(actor, sharing)) return refused('sharing-shuts-you-out');
  for (const teamId of new Set(sharing.holders.flatMap((holder) => holder.teamId ?? []))) {
    if ((await grantTeam(tx, teamId)) === null) return refused('not-found');
  }
  const current = await lockTemplate(tx, grant.templateId);
  if (sameValue(grant.sharing, sharing)) return granted({});
  await replaceHolders(tx, grant.templateId, sharing.holders);
  await updateTemplate(tx, grant.templateId, { useBy: sharing.useBy, editBy: sharing.editBy });
  await record(tx, actor, { topic: 'template.shared', subjectKind: 'template', subjectId: id, payload: { name: current.name, useBy: sharing.useBy, editBy: sharing.editBy } });
  return granted({});
}
