import { useAgreementStates } from '../../agreement/team/agreement-states.tsx';
import { EngagementListPage } from '../../engagement/team/engagement-list-page.tsx';

/** The list of engagements, with where each agreement stands. */
export function EngagementsWithStates() {
  return <EngagementListPage useStates={useAgreementStates} />;
}
