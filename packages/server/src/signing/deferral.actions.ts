import { agreementStanding } from '@entente/core/agreement/agreement-state';
import type { ClientActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { deferralTime, type DeferralChoice } from '@entente/core/signing/reminder-times';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { lockAgreement } from '../agreement/agreement.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { insertDeferral } from './deferral.store.ts';
import { loadFirm } from './sending.store.ts';
import { eventOrigin, ownSignatory, type SigningCall } from './signing.actions.ts';

/** "Not now": the person is asked again on the morning they chose, and by nobody before. Twice is once. */
export async function deferAgreement(tx: Tx, call: SigningCall<ClientActor>, { grant, deferralId, choice, day }: { grant: AgreementGrant; deferralId: string; choice: DeferralChoice; day: string | null }): Promise<Answer<{ remindAt: string }>> {
  const { actor, now } = call;
  const { agreementId, clientId, engagementId } = grant;
  await lockAgreement(tx, agreementId);
  const person = await ownSignatory(tx, actor, grant);
  const facts = await loadAgreementFacts(tx, agreementId);
  const { state, currentVersion } = agreementStanding(facts, now.toISOString());
  if (person === null) return refused('not-found');
  if (state === 'sealed' || state === 'signed') return refused('agreement-is-signed');
  if (state === 'withdrawn') return refused('agreement-is-withdrawn');
  const { timeZone } = await loadFirm(tx);
  const time = deferralTime({ choice, day, now, expiresAt: facts.expiresAt === null ? null : new Date(facts.expiresAt), timeZone });
  if (!time.ok) return time;
  const remindAt = time.value.toISOString();
  const isNew = await insertDeferral(tx, { workspaceId: tx.workspaceId, id: deferralId, agreementId, clientId, signatoryId: person.id, remindAt, createdAt: now.toISOString() });
  if (!isNew) return granted({ remindAt });
  await appendEvent(tx, agreementId, { type: 'signatory.deferred', actor, at: now.toISOString(), versionNumber: currentVersion, onBehalfOf: person.onBehalfOf, ...eventOrigin(call), body: { remindAt } });
  await record(tx, actor, { topic: 'agreement.deferred', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { remindAt, name: person.name }, happenedAt: now.toISOString() });
  await enqueue(tx, { task: 'remind_deferred', payload: { agreementId, deferralId }, runAt: time.value, key: `defer:${person.id}` });
  return granted({ remindAt });
}
