import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/** Does one thing to the soft frame of an agreement, says what came of it and reads the page again. */
export function useRuleChange(agreementId: string) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const change = async (work: () => Promise<unknown>, words: string | null): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      if (words !== null) say({ words });
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      setBusy(false);
      for (const key of [['ground-rules', agreementId], ['today'], ['document']]) void queries.invalidateQueries({ queryKey: key });
    }
  };
  return { busy, change };
}
