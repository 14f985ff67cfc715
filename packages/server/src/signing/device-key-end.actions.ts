import type { MembersKeyView } from '@entente/contract/signing/device-views';
import type { ClientActor, ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { deviceKeyFingerprint } from '@entente/seal/device-signature';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { announce } from '../platform/outbox/announce.ts';
import { tryCode, type RightCode } from './code.actions.ts';
import { useCode } from './code.store.ts';
import { findHeldKey, findMembersKey, insertDeviceKeyEnd, loadMembersKeys, unsealedOfKey, type HeldKey } from './device-key-end.store.ts';
import { holderOf, publicKeyOf } from './device-key.actions.ts';
import { membersKeyView } from './device-key.view.ts';
import { lockDeviceKey } from './device-key.store.ts';
import { loadPerson } from './sending.store.ts';
import { eventOrigin, systemActor, type SigningCall } from './signing.actions.ts';

type Typing = { readonly keyId: string; readonly versionNumber: number; readonly typed: string; readonly browser: string };
type Ending = { readonly grant: AgreementGrant; readonly keyId: string; readonly code: RightCode | null };

/** A key of the holder of a link, by their mailbox; another person's or another client's is as good as none. */
async function ownKey(tx: Tx, { actor }: SigningCall<ClientActor>, keyId: string): Promise<HeldKey | null> {
  const person = await loadPerson(tx, actor.signatoryId);
  if (person === undefined || person.removedAt !== null) return null;
  return (await findHeldKey(tx, holderOf(person), keyId)) ?? null;
}

/** Compares the code for calling a key off. Run it in a transaction of its own: a wrong try has been counted. @returns null where the key was called off before. */
export async function checkCallingOff(tx: Tx, call: SigningCall<ClientActor>, { keyId, versionNumber, typed, browser }: Typing): Promise<Answer<RightCode | null>> {
  const key = await ownKey(tx, call, keyId);
  if (key === null) return refused('device-key-is-unknown');
  return key.endedAt === null ? tryCode(tx, call, { signatoryId: call.actor.signatoryId, purpose: 'call_off', versionNumber, browser, typed }) : granted(null);
}

/** Calls a key of one's own off, with a code from one's mailbox. */
export async function callOffOwnKey(tx: Tx, call: SigningCall<ClientActor>, { grant, keyId, code }: Ending): Promise<Answer<Record<string, never>>> {
  const key = await ownKey(tx, call, keyId);
  if (key === null) return refused('device-key-is-unknown');
  if (key.endedAt !== null) return granted({});
  if (code === null) return refused('code-was-used');
  const ended = await endKey(tx, call, { key, codeId: code.codeId, memberId: null, asked: [grant.agreementId] });
  if (!ended.ok) return ended;
  const { agreementId, clientId, engagementId } = grant;
  await record(tx, call.actor, { topic: 'agreement.device_called_off', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { name: key.holderName }, happenedAt: call.now.toISOString() });
  return granted({});
}

/** Whose keys a member may call off: their own, and as an owner, told by null, those of everybody who signs for the provider. */
function whoseKeys({ role, memberId }: ProviderActor): string | null {
  return role === 'owner' ? null : memberId;
}

/** The same as a list to look at. */
export async function listDeviceKeys(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: MembersKeyView[] }>> {
  return granted({ rows: await Promise.all((await loadMembersKeys(tx, whoseKeys(actor))).map(membersKeyView)) });
}

/** Calls a key of the provider's off: one's own, or as an owner anybody's who signs for the provider. Twice is once. */
export async function callOffMembersKey(tx: Tx, call: SigningCall<ProviderActor>, id: string): Promise<Answer<Record<string, never>>> {
  const key = await findMembersKey(tx, whoseKeys(call.actor), id);
  if (key === undefined) return refused('not-found');
  if (key.endedAt !== null) return granted({});
  const ended = await endKey(tx, call, { key, codeId: null, memberId: call.actor.memberId, asked: [] });
  if (!ended.ok) return ended;
  if (!ended.value) return granted({});
  await record(tx, call.actor, { topic: 'member.device_called_off', subjectKind: 'member', subjectId: key.memberId ?? call.actor.memberId, payload: { name: key.holderName }, happenedAt: call.now.toISOString() });
  return granted({});
}

/**
 * From now on the key signs nothing. What it signed stays as it was; where that is not sealed yet, the chain, and so the
 * sealed file, says when the key was called off. Locks in the order of a signature: agreements, the code, then the key.
 * @param ended.asked the agreement on which the code was asked for.
 * @returns false where the key was called off before.
 */
async function endKey(tx: Tx, call: SigningCall<ClientActor | ProviderActor>, { key, codeId, memberId, asked }: { key: HeldKey; codeId: string | null; memberId: string | null; asked: readonly string[] }): Promise<Answer<boolean>> {
  const { actor, now } = call;
  const at = now.toISOString();
  const before = await unsealedOfKey(tx, key.id);
  const locked = await lockAgreements(tx, [...asked, ...before.map(({ agreementId }) => agreementId)]);
  if (codeId !== null && !(await useCode(tx, codeId, now))) return refused('code-was-used');
  await lockDeviceKey(tx, key);
  // What it signed while this waited is seen only now, and another agreement cannot be locked behind the key.
  const signed = await unsealedOfKey(tx, key.id);
  if (signed.some(({ agreementId }) => !locked.has(agreementId))) return refused('item-changed-meanwhile');
  const isNew = await insertDeviceKeyEnd(tx, { workspaceId: tx.workspaceId, deviceKeyId: key.id, clientId: key.clientId, endedBy: actor.name, endedBySide: actor.side, endedByMemberId: memberId, codeId, createdAt: at });
  if (!isNew) return granted(false);
  const fingerprint = deviceKeyFingerprint(await publicKeyOf(key));
  for (const { agreementId, versionNumber, onBehalfOf } of signed) {
    const grant = locked.get(agreementId);
    if (!grant) continue;
    await appendEvent(tx, grant.agreementId, { type: 'device.called_off', actor, at, versionNumber, onBehalfOf, ...eventOrigin(call), body: { fingerprint, holder: key.holder, setUpAt: key.setUpAt, codeId } });
    await touchAgreement(tx, grant.agreementId);
  }
  await announce(tx, { topic: 'signing.device_called_off', recipient: { email: key.holder, name: key.holderName, locale: key.locale as Locale }, subject: { kind: 'agreement', id: key.agreementId }, clientId: key.clientId, params: { by: actor.name, setUpAt: key.setUpAt, at } });
  return granted(true);
}

/** Locks agreements in the one order in which everybody does; null for one that is not there. */
async function lockAgreements(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, AgreementGrant | null>> {
  const locked = new Map<string, AgreementGrant | null>();
  for (const id of [...new Set(ids)].toSorted()) {
    const grant = await grantAgreement(tx, systemActor(tx.workspaceId), id);
    if (grant !== null) await lockAgreement(tx, grant.agreementId);
    locked.set(id, grant);
  }
  return locked;
}
