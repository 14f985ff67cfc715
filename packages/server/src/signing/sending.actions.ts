import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import { agreementStanding, countingSignatures } from '@entente/core/agreement/agreement-state';
import { nextSigners } from '@entente/core/agreement/signing-order';
import { isOnFile } from '@entente/core/kernel/signing-level';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { EXPIRY_DAYS } from '@entente/core/signing/link-terms';
import { mayWriteToday, reminderTimes } from '@entente/core/signing/reminder-times';
import { freezeVersion, type Frozen } from '../agreement/agreement-version.actions.ts';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { checkMaySend, loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { loadAgreement, lockAgreement, updateAgreement } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { keyPlace } from './device-key.actions.ts';
import { ensureLink } from './link.actions.ts';
import { loadWaitingScans } from './scan.store.ts';
import { makeSigningCopy } from './signing-copy.actions.ts';
import { findNewestSending, insertSending, loadFirm, loadMessages, loadPacedMessages, loadPerson, loadSender, loadSendings, sayInstead } from './sending.store.ts';
import { eventOrigin, tellPerson, type Signatory, type SigningCall } from './signing.actions.ts';

type Inputs = InferContractRouterInputs<typeof contract>['signing'];

/**
 * Sends the agreement: freezes the draft where it changed, sets the terms, and writes to those whose
 * turn it is. In a set order the others hear of it when their turn comes.
 */
export async function sendAgreement(tx: Tx, call: SigningCall<ProviderActor>, input: Inputs['send']): Promise<Answer<{ sendingId: string; versionNumber: number }>> {
  const { actor, now } = call;
  const grant = await grantAgreement(tx, actor, input.id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const at = { actor, now: now.toISOString() };
  const { signingLevel, signingOrder } = input;
  if (signingLevel === 'device' && keyPlace(call.services.config) === null) return refused('device-keys-need-address');
  const may = await checkMaySend(tx, at, { grant, level: signingLevel });
  if (!may.ok) return may;
  const firm = await loadFirm(tx);
  const expiresAt = new Date(input.expiresAt);
  if (!fitsTerm(expiresAt, now)) return refused('last-day-does-not-fit', { least: EXPIRY_DAYS.least, most: EXPIRY_DAYS.most });
  // What the law asks depends on the way of signing, so it is settled before the text is frozen for it.
  await updateAgreement(tx, grant.agreementId, { signingLevel, signingOrder, expiresAt: expiresAt.toISOString() });
  const frozen = await freezeVersion(tx, at, input.id);
  if (!frozen.ok) return frozen;
  const recent = await saysNothingNew(tx, grant, { frozen: frozen.value, now, timeZone: firm.timeZone });
  if (recent) return refused('written-to-today');
  if (isOnFile(signingLevel)) await makeSigningCopy(tx, call, { grant, versionNumber: frozen.value.number });
  const sendingId = await keepSending(tx, call, { grant, input, frozen: frozen.value });
  await inviteNext(tx, call, { grant, versionNumber: frozen.value.number, isNew: frozen.value.isNew });
  await planAfterSending(tx, { grant, sendingId, timeZone: firm.timeZone, span: { sentAt: now, expiresAt }, reminds: input.reminds ?? true });
  return granted({ sendingId, versionNumber: frozen.value.number });
}

function fitsTerm(expiresAt: Date, now: Date): boolean {
  const days = (expiresAt.getTime() - now.getTime()) / 86_400_000;
  return days >= EXPIRY_DAYS.least / 2 && days <= EXPIRY_DAYS.most + 1;
}

/** The same text to the same people on the same day would be a second message, not news. */
async function saysNothingNew(tx: Tx, grant: AgreementGrant, { frozen, now, timeZone }: { frozen: Frozen; now: Date; timeZone: string }): Promise<boolean> {
  if (frozen.isNew) return false;
  const sendings = (await loadSendings(tx, grant.agreementId)).filter(({ versionNumber }) => versionNumber === frozen.number);
  return sendings.some(({ createdAt }) => dayIn(timeZone, new Date(createdAt)) === dayIn(timeZone, now));
}

async function keepSending(tx: Tx, call: SigningCall<ProviderActor>, { grant, input, frozen }: { grant: AgreementGrant; input: Inputs['send']; frozen: Frozen }): Promise<string> {
  const { actor, now } = call;
  const { agreementId, clientId, engagementId } = grant;
  const sender = await loadSender(tx, actor.memberId);
  const people = await loadSignatories(tx, [agreementId]);
  const id = newId();
  const [message, reminds] = [input.message ?? '', input.reminds ?? true];
  await insertSending(tx, {
    workspaceId: tx.workspaceId, id, agreementId, clientId, versionNumber: frozen.number, message, reminds,
    sentBy: actor.memberId, sentByName: sender.name, sentByEmail: sender.email, sentByLocale: sender.locale, createdAt: now.toISOString(),
  });
  const to = people.map(({ id: signatoryId, side, name, email }) => ({ signatoryId, side, name, email }));
  const { signingLevel, signingOrder, expiresAt } = input;
  await appendEvent(tx, agreementId, { type: 'agreement.sent', actor, at: now.toISOString(), versionNumber: frozen.number, ...eventOrigin(call), body: { sha256: frozen.sha256, to, signingLevel, signingOrder, expiresAt, message } });
  await record(tx, actor, { topic: 'agreement.sent', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { versionNumber: frozen.number }, happenedAt: now.toISOString() });
  return id;
}

/** Writes to the people whose turn it is to sign a version. @param isNew whether the version is news to those who know the agreement. */
export async function inviteNext(tx: Tx, call: SigningCall, { grant, versionNumber, isNew }: { grant: AgreementGrant; versionNumber: number; isNew: boolean }): Promise<void> {
  const agreement = await loadAgreement(tx, grant.agreementId);
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const people = await loadSignatories(tx, [grant.agreementId]);
  const signed = new Set(countingSignatures(facts, versionNumber).map(({ signerId }) => signerId));
  const turn = new Set(nextSigners(facts.signingOrder, facts.signers, signed).map(({ id }) => id));
  const actorId = call.actor.side === 'provider' ? call.actor.memberId : null;
  const termEndsAt = agreement.expiresAt === null ? null : new Date(agreement.expiresAt);
  for (const person of people.filter(({ id }) => turn.has(id))) {
    if (person.side === 'client') await inviteClient(tx, call, { person, versionNumber, isNew, termEndsAt });
    else if (person.memberId !== actorId) await tellPerson(tx, person, { topic: 'signing.turn', params: { versionNumber } });
  }
}

type Inviting = { readonly person: Signatory; readonly versionNumber: number; readonly isNew: boolean; readonly termEndsAt: Date | null };

const INVITING: ReadonlySet<string> = new Set(['signing.requested', 'signing.changed', 'signing.reminder', 'signing.passed_on']);

/** Asks a person of the client to sign, at once. Where they were asked before and that has not left yet, it says so of the newest text: two messages about one agreement do not come together. */
async function inviteClient(tx: Tx, { services, now }: SigningCall, { person, versionNumber, isNew, termEndsAt }: Inviting): Promise<void> {
  const linkId = await ensureLink(tx, services, { holder: person, purpose: 'sign', termEndsAt, now });
  const asked = (await loadMessages(tx, person.agreementId)).filter(({ topic, recipientEmail }) => recipientEmail === person.email && INVITING.has(topic));
  const params = { linkId, signatoryId: person.id, versionNumber };
  const waiting = asked.find(({ state, heldUntil }) => state === 'queued' && heldUntil !== null && heldUntil > now.toISOString());
  if (waiting !== undefined) return sayInstead(tx, waiting.id, { ...(waiting.params as typeof params), ...params });
  const knowsEarlier = asked.some(({ topic }) => topic === 'signing.requested' || topic === 'signing.passed_on');
  await tellPerson(tx, person, { topic: knowsEarlier ? (isNew ? 'signing.changed' : 'signing.reminder') : 'signing.requested', params, at: now });
}

type Plan = { readonly grant: AgreementGrant; readonly sendingId: string; readonly timeZone: string; readonly span: { readonly sentAt: Date; readonly expiresAt: Date }; readonly reminds: boolean };

async function planAfterSending(tx: Tx, { grant, sendingId, timeZone, span, reminds }: Plan): Promise<void> {
  const { agreementId } = grant;
  await enqueue(tx, { task: 'expire_agreement', payload: { agreementId }, runAt: span.expiresAt, key: `expire:${agreementId}` });
  for (const [index, runAt] of reminderTimes({ ...span, timeZone }).entries()) {
    if (reminds) await enqueue(tx, { task: 'remind_people', payload: { agreementId, sendingId }, runAt, key: `remind:${agreementId}:${index}` });
  }
}

/** Reminds one person now, at the provider's wish; at most one message a day. */
export async function remindSignatory(tx: Tx, call: SigningCall<ProviderActor>, signatoryId: string): Promise<Answer<Record<string, never>>> {
  const found = await findPersonToRemind(tx, call, signatoryId);
  if (found === null) return refused('not-found');
  const hindrance = await whyNotRemind(tx, call, found);
  if (hindrance !== null) return refused(hindrance);
  await sendReminder(tx, call, found);
  const { grant, person } = found;
  await record(tx, call.actor, { topic: 'signatory.reminded', subjectKind: 'agreement', subjectId: grant.agreementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { name: person.name } });
  return granted({});
}

type Reminding = { readonly grant: AgreementGrant; readonly person: Signatory };

async function findPersonToRemind(tx: Tx, { actor }: SigningCall, signatoryId: string): Promise<Reminding | null> {
  const row = await loadPerson(tx, signatoryId);
  const grant = row === undefined ? null : await grantAgreement(tx, actor, row.agreementId);
  if (grant === null) return null;
  await lockAgreement(tx, grant.agreementId);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === signatoryId);
  return person === undefined ? null : { grant, person };
}

/** Why a person cannot be reminded now, or null. */
export async function whyNotRemind(tx: Tx, { now }: Pick<SigningCall, 'now'>, { grant, person }: Reminding): Promise<'nothing-to-remind-of' | 'not-your-turn' | 'written-to-today' | null> {
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const { state, currentVersion } = agreementStanding(facts, now.toISOString());
  if (currentVersion === null || !['sent', 'questions_open', 'partly_signed'].includes(state)) return 'nothing-to-remind-of';
  const signed = new Set(countingSignatures(facts, currentVersion).map(({ signerId }) => signerId));
  if (signed.has(person.id)) return 'nothing-to-remind-of';
  // Who handed in a paper has done their part: it is for the other side to look at it.
  if ((await loadWaitingScans(tx, [grant.agreementId])).some((scan) => scan.signatoryId === person.id && scan.side === person.side && scan.versionNumber === currentVersion)) return 'nothing-to-remind-of';
  if (!nextSigners(facts.signingOrder, facts.signers, signed).some(({ id }) => id === person.id)) return 'not-your-turn';
  const { timeZone } = await loadFirm(tx);
  const written = await loadPacedMessages(tx, { email: person.email, since: new Date(now.getTime() - 2 * 86_400_000) });
  return mayWriteToday(written, now, timeZone) ? null : 'written-to-today';
}

/** Writes a reminder to one person. */
export async function sendReminder(tx: Tx, { services, now }: SigningCall, { grant, person }: Reminding): Promise<void> {
  const versionNumber = (await findNewestSending(tx, grant.agreementId))?.versionNumber ?? 1;
  if (person.side === 'provider') return tellPerson(tx, person, { topic: 'signing.turn', params: { versionNumber } });
  const { expiresAt } = await loadAgreement(tx, grant.agreementId);
  const linkId = await ensureLink(tx, services, { holder: person, purpose: 'sign', termEndsAt: expiresAt === null ? null : new Date(expiresAt), now });
  return tellPerson(tx, person, { topic: 'signing.reminder', params: { linkId, signatoryId: person.id, versionNumber }, at: now });
}

/** Takes back what was sent. Those who got it are told; their pages say so. Refused once everybody has signed. */
export async function withdrawAgreement(tx: Tx, call: SigningCall<ProviderActor>, { id, reason }: { id: string; reason: string }): Promise<Answer<Record<string, never>>> {
  const { actor, now } = call;
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const { state, currentVersion } = agreementStanding(await loadAgreementFacts(tx, grant.agreementId), now.toISOString());
  if (state === 'sealed') return refused('agreement-is-sealed');
  if (state === 'signed') return refused('agreement-is-signed');
  if (state === 'withdrawn' || currentVersion === null) return refused('nothing-to-withdraw');
  await updateAgreement(tx, grant.agreementId, { withdrawnAt: now.toISOString() });
  await appendEvent(tx, grant.agreementId, { type: 'agreement.withdrawn', actor, at: now.toISOString(), versionNumber: currentVersion, ...eventOrigin(call), body: { reason } });
  await record(tx, actor, { topic: 'agreement.withdrawn', subjectKind: 'agreement', subjectId: id, clientId: grant.clientId, engagementId: grant.engagementId, payload: { reason }, happenedAt: now.toISOString() });
  const written = new Set((await loadMessages(tx, id)).map(({ recipientEmail }) => recipientEmail));
  for (const person of await loadSignatories(tx, [grant.agreementId])) {
    if (person.side === 'client' && written.has(person.email)) await tellPerson(tx, person, { topic: 'signing.withdrawn', params: { reason } });
  }
  return granted({});
}
