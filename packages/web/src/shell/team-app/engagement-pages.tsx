import { AgreementPage } from '../../agreement/team/agreement-page.tsx';
import type { SigningParts } from '../../agreement/team/signing-parts.ts';
import { Deliveries } from '../../signing/team/deliveries.tsx';
import { openedLater } from './opened-later.tsx';

/** What the area "signing" brings to the agreement's page. */
const SIGNING: SigningParts = {
  SendDialog: openedLater(async () => (await import('../../signing/team/send-dialog.tsx')).SendDialog),
  SignDialog: openedLater(async () => (await import('../../signing/team/sign-dialog.tsx')).SignDialog),
  WithdrawDialog: openedLater(async () => (await import('../../signing/team/withdraw-dialog.tsx')).WithdrawDialog),
  Deliveries,
};

/** The agreement of an engagement, with what signing brings to it. */
export function AgreementWithSigning() {
  return <AgreementPage signing={SIGNING} />;
}
