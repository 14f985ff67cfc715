import { AgreementPage } from '../../agreement/team/agreement-page.tsx';
import type { SigningParts } from '../../agreement/team/signing-parts.ts';

/** What the area "signing" brings to the agreement's page. */
const SIGNING: SigningParts = {};

/** The agreement of an engagement, with what signing brings to it. */
export function AgreementWithSigning() {
  return <AgreementPage signing={SIGNING} />;
}
