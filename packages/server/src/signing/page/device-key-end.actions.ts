import type { DevicesPage } from '@entente/contract/signing/portal-devices';
import { deviceKeyFingerprint } from '@entente/seal/device-signature';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadHeldKeys, type HeldKey } from '../device-key-end.store.ts';
import { holderOf, publicKeyOf } from '../device-key.actions.ts';
import type { LinkGrant } from '../link.access.ts';
import { maskedAddress } from '../signature.view.ts';
import { codeStep } from './code.actions.ts';
import type { Typed } from './deferral.actions.ts';
import { mintForm, type Reading } from './signing.actions.ts';

/** As many digits as tell a handful of keys apart. */
const PRINT_DIGITS = 16;

function keysOf(tx: Tx, { actor: { clientId }, signatory: { email } }: LinkGrant): Promise<readonly HeldKey[]> {
  return loadHeldKeys(tx, holderOf({ email, side: 'client', clientId }));
}

/** Whether a device signs for the holder of a link. */
export async function hasDevice(tx: Tx, link: LinkGrant): Promise<boolean> {
  return link.signatory.removedAt === null && (await keysOf(tx, link)).some(({ endedAt }) => endedAt === null);
}

/** The devices that sign for the reader, and the way to call one off. Null for somebody who signs no more. */
export async function devicesPage(tx: Tx, { visit, frame, version }: Reading, typed: Typed): Promise<DevicesPage | null> {
  const { link, error } = visit;
  if (link.signatory.removedAt !== null || version === null) return null;
  const keys = await keysOf(tx, link);
  const code = await codeStep(tx, visit, { purpose: 'call_off', versionNumber: version.number });
  const open = keys.filter(({ endedAt }) => endedAt === null);
  const chosen = open.find(({ id }) => id === typed.key) ?? (open.length === 1 ? open[0] : undefined);
  return {
    page: 'devices',
    frame,
    form: mintForm(visit, 'devices'),
    step: chosen === undefined ? 'ask' : code.step,
    keys: await Promise.all(keys.map(async (key) => ({ id: key.id, print: deviceKeyFingerprint(await publicKeyOf(key)).slice(0, PRINT_DIGITS), setUpAt: key.setUpAt, lastSignedAt: key.lastSignedAt, calledOffAt: key.endedAt }))),
    chosen: chosen?.id ?? '',
    codeGoesTo: maskedAddress(link.signatory.email),
    codeValidUntil: code.validUntil,
    error,
  };
}
