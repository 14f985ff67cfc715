import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { communicationQuery } from '../touchpoint.queries.ts';

type Told = { readonly words: string; readonly undo?: () => void };

/** Does one thing to a communication plan, shows what stands there then, and says so. */
export function useCommunicationChange(engagementId: string) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const change = async (work: () => Promise<CommunicationView>, told: Told): Promise<boolean> => {
    setBusy(true);
    try {
      queries.setQueryData(communicationQuery(engagementId).queryKey, await work());
      void queries.invalidateQueries({ queryKey: ['communication', engagementId, 'happenings'] });
      say(told);
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      void queries.invalidateQueries({ queryKey: ['communication', engagementId] });
      return false;
    } finally {
      setBusy(false);
      for (const key of ['today', 'timeline', 'tellings']) void queries.invalidateQueries({ queryKey: [key] });
    }
  };
  return { busy, change };
}
