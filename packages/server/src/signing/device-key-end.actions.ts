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
import { insertDeviceKeyEnd, loadHeldKeys, loadMembersKeys, unsealedOfKey, type HeldKey } from './device-key-end.store.ts';
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
  const keys = await loadHeldKeys(tx, holderOf(person));
  return keys.find(({ id }) => id === keyId) ?? null;
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
  if (code === null || !(await useCode(tx, code.codeId, call.now))) return refused('code-was-used');
  await endKey(tx, call, { key, codeId: code.codeId, memberId: null });
  const { agreementId, clientId, engagementId } = grant;
  await record(tx, call.actor, { topic: 'agreement.device_called_off', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { name: key.holderName }, happenedAt: call.now.toISOString() });
  return granted({});
}

/** The keys that a member may call off: their own, and for an owner those of everybody who signs for the provider. */
export function keysOfMember(tx: Tx, { role, memberId }: ProviderActor): Promise<readonly HeldKey[]> {
  return loadMembersKeys(tx, role === 'owner' ? null : memberId);
}

/** The same as a list to look at. */
export async function listDeviceKeys(tx: Tx, actor: ProviderActor): Promise<Answer<{ rows: MembersKeyView[] }>> {
  return granted({ rows: await Promise.all((await keysOfMember(tx, actor)).map(membersKeyView)) });
}

/** Calls a key of the provider's off: one's own, or as an owner anybody's who signs for the provider. Twice is once. */
export async function callOffMembersKey(tx: Tx, call: SigningCall<ProviderActor>, id: string): Promise<Answer<Record<string, never>>> {
  const key = (await keysOfMember(tx, call.actor)).find((one) => one.id === id);
  if (key === undefined) return refused('not-found');
  if (key.endedAt !== null || !(await endKey(tx, call, { key, codeId: null, memberId: call.actor.memberId }))) return granted({});
  await record(tx, call.actor, { topic: 'member.device_called_off', subjectKind: 'member', subjectId: key.memberId ?? call.actor.memberId, payload: { name: key.holderName }, happenedAt: call.now.toISOString() });
  return granted({});
}

/**
 * From now on the key signs nothing. What it signed stays as it was; where that is not sealed yet, the chain, and so the
 * sealed file, says when the key was called off. Locks in the order of a signature: agreements, then the key.
 */
async function endKey(tx: Tx, call: SigningCall<ClientActor | ProviderActor>, { key, codeId, memberId }: { key: HeldKey; codeId: string | null; memberId: string | null }): Promise<boolean> {
  const { actor, now } = call;
  const at = now.toISOString();
  const signed = await unsealedOfKey(tx, key.id);
  const grants = [];
  for (const { agreementId, ...on } of signed) {
    const grant = await grantAgreement(tx, systemActor(tx.workspaceId), agreementId);
    if (grant === null) continue;
    await lockAgreement(tx, grant.agreementId);
    grants.push({ grant, ...on });
  }
  await lockDeviceKey(tx, key);
  const isNew = await insertDeviceKeyEnd(tx, { workspaceId: tx.workspaceId, deviceKeyId: key.id, clientId: key.clientId, endedBy: actor.name, endedBySide: actor.side, endedByMemberId: memberId, codeId, createdAt: at });
  if (!isNew) return false;
  const fingerprint = deviceKeyFingerprint(await publicKeyOf(key));
  for (const { grant, versionNumber, onBehalfOf } of grants) {
    await appendEvent(tx, grant.agreementId, { type: 'device.called_off', actor, at, versionNumber, onBehalfOf, ...eventOrigin(call), body: { fingerprint, holder: key.holder, setUpAt: key.setUpAt, codeId } });
    await touchAgreement(tx, grant.agreementId);
  }
  await announce(tx, { topic: 'signing.device_called_off', recipient: { email: key.holder, name: key.holderName, locale: key.locale as Locale }, subject: { kind: 'agreement', id: key.agreementId }, clientId: key.clientId, params: { by: actor.name, setUpAt: key.setUpAt, at } });
  return true;
}
