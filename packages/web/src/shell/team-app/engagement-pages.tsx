import { AgreementPage } from '../../agreement/team/agreement-page.tsx';
import type { SigningParts } from '../../agreement/team/signing-parts.ts';
import { Deliveries } from '../../signing/team/deliveries.tsx';
import { SendDialog } from '../../signing/team/send-dialog.tsx';
import { SignDialog } from '../../signing/team/sign-dialog.tsx';
import { WithdrawDialog } from '../../signing/team/withdraw-dialog.tsx';

/** What the area "signing" brings to the agreement's page. */
const SIGNING: SigningParts = { SendDialog, SignDialog, WithdrawDialog, Deliveries };

/** The agreement of an engagement, with what signing brings to it. */
export function AgreementWithSigning() {
  return <AgreementPage signing={SIGNING} />;
}
