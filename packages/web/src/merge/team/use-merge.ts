import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { MergePreview } from '@entente/contract/merge/merge.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

/** Merges with the chosen fields and goes on to the list; the toast takes it back. */
export function useMerge({ kind, winner, loser }: MergePreview): { merge: (take: readonly string[]) => Promise<void>; busy: boolean } {
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { say } = useToasts();
  const undo = useUndoMerge();
  const [busy, setBusy] = useState(false);
  const merge = async (take: readonly string[]) => {
    setBusy(true);
    try {
      const { id } = await api.merge.create({ kind, winnerId: winner.id, loserId: loser.id, take: [...take] });
      say({ words: t('merge.done', { winner: winner.name, loser: loser.name }), undo: () => void undo(id) });
      await queries.invalidateQueries();
      await navigate({ to: '/duplicates', search: kind === 'client' ? { kind } : {} });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      setBusy(false);
    }
  };
  return { merge, busy };
}

/** Takes a merge apart and says what stayed because it was changed since. */
export function useUndoMerge(): (id: string) => Promise<void> {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  return async (id) => {
    try {
      const { kept } = await api.merge.undo({ id });
      say({ words: kept.length === 0 ? t('merge.undone') : t('merge.undoneKept', { count: kept.length }) });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await queries.invalidateQueries();
  };
}
