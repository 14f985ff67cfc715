import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { PortalSignForm } from '@entente/contract/signing/portal-page';
import type { StoredVersion } from '../../agreement/agreement-version.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { deviceAsk } from '../device-key.actions.ts';
import { codeStep } from './code.actions.ts';
import type { Reading } from './signing.actions.ts';

/**
 * How far the reader is with their device: a key of theirs is known, or a code was typed in this browser, and it signs;
 * else the code comes first. Reads only.
 */
export async function deviceStep(tx: Tx, { visit, grant }: Pick<Reading, 'visit' | 'grant'>, { form, version: { number: versionNumber, sha256 } }: { form: PortalForm; version: StoredVersion }): Promise<Pick<PortalSignForm, 'step' | 'device' | 'codeValidUntil'>> {
  const { link: { actor, signatory }, browser } = visit;
  const person = { id: actor.signatoryId, name: actor.name, email: signatory.email, side: 'client', clientId: grant.clientId };
  const ask = await deviceAsk(tx, visit, { askId: form.id, person, versionNumber, sha256, browser });
  if (ask === null || ask.enrol !== null) return { step: 'device', device: { ask }, codeValidUntil: null };
  const code = await codeStep(tx, visit, { purpose: 'enrol', versionNumber });
  const step = code.step === 'ask' && ask.keys.length > 0 ? 'device' : code.step;
  return { step, device: { ask }, codeValidUntil: code.validUntil };
}
