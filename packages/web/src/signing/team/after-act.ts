import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** What every act of signing changes: the agreement's page, its signing, Today, the lists. */
const STALE = [['agreement'], ['agreements'], ['signing'], ['today'], ['engagement'], ['engagements'], ['outbox']];

/** Runs one act at a time; a refusal is kept in words beside the form, and what was typed stays. */
export function useFormAct(): { busy: boolean; problem: string | null; run: (act: () => Promise<void>) => Promise<boolean> } {
  const t = usePhrases();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = useCallback(async (act: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
      await Promise.all(STALE.map((queryKey) => queries.invalidateQueries({ queryKey })));
      return true;
    } catch (error) {
      setProblem(refusalWords(t, error));
      return false;
    } finally {
      setBusy(false);
    }
  }, [queries, t]);
  return { busy, problem, run };
}
