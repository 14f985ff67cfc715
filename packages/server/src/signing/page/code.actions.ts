import { codeState, type CodePurpose } from '@entente/core/signing/code-policy';
import { sha256 } from '../../platform/crypto/secrets.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { findNewestCode } from '../code.store.ts';
import type { Reading } from './signing.actions.ts';

/** Whether this browser has asked for a code that still works. */
export async function codeStep(tx: Tx, { link, browser, now }: Reading['visit'], { purpose, versionNumber }: { purpose: CodePurpose; versionNumber: number }): Promise<{ step: 'ask' | 'type'; validUntil: string | null }> {
  const code = await findNewestCode(tx, { signatoryId: link.actor.signatoryId, purpose, versionNumber, browserHash: sha256(browser) });
  const open = code !== undefined && codeState(code, now) === 'open';
  return open ? { step: 'type', validUntil: code.expiresAt } : { step: 'ask', validUntil: null };
}
