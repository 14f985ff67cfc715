import type { MembersKeyView } from '@entente/contract/signing/device-views';
import type { PersonView } from '@entente/contract/signing/signing-views';
import { deviceKeyFingerprint } from '@entente/seal/device-signature';
import { publicKeyOf } from './device-key.actions.ts';
import type { HeldKey } from './device-key-end.store.ts';
import type { DeviceSignatureRow } from './device-signature.store.ts';

/** The key with which somebody signed a version, by the fingerprint that anybody can compute from the evidence. */
export type DeviceKeyPrint = DeviceSignatureRow & { readonly fingerprint: string };

/** Adds their fingerprints to the keys of signatures. */
export function withFingerprints(rows: readonly DeviceSignatureRow[]): Promise<readonly DeviceKeyPrint[]> {
  return Promise.all(rows.map(async (row) => ({ ...row, fingerprint: deviceKeyFingerprint(await publicKeyOf(row)) })));
}

/** The key as both sides are told of it. */
export function deviceKeyView(key: DeviceKeyPrint | undefined): PersonView['device'] {
  return key === undefined ? null : { fingerprint: key.fingerprint, setUpAt: key.setUpAt, calledOffAt: key.calledOffAt };
}

/** A key as its owner, or an owner of the workspace, looks at it. */
export async function membersKeyView(key: HeldKey): Promise<MembersKeyView> {
  const { id, holder, holderName, setUpAt, lastSignedAt, endedAt, endedBy } = key;
  return { id, holder, holderName, setUpAt, lastSignedAt, fingerprint: deviceKeyFingerprint(await publicKeyOf(key)), calledOffAt: endedAt, calledOffBy: endedBy };
}
