import type { CommitmentAnswer, CommitmentRow } from '@entente/contract/commitment/commitment.contract';
import { useAct, type Said } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

type Row = Pick<CommitmentRow, 'id' | 'title'>;

/** What can be done to promises: each says that it was done, and can be taken back where it can. */
export function useCommitmentActs() {
  const t = usePhrases();
  const { act } = useAct([['commitments'], ['expectations', 'board'], ['today'], ['engagement']]);
  const reopen = ({ id }: Row) => () => api.commitment.reopen({ id });
  const answer = ({ id }: Row, said: CommitmentAnswer, told: Said): Promise<boolean> => act(() => api.commitment.answer({ id, answer: said }), told);
  const undoable = (row: Row, words: string): Said => ({ words, undo: reopen(row), undone: t('commitment.reopened') });
  return {
    act, answer,
    reopen: (row: Row) => act(reopen(row), { words: t('commitment.reopened') }),
    /** Ends a promise in one press. */
    keep: (row: Row) => answer(row, { answer: 'done' }, undoable(row, t('commitment.doneToast', { title: row.title }))),
    /** What is in the way of it. */
    stick: (row: Row, words: string) => answer(row, { answer: 'stuck', words }, undoable(row, t('commitment.stuckToast'))),
    remove: ({ id }: Row) => act(() => api.commitment.delete({ id }), { words: t('commitment.removed'), undo: () => api.commitment.restore({ id }) }),
  };
}

export type CommitmentActs = ReturnType<typeof useCommitmentActs>;
