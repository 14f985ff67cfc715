import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { nextSigners } from '@entente/core/agreement/signing-order';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { loadAgreement, lockAgreement } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { enqueue, type JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { loadDeferrals, markReminded } from './deferral.store.ts';
import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { ensureLink } from './link.actions.ts';
import { sealAgreement } from './seal.actions.ts';
import { RAISE_SEAL_TASK, raiseAgreementSeal, raiseKey } from './seal-extension.actions.ts';
import { agreementsToRaise } from './seal-extension.store.ts';
import { inviteNext, sendReminder, whyNotRemind } from './sending.actions.ts';
import { loadMessages, loadSendings } from './sending.store.ts';
import { agreementsToSeal, findSignature, loadSignaturesOn } from './signature.store.ts';
import { systemActor, tellPerson, tellProvider, type SigningCall } from './signing.actions.ts';

/** Looks after what a lost job would leave undone; runs every minute and at start. */
export const SWEEP_SIGNING_TASK = 'sweep_signing';
export const SIGNING_EVERY_MINUTE: readonly string[] = [SWEEP_SIGNING_TASK];

type Work = (tx: Tx, call: SigningCall, grant: AgreementGrant) => Promise<void>;

/** What this area does later. Each may run twice, or after a crash in its middle, without doing harm. */
export function signingJobs(services: Services): JobHandlers {
  const within = async (workspaceId: string, agreementId: unknown, work: Work): Promise<void> => {
    const actor = systemActor(workspaceId);
    await inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
      const grant = await grantAgreement(tx, actor, String(agreementId));
      if (grant === null) return;
      await lockAgreement(tx, grant.agreementId);
      await work(tx, { services, actor, now: services.clock() }, grant);
    });
  };
  return {
    settle_signature: ({ workspaceId, agreementId, signatureId }) => within(workspaceId, agreementId, (tx, call, grant) => settleSignature(tx, call, { grant, signatureId: String(signatureId) })),
    seal_agreement: ({ workspaceId, agreementId }) => sealAgreement(services, { workspaceId, agreementId: String(agreementId) }),
    [RAISE_SEAL_TASK]: ({ workspaceId, agreementId, tries }) => raiseAgreementSeal(services, { workspaceId, agreementId: String(agreementId), tries: Number(tries ?? 0) }),
    remind_people: ({ workspaceId, agreementId, sendingId }) => within(workspaceId, agreementId, (tx, call, grant) => remindPeople(tx, call, { grant, sendingId: String(sendingId) })),
    remind_deferred: ({ workspaceId, agreementId, deferralId }) => within(workspaceId, agreementId, (tx, call, grant) => remindDeferred(tx, call, { grant, deferralId: String(deferralId) })),
    expire_agreement: ({ workspaceId, agreementId }) => within(workspaceId, agreementId, expireAgreement),
    [SWEEP_SIGNING_TASK]: () => sweepSigning(services),
  };
}

/**
 * A signature's five minutes are over: the other side and those whose turn comes next are told, and
 * when it was the last one the agreement is sealed. A signature that was taken back was never told of.
 */
async function settleSignature(tx: Tx, call: SigningCall, { grant, signatureId }: { grant: AgreementGrant; signatureId: string }): Promise<void> {
  const signature = await findSignature(tx, signatureId);
  if (signature === undefined || signature.takenBackAt !== null) return;
  const { agreementId } = grant;
  if (Date.parse(signature.finalAt) > call.now.getTime()) return enqueue(tx, { task: 'settle_signature', payload: { agreementId, signatureId }, runAt: new Date(signature.finalAt), key: `settle:${signatureId}` });
  const facts = await loadAgreementFacts(tx, agreementId);
  const { state, currentVersion } = agreementStanding(facts, call.now.toISOString());
  const onVersion = await loadSignaturesOn(tx, agreementId, signature.versionNumber);
  if (state === 'signed' && onVersion.every(({ finalAt }) => Date.parse(finalAt) <= call.now.getTime())) return enqueue(tx, { task: 'seal_agreement', payload: { agreementId }, key: `seal:${agreementId}` });
  if (state === 'sealed' || state === 'signed' || signature.versionNumber !== currentVersion) return;
  const told = (await loadMessages(tx, agreementId)).some(({ params }) => (params as { signatureId?: string }).signatureId === signatureId);
  if (told) return;
  await tellOfSignature(tx, call, { grant, signature, versionNumber: currentVersion });
}

type Signature = NonNullable<Awaited<ReturnType<typeof findSignature>>>;

async function tellOfSignature(tx: Tx, call: SigningCall, { grant, signature, versionNumber }: { grant: AgreementGrant; signature: Signature; versionNumber: number }): Promise<void> {
  const people = await loadSignatories(tx, [grant.agreementId]);
  const signer = people.find(({ id }) => id === signature.signatoryId);
  await tellProvider(tx, grant, { topic: 'signing.signed', params: { signatureId: signature.id }, except: signer?.side === 'provider' ? signer.email : null });
  if (signer?.side === 'client') {
    const { expiresAt, chainSeq, chainHead } = await loadAgreement(tx, grant.agreementId);
    const linkId = await ensureLink(tx, call.services, { holder: signer, purpose: 'sign', termEndsAt: expiresAt === null ? null : new Date(expiresAt), now: call.now });
    await tellPerson(tx, signer, { topic: 'signing.receipt', params: { signatureId: signature.id, linkId, seq: chainSeq, head: chainHead } });
  }
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const signed = new Set(facts.signatures.filter((one) => one.versionNumber === versionNumber).map(({ signerId }) => signerId));
  const without = new Set([...signed].filter((id) => id !== signature.signatoryId));
  const before = new Set(nextSigners(facts.signingOrder, facts.signers, without).map(({ id }) => id));
  const turned = nextSigners(facts.signingOrder, facts.signers, signed).some(({ id }) => !before.has(id));
  if (turned) await inviteNext(tx, call, { grant, versionNumber, isNew: true });
}

/** The program's own reminders after a sending: to those whose turn it is, who did not put it off, at most one message a day. */
async function remindPeople(tx: Tx, call: SigningCall, { grant, sendingId }: { grant: AgreementGrant; sendingId: string }): Promise<void> {
  const newest = (await loadSendings(tx, grant.agreementId))[0];
  if (newest?.id !== sendingId) return;
  const deferrals = await loadDeferrals(tx, grant.agreementId);
  for (const person of await loadSignatories(tx, [grant.agreementId])) {
    const putOff = deferrals.some(({ signatoryId, remindAt, remindedAt }) => signatoryId === person.id && remindedAt === null && Date.parse(remindAt) > call.now.getTime());
    if (!putOff && (await whyNotRemind(tx, call, { grant, person })) === null) await sendReminder(tx, call, { grant, person });
  }
}

/** The morning that a person chose for "not now" has come. */
async function remindDeferred(tx: Tx, call: SigningCall, { grant, deferralId }: { grant: AgreementGrant; deferralId: string }): Promise<void> {
  const deferrals = await loadDeferrals(tx, grant.agreementId);
  const deferral = deferrals.find(({ id }) => id === deferralId);
  const newest = deferrals.find(({ signatoryId }) => signatoryId === deferral?.signatoryId);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === deferral?.signatoryId);
  if (deferral === undefined || newest?.id !== deferralId || person === undefined) return;
  if (!(await markReminded(tx, deferralId, call.now))) return;
  if ((await whyNotRemind(tx, call, { grant, person })) === null) await sendReminder(tx, call, { grant, person });
}

/** The last day has passed unsigned: kept as evidence once for each last day, and the provider is told. */
async function expireAgreement(tx: Tx, call: SigningCall, grant: AgreementGrant): Promise<void> {
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const { state, since, currentVersion } = agreementStanding(facts, call.now.toISOString());
  if (state !== 'expired') return;
  const told = (await loadMessages(tx, grant.agreementId)).some(({ topic, params }) => topic === 'signing.expired' && (params as { expiresAt?: string }).expiresAt === since);
  if (told) return;
  const at = call.now.toISOString();
  await appendEvent(tx, grant.agreementId, { type: 'agreement.expired', actor: call.actor, at, versionNumber: currentVersion, body: { expiresAt: since } });
  await record(tx, call.actor, { topic: 'agreement.expired', subjectKind: 'agreement', subjectId: grant.agreementId, clientId: grant.clientId, engagementId: grant.engagementId, happenedAt: since });
  await tellProvider(tx, grant, { topic: 'signing.expired', params: { expiresAt: since } });
}

/**
 * Puts a sealing job into the queue for every agreement that is signed for good and not sealed: a
 * process that died in the middle leaves its job locked, and nobody shall wait for that. Where a
 * time-stamp authority is set, seals without a stamp are brought to it.
 */
async function sweepSigning(services: Services): Promise<void> {
  for (const workspaceId of await allWorkspaces(services.database)) {
    await inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
      for (const agreementId of await agreementsToSeal(tx, services.clock())) await enqueue(tx, { task: 'seal_agreement', payload: { agreementId }, key: `seal:${agreementId}` });
      if (services.config.timestampUrl === null) return;
      for (const agreementId of await agreementsToRaise(tx)) await enqueue(tx, { task: RAISE_SEAL_TASK, payload: { agreementId, tries: 0 }, key: raiseKey(agreementId), unlessQueued: true });
    });
  }
}
