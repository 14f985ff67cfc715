import type { ExplanationView } from '@entente/contract/explanation/explanation.contract';
import type { HowPassage } from '@entente/contract/explanation/how-passage';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import type { DocumentContent } from '@entente/core/document/content';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Manner } from '@entente/phrases/shape';
import { mannerOf } from '@entente/phrases/manner';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { grantDocument } from '../document/document.access.ts';
import { loadDocument } from '../document/document.store.ts';
import { loadEngagement } from '../engagement/engagement.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { explanationOf, grantExplanation } from './explanation.access.ts';
import { NO_PLAN, passagesToRead, passageViews, plannedPassages } from './explanation.view.ts';
import { loadPassages, lockExplanation, removePassage, savePassage } from './passage.store.ts';
import { loadWorkspace } from '../workspace/workspace.store.ts';

/** Who asks, and when. */
export type ExplanationCall = { readonly actor: ProviderActor; readonly now: Date };
type Grant = NonNullable<Awaited<ReturnType<typeof grantExplanation>>>;
type Passage = { readonly engagementId: string; readonly key: string };

/** How the work of an engagement is done, as the team sees it: what the plan says, what was written over it, what changed since. */
export async function showExplanation(tx: Tx, call: ExplanationCall, engagementId: string): Promise<Answer<ExplanationView>> {
  const grant = await grantExplanation(tx, call.actor, engagementId);
  return grant === null ? refused('not-found') : granted(await viewOf(tx, call, grant));
}

async function viewOf(tx: Tx, call: ExplanationCall, grant: Grant): Promise<ExplanationView> {
  const plan = await planOf(tx, call, grant);
  const written = await loadPassages(tx, grant.explainedId);
  return {
    engagementId: grant.engagementId,
    agreementId: plan?.agreement.agreementId ?? null,
    locale: plan?.content.head.locale ?? call.actor.locale,
    sent: plan !== null && agreementStanding(await loadAgreementFacts(tx, plan.agreement.agreementId), call.now.toISOString()).currentVersion !== null,
    explained: plan === null ? [] : explainedWords(plan.content),
    passages: passageViews(plan === null ? [] : plannedPassages(plan.content, plan.manner), written),
  };
}

/** The text that the team works with: the draft, or what is in force once it is sealed. Null before there is an agreement. */
async function planOf(tx: Tx, { actor }: ExplanationCall, { engagementId }: Grant): Promise<{ readonly agreement: AgreementGrant; readonly content: DocumentContent; readonly manner: Manner } | null> {
  const { agreementId } = await loadEngagement(tx, engagementId);
  const agreement = agreementId === null ? null : await grantAgreement(tx, actor, agreementId);
  const document = agreement === null ? null : await grantDocument(tx, actor, agreement.documentId);
  if (agreement === null || document === null) return null;
  return { agreement, content: (await loadDocument(tx, document.documentId)).content, manner: mannerOf(await loadWorkspace(tx)) };
}

function explainedWords({ terms, parties }: DocumentContent): string[] {
  return [...terms.flatMap(({ name, synonyms }) => [name, ...synonyms]), ...parties.flatMap(({ legalName, calledAs }) => [legalName, calledAs])].filter((word) => word !== '');
}

/** Keeps somebody's words for a paragraph, over the plan as it is now; what a colleague wrote meanwhile is never overwritten. */
export async function writePassage(tx: Tx, call: ExplanationCall, { engagementId, key, text, before }: Passage & { readonly text: string; readonly before: string | null }): Promise<Answer<ExplanationView>> {
  const { actor, now } = call;
  const grant = await grantExplanation(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  await lockExplanation(tx, grant.explainedId);
  const plan = await planOf(tx, call, grant);
  const planned = plan === null ? undefined : plannedPassages(plan.content, plan.manner).find((one) => one.key === key);
  const stands = (await loadPassages(tx, grant.explainedId)).find((one) => one.key === key);
  if (planned === undefined && stands === undefined) return refused('not-found');
  if ((stands?.body ?? null) !== before) return refused('passage-changed-meanwhile');
  await savePassage(tx, {
    workspaceId: tx.workspaceId, id: newId(), engagementId: grant.engagementId, clientId: grant.clientId, key,
    body: text, planSha256: planned?.sha256 ?? NO_PLAN, writtenBy: actor.memberId, writtenByName: actor.name, writtenAt: now.toISOString(),
  });
  await record(tx, actor, activity(grant, { topic: 'explanation.written', title: planned?.title ?? '', now }));
  return granted(await viewOf(tx, call, grant));
}

/** Lets a paragraph say again what the plan says; nothing happens where it does. */
export async function takePlan(tx: Tx, call: ExplanationCall, { engagementId, key }: Passage): Promise<Answer<ExplanationView>> {
  const grant = await grantExplanation(tx, call.actor, engagementId);
  if (grant === null) return refused('not-found');
  const taken = await removePassage(tx, grant.explainedId, key);
  const view = await viewOf(tx, call, grant);
  if (taken) await record(tx, call.actor, activity(grant, { topic: 'explanation.taken', title: view.passages.find((one) => one.key === key)?.title ?? '', now: call.now }));
  return granted(view);
}

function activity({ engagementId, clientId }: Grant, { topic, title, now }: { topic: string; title: string; now: Date }) {
  return { topic, subjectKind: 'engagement', subjectId: engagementId, clientId, engagementId, payload: { title }, happenedAt: now.toISOString() };
}

/** How the work is done, for whoever reads a text that went out: in the text's language, in the firm's manner. */
export async function explainToClient(tx: Tx, agreement: AgreementGrant, { content, manner }: { content: DocumentContent; manner: Manner }): Promise<HowPassage[]> {
  return passagesToRead(plannedPassages(content, manner), await loadPassages(tx, explanationOf(agreement)));
}
