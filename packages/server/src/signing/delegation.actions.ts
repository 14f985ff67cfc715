import { agreementStanding, countingSignatures } from '@entente/core/agreement/agreement-state';
import type { ClientActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { loadAgreement, lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { insertSignatories, loadSignatories, updateSignatory } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { tryCode, type RightCode } from './code.actions.ts';
import { useCode } from './code.store.ts';
import { insertDelegation, loadDelegations } from './delegation.store.ts';
import { ensureLink } from './link.actions.ts';
import { revokeLinks } from './link.store.ts';
import { loadPerson } from './sending.store.ts';
import { eventOrigin, ownSignatory, tellPerson, tellProvider, type Signatory, type SigningCall } from './signing.actions.ts';

export type Naming = { readonly grant: AgreementGrant; readonly delegationId: string; readonly name: string; readonly email: string };

/** Whether another person may be named now. Writes nothing. */
async function decide(tx: Tx, { actor, now }: SigningCall<ClientActor>, { grant, name, email }: Naming): Promise<Answer<{ person: Signatory; versionNumber: number; needsCode: boolean }>> {
  const people = await loadSignatories(tx, [grant.agreementId]);
  const person = await ownSignatory(tx, actor, grant);
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const { state, currentVersion } = agreementStanding(facts, now.toISOString());
  if (person === null || currentVersion === null) return refused('not-found');
  if (state === 'sealed' || state === 'signed') return refused('agreement-is-signed');
  if (state === 'withdrawn') return refused('agreement-is-withdrawn');
  if (countingSignatures(facts, currentVersion).some(({ signerId }) => signerId === person.id)) return refused('signed-already');
  if (name === '') return refused('name-is-missing');
  if (people.some((other) => other.email === email)) return refused('someone-signs-already');
  const { signingLevel } = await loadAgreement(tx, grant.agreementId);
  return granted({ person, versionNumber: currentVersion, needsCode: signingLevel !== 'link' });
}

/**
 * Looks at everything that naming another person needs, the code included: who holds the link alone
 * cannot hand over somebody's right to sign. Run it in a transaction of its own and commit it even
 * when it refuses: a wrong code has been counted.
 */
export async function checkDelegation(tx: Tx, call: SigningCall<ClientActor>, { naming, typed, browser }: { naming: Naming; typed: string; browser: string }): Promise<Answer<RightCode | null>> {
  const ready = await decide(tx, call, naming);
  if (!ready.ok) return ready;
  const { person, versionNumber, needsCode } = ready.value;
  if (!needsCode) return granted(null);
  return tryCode(tx, call, { signatoryId: person.id, purpose: 'delegate', versionNumber, browser, typed });
}

/** Names another person to sign: a row, a link and an identity of their own; both names stay in the evidence. */
export async function delegateSigning(tx: Tx, call: SigningCall<ClientActor>, { naming, code }: { naming: Naming; code: RightCode | null }): Promise<Answer<Record<string, never>>> {
  const { grant, delegationId } = naming;
  await lockAgreement(tx, grant.agreementId);
  if ((await loadDelegations(tx, grant.agreementId)).some(({ id }) => id === delegationId)) return granted({});
  const ready = await decide(tx, call, naming);
  if (!ready.ok) return ready;
  if (ready.value.needsCode && (code === null || !(await useCode(tx, code.codeId, call.now)))) return refused('code-was-used');
  const { person, versionNumber } = ready.value;
  const toId = newId();
  const at = call.now.toISOString();
  const { agreementId, clientId } = grant;
  const to = { workspaceId: tx.workspaceId, id: toId, agreementId, clientId, side: 'client', name: naming.name, email: naming.email, onBehalfOf: person.onBehalfOf, locale: person.locale, position: person.position, delegatedFrom: person.id, createdAt: at };
  await insertSignatories(tx, [to]);
  await updateSignatory(tx, { agreementId, id: person.id }, { removedAt: at });
  await insertDelegation(tx, { workspaceId: tx.workspaceId, id: delegationId, agreementId, clientId, fromSignatoryId: person.id, toSignatoryId: toId, kind: 'someone_else', createdAt: at });
  await keepTrace(tx, call, { grant, person, versionNumber, topic: 'agreement.delegated', body: { fromSignatoryId: person.id, toSignatoryId: toId, name: naming.name, email: naming.email, ...(code === null ? {} : { codeSentTo: code.sentTo, codeSentAt: code.sentAt }) } });
  await tellAboutDelegation(tx, call, { grant, person, to: { ...to, id: toId }, versionNumber });
  return granted({});
}

async function tellAboutDelegation(tx: Tx, { services, now }: SigningCall, { grant, person, to, versionNumber }: { grant: AgreementGrant; person: Signatory; to: { id: string; agreementId: string; clientId: string; name: string; email: string; locale: string }; versionNumber: number }): Promise<void> {
  const { expiresAt } = await loadAgreement(tx, grant.agreementId);
  const termEndsAt = expiresAt === null ? null : new Date(expiresAt);
  const linkId = await ensureLink(tx, services, { holder: to, purpose: 'sign', termEndsAt, now });
  const ownLinkId = await ensureLink(tx, services, { holder: person, purpose: 'sign', termEndsAt, now });
  await tellPerson(tx, to, { topic: 'signing.passed_on', params: { linkId, signatoryId: to.id, versionNumber, from: person.name } });
  await tellPerson(tx, person, { topic: 'signing.passed_on_notice', params: { linkId: ownLinkId, to: to.name } });
  await tellProvider(tx, grant, { topic: 'signing.named', params: { from: person.name, to: to.name, email: to.email } });
}

/** Who named another person signs after all, while that person has not signed. */
export async function callOffDelegation(tx: Tx, call: SigningCall<ClientActor>, { grant, delegationId }: { grant: AgreementGrant; delegationId: string }): Promise<Answer<Record<string, never>>> {
  const { actor, now } = call;
  const { agreementId, clientId } = grant;
  await lockAgreement(tx, agreementId);
  const delegations = await loadDelegations(tx, agreementId);
  if (delegations.some(({ id }) => id === delegationId)) return granted({});
  const named = delegations.find(({ kind, fromSignatoryId }) => kind === 'someone_else' && fromSignatoryId === actor.signatoryId);
  const from = await loadPerson(tx, actor.signatoryId);
  const to = named?.toSignatoryId === null || named === undefined ? undefined : await loadPerson(tx, named.toSignatoryId);
  const { state, currentVersion } = agreementStanding(await loadAgreementFacts(tx, agreementId), now.toISOString());
  if (from === undefined || from.removedAt === null || to === undefined || to.removedAt !== null) return refused('nothing-to-call-off');
  const signed = (await loadAgreementFacts(tx, agreementId)).signatures.some(({ signerId, versionNumber }) => signerId === to.id && versionNumber === currentVersion);
  if (signed || state === 'sealed' || state === 'signed') return refused('nothing-to-call-off');
  const at = now.toISOString();
  await updateSignatory(tx, { agreementId, id: to.id }, { removedAt: at });
  await revokeLinks(tx, { signatoryId: to.id, purpose: 'sign' }, now);
  await updateSignatory(tx, { agreementId, id: from.id }, { removedAt: null });
  await insertDelegation(tx, { workspaceId: tx.workspaceId, id: delegationId, agreementId, clientId, fromSignatoryId: from.id, toSignatoryId: to.id, kind: 'called_off', createdAt: at });
  await keepTrace(tx, call, { grant, person: from, versionNumber: currentVersion, topic: 'agreement.delegation_called_off', body: { fromSignatoryId: from.id, toSignatoryId: to.id, calledOff: true } });
  await tellPerson(tx, to, { topic: 'signing.called_off', params: { from: from.name } });
  return granted({});
}

/** "I'm not this person": said once more, it is kept once. Nothing is shut by it; the provider looks for the right address. */
export async function sayNotMe(tx: Tx, call: SigningCall<ClientActor>, { grant, delegationId, note }: { grant: AgreementGrant; delegationId: string; note: string }): Promise<Answer<Record<string, never>>> {
  const { agreementId, clientId } = grant;
  await lockAgreement(tx, agreementId);
  const person = await ownSignatory(tx, call.actor, grant);
  if (person === null) return refused('not-found');
  const { currentVersion } = agreementStanding(await loadAgreementFacts(tx, agreementId), call.now.toISOString());
  const isNew = await insertDelegation(tx, { workspaceId: tx.workspaceId, id: delegationId, agreementId, clientId, fromSignatoryId: person.id, toSignatoryId: null, kind: 'not_me', note, createdAt: call.now.toISOString() });
  if (!isNew) return granted({});
  await keepTrace(tx, call, { grant, person, versionNumber: currentVersion, topic: 'agreement.not_me', body: { notMe: true, signatoryId: person.id, note } });
  await tellProvider(tx, grant, { topic: 'signing.not_me', params: { name: person.name, words: note } });
  return granted({});
}

type Trace = { readonly grant: AgreementGrant; readonly person: { readonly name: string; readonly onBehalfOf: string }; readonly versionNumber: number | null; readonly topic: string; readonly body: Readonly<Record<string, unknown>> };

async function keepTrace(tx: Tx, call: SigningCall<ClientActor>, { grant, person, versionNumber, topic, body }: Trace): Promise<void> {
  const { agreementId, clientId, engagementId } = grant;
  const at = call.now.toISOString();
  await appendEvent(tx, agreementId, { type: 'signatory.delegated', actor: call.actor, at, versionNumber, onBehalfOf: person.onBehalfOf, ...eventOrigin(call), body });
  await touchAgreement(tx, agreementId);
  await record(tx, call.actor, { topic, subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { name: person.name }, happenedAt: at });
}
