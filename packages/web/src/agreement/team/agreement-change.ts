import { useAct, type Act } from '../../shell/team-app/act.ts';

/** Runs a command about one agreement; everything that it may have changed is read again. */
export function useAgreementChange(agreement: { readonly id: string; readonly engagement: { readonly id: string } }): Act {
  return useAct([['agreement', agreement.id], ['agreements'], ['engagement', agreement.engagement.id], ['engagements'], ['today']]).act;
}
