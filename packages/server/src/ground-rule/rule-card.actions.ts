import type { OwnCard } from '@entente/core/ground-rule/rule-card';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantEngagement } from '../engagement/engagement.access.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantCard } from './ground-rule.access.ts';
import { insertCard, removeCardRow } from './rule-card.store.ts';

/** Makes a card of one's own, for one engagement or for all. */
export async function addCard(tx: Tx, { actor }: { actor: ProviderActor }, { engagementId, question, choices }: OwnCard & { readonly engagementId: string | null }): Promise<Answer<{ id: string }>> {
  if (engagementId !== null && (await grantEngagement(tx, actor, engagementId)) === null) return refused('not-found');
  const id = newId();
  await insertCard(tx, { workspaceId: tx.workspaceId, id, engagementId, question, choices: JSON.stringify(choices) });
  await record(tx, actor, { topic: 'rule_card.added', subjectKind: 'rule_card', subjectId: id, engagementId, payload: { question } });
  return granted({ id });
}

/** Takes a card of one's own away. */
export async function removeCard(tx: Tx, { actor, now }: { actor: ProviderActor; now: Date }, id: string): Promise<Answer<Record<string, never>>> {
  const card = await grantCard(tx, actor, id);
  if (card === null) return refused('not-found');
  await removeCardRow(tx, card, now);
  await record(tx, actor, { topic: 'rule_card.removed', subjectKind: 'rule_card', subjectId: id });
  return granted({});
}
