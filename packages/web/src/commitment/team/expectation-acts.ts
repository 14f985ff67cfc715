import { useQueryClient } from '@tanstack/react-query';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import type { ExpectationBoardRow } from '@entente/contract/commitment/expectation.contract';
import type { ExpectationAnswer } from '@entente/core/commitment/expectation-state';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Row = Pick<ExpectationBoardRow, 'id'>;
type Held = Pick<ExpectationBoardRow, 'id' | 'person' | 'holderId'>;
type Handing = { readonly to: PersonChoice; readonly words: string };
export type Said = { readonly answer: ExpectationAnswer; readonly words?: string; readonly reviewOn?: string | undefined; readonly unspoken?: boolean };

/** What can be done to expectations: each says that it was done, and can be taken back. */
export function useExpectationActs() {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  /** Runs an act; a refusal is said, and everything that shows expectations is read again. */
  const tell = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return false;
    } finally {
      for (const queryKey of [['expectations', 'board'], ['expectations', 'list'], ['today'], ['engagement'], ['timeline']]) void queries.invalidateQueries({ queryKey });
    }
  };
  const takeBack = ({ id }: Row): Promise<boolean> => tell(async () => {
    await api.expectation.takeBack({ id });
    say({ words: t('expectation.answerGone') });
  });
  const answer = (row: Row, said: Said): Promise<boolean> => tell(async () => {
    await api.expectation.answer({ id: row.id, ...said });
    say({ words: t('expectation.answered', { answer: said.answer }), undo: () => void takeBack(row) });
  });
  const hand = (row: Held, { to, words }: Handing): Promise<boolean> => tell(async () => {
    await api.expectation.handOver({ id: row.id, to, words });
    say({ words: t('expectation.handedOver') });
  });
  /** Handed back to whoever had it, as a further line. */
  const handOver = (row: Held, handing: Handing): Promise<boolean> => tell(async () => {
    await api.expectation.handOver({ id: row.id, ...handing });
    const before: PersonChoice | null = handing.to.kind !== 'member' ? { kind: 'person', id: row.person.id } : row.holderId === null ? null : { kind: 'member', id: row.holderId };
    say({ words: t('expectation.handedOver'), ...(before === null ? {} : { undo: () => void hand(row, { to: before, words: t('expectation.handedBack') }) }) });
  });
  return { tell, answer, takeBack, handOver };
}

export type ExpectationActs = ReturnType<typeof useExpectationActs>;
