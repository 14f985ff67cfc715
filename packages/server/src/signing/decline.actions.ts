import { agreementStanding } from '@entente/core/agreement/agreement-state';
import type { ClientActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { DeclineReason } from '@entente/core/signing/decline-reason';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { insertDecline } from './decline.store.ts';
import { eventOrigin, ownSignatory, tellProvider, type SigningCall } from './signing.actions.ts';

/**
 * A person of the client says no to the text that is out, with a reason. Nothing is closed by it: the
 * same person may still sign, and a new text may be sent. The same decline sent twice is kept once.
 */
export async function declineAgreement(tx: Tx, call: SigningCall<ClientActor>, { grant, declineId, reason, body }: { grant: AgreementGrant; declineId: string; reason: DeclineReason; body: string }): Promise<Answer<Record<string, never>>> {
  const { actor, now } = call;
  const { agreementId, clientId, engagementId } = grant;
  await lockAgreement(tx, agreementId);
  const person = await ownSignatory(tx, actor, grant);
  const facts = await loadAgreementFacts(tx, agreementId);
  const { state, currentVersion } = agreementStanding(facts, now.toISOString());
  if (person === null || currentVersion === null) return refused('not-found');
  if (state === 'sealed' || state === 'signed') return refused('agreement-is-signed');
  if (state === 'withdrawn') return refused('agreement-is-withdrawn');
  if (facts.signatures.some(({ signerId, versionNumber }) => signerId === person.id && versionNumber === currentVersion)) return refused('signed-already');
  const at = now.toISOString();
  const isNew = await insertDecline(tx, { workspaceId: tx.workspaceId, id: declineId, agreementId, clientId, signatoryId: person.id, versionNumber: currentVersion, reason, body, createdAt: at });
  if (!isNew) return granted({});
  await appendEvent(tx, agreementId, { type: 'agreement.declined', actor, at, versionNumber: currentVersion, onBehalfOf: person.onBehalfOf, ...eventOrigin(call), body: { reason, words: body } });
  await touchAgreement(tx, agreementId);
  await record(tx, actor, { topic: 'agreement.declined', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { reason, name: person.name }, happenedAt: at });
  await tellProvider(tx, grant, { topic: 'signing.declined', params: { name: person.name, reason, words: body } });
  return granted({});
}
