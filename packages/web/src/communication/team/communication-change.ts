import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import { useViewAct } from '../../shell/team-app/act.ts';
import { communicationQuery } from '../touchpoint.queries.ts';

/** Does one thing to a communication plan, shows what stands there then, and says so. */
export function useCommunicationChange(engagementId: string) {
  const { act: change, busy } = useViewAct<CommunicationView>(communicationQuery(engagementId).queryKey, [['communication', engagementId, 'happenings'], ['today'], ['timeline'], ['tellings']]);
  return { change, busy };
}
