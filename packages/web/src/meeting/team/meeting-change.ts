import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { useViewAct } from '../../shell/team-app/act.ts';
import { meetingsQuery } from '../meeting.queries.ts';

/** Does one thing about the meetings of an engagement, shows what stands there then, and says so. */
export function useMeetingChange(engagementId: string) {
  const { act: change, busy } = useViewAct<MeetingsView>(meetingsQuery(engagementId).queryKey, [['today'], ['timeline']]);
  return { change, busy };
}
