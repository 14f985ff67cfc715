import { useNavigate } from '@tanstack/react-router';
import type { MergePreview } from '@entente/contract/merge/merge.contract';
import { EVERYTHING, useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

/** Merges with the chosen fields and goes on to the list; the toast takes it back. */
export function useMerge({ kind, winner, loser }: MergePreview): { merge: (take: readonly string[]) => Promise<void>; busy: boolean } {
  const t = usePhrases();
  const navigate = useNavigate();
  const undo = useUndoMerge();
  const { act, busy } = useAct(EVERYTHING);
  const merge = async (take: readonly string[]) => {
    const done = await act(() => api.merge.create({ kind, winnerId: winner.id, loserId: loser.id, take: [...take] }), ({ id }) => ({ words: t('merge.done', { winner: winner.name, loser: loser.name }), undo: () => undo(id) }));
    if (done) await navigate({ to: '/duplicates', search: kind === 'client' ? { kind } : {} });
  };
  return { merge, busy };
}

/** Takes a merge apart and says what stayed because it was changed since. */
export function useUndoMerge(): (id: string) => Promise<boolean> {
  const t = usePhrases();
  const { act } = useAct(EVERYTHING);
  return (id) => act(() => api.merge.undo({ id }), ({ kept }) => ({ words: kept.length === 0 ? t('merge.undone') : t('merge.undoneKept', { count: kept.length }) }));
}
