import { useQueryClient } from '@tanstack/react-query';
import type { CommitmentAnswer, CommitmentRow } from '@entente/contract/commitment/commitment.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Row = Pick<CommitmentRow, 'id' | 'title'>;

/** What can be done to promises: each says that it was done, and can be taken back where it can. */
export function useCommitmentActs() {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  /** Runs an act; a refusal is said, and everything that shows promises is read again. */
  const tell = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      for (const queryKey of [['commitments'], ['expectations', 'board'], ['today'], ['engagement']]) void queries.invalidateQueries({ queryKey });
    }
  };
  const reopen = ({ id }: Row): Promise<boolean> => tell(async () => {
    await api.commitment.reopen({ id });
    say({ words: t('commitment.reopened') });
  });
  const answer = ({ id }: Row, said: CommitmentAnswer, { words, undo }: { words: string; undo?: () => void }): Promise<boolean> => tell(async () => {
    await api.commitment.answer({ id, answer: said });
    say({ words, ...(undo === undefined ? {} : { undo }) });
  });
  const restore = ({ id }: Row): Promise<boolean> => tell(async () => { await api.commitment.restore({ id }); });
  /** Ends a promise in one press. */
  const keep = (row: Row): Promise<boolean> => answer(row, { answer: 'done' }, { words: t('commitment.doneToast', { title: row.title }), undo: () => void reopen(row) });
  return {
    tell, reopen, answer, keep,
    remove: (row: Row) => tell(async () => {
      await api.commitment.delete({ id: row.id });
      say({ words: t('commitment.removed'), undo: () => void restore(row) });
    }),
  };
}

export type CommitmentActs = ReturnType<typeof useCommitmentActs>;
