import { AgreementPage } from '../../agreement/team/agreement-page.tsx';
import { useAgreementStates } from '../../agreement/team/agreement-states.tsx';
import type { SigningParts } from '../../agreement/team/signing-parts.ts';
import { EngagementListPage } from '../../engagement/team/engagement-list-page.tsx';

/** What the area "signing" brings to the agreement's page. */
const SIGNING: SigningParts = {};

/** The list of engagements, with where each agreement stands. */
export function EngagementsWithStates() {
  return <EngagementListPage useStates={useAgreementStates} />;
}

/** The agreement of an engagement, with what signing brings to it. */
export function AgreementWithSigning() {
  return <AgreementPage signing={SIGNING} />;
}
