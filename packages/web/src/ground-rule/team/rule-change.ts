import { useAct } from '../../shell/team-app/act.ts';

/** Does one thing to the soft frame of an agreement, says what came of it and reads the page again. */
export function useRuleChange(agreementId: string) {
  const { act: change, busy } = useAct([['ground-rules', agreementId], ['today'], ['document']]);
  return { change, busy };
}
