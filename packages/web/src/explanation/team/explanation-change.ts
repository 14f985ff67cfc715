import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExplanationView } from '@entente/contract/explanation/explanation.contract';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { explanationQuery } from '../explanation.queries.ts';

type Told = { readonly words: string; readonly undo?: () => void };

/** Changes one paragraph, shows what stands there then, and says so. */
export function useExplanationChange(engagementId: string) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const change = async (work: () => Promise<ExplanationView>, told: Told): Promise<boolean> => {
    setBusy(true);
    try {
      queries.setQueryData(explanationQuery(engagementId).queryKey, await work());
      say(told);
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      void queries.invalidateQueries({ queryKey: ['explanation', engagementId] });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, change };
}
