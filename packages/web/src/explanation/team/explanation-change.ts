import type { ExplanationView } from '@entente/contract/explanation/explanation.contract';
import { useViewAct } from '../../shell/team-app/act.ts';
import { explanationQuery } from '../explanation.queries.ts';

/** Changes one paragraph, shows what stands there then, and says so. */
export function useExplanationChange(engagementId: string) {
  const { act: change, busy } = useViewAct<ExplanationView>(explanationQuery(engagementId).queryKey, []);
  return { change, busy };
}
