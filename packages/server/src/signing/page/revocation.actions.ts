import type { Revocation, RevokePage } from '@entente/contract/signing/portal-page';
import { isWindowOpen } from '@entente/core/signing/revocation-window';
import type { AgreementGrant } from '../../agreement/agreement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { revocationRight, revocationStatement } from '../revocation.actions.ts';
import { findRevocation } from '../revocation.store.ts';
import { maskedAddress } from '../signature.view.ts';
import type { Typed } from './deferral.actions.ts';
import { mintForm, type Reading } from './signing.actions.ts';

/** Where the right to go back on an agreement stands; null where there is none, or its days are over. */
export async function revocationStanding(tx: Tx, grant: AgreementGrant, now: Date): Promise<Revocation | null> {
  const made = await findRevocation(tx, grant.agreementId);
  if (made !== undefined) return { state: 'made', at: made.createdAt, name: made.typedName };
  const right = await revocationRight(tx, grant);
  return right === null || !isWindowOpen(right, now) ? null : { state: 'open', lastDay: right.lastDay };
}

/** The declaration to confirm; null where there is nothing to go back on any more. */
export async function revokePage(tx: Tx, { visit, grant, frame, agreement }: Reading, typed: Typed): Promise<RevokePage | null> {
  const right = await revocationRight(tx, grant);
  if (visit.link.signatory.removedAt !== null || right === null || (await findRevocation(tx, grant.agreementId)) !== undefined) return null;
  // A form that came too late is answered on the same page, with the reason; nobody is led here after the last day.
  if (!isWindowOpen(right, visit.now) && visit.error === null) return null;
  return {
    page: 'revoke',
    frame,
    form: mintForm(visit, 'withdraw'),
    statement: revocationStatement(visit.locale, { title: agreement.title, number: agreement.number, ...right }),
    lastDay: right.lastDay,
    typed: { name: typed.name ?? visit.link.actor.name },
    confirmationGoesTo: maskedAddress(visit.link.signatory.email),
    error: visit.error,
  };
}
