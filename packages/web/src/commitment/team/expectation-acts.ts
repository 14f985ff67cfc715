import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import type { ExpectationBoardRow } from '@entente/contract/commitment/expectation.contract';
import type { ExpectationAnswer } from '@entente/core/commitment/expectation-state';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';

type Row = Pick<ExpectationBoardRow, 'id'>;
type Held = Pick<ExpectationBoardRow, 'id' | 'person' | 'holderId'>;
type Handing = { readonly to: PersonChoice; readonly words: string };
export type Said = { readonly answer: ExpectationAnswer; readonly words?: string; readonly reviewOn?: string | undefined; readonly unspoken?: boolean };

/** What can be done to expectations: each says that it was done, and can be taken back. */
export function useExpectationActs() {
  const t = usePhrases();
  const { act } = useAct([['expectations', 'board'], ['expectations', 'list'], ['today'], ['engagement'], ['timeline']]);
  const takeBack = ({ id }: Row) => () => api.expectation.takeBack({ id });
  const hand = ({ id }: Held, { to, words }: Handing) => () => api.expectation.handOver({ id, to, words });
  return {
    act,
    answer: (row: Row, said: Said) => act(() => api.expectation.answer({ id: row.id, ...said }), { words: t('expectation.answered', { answer: said.answer }), undo: takeBack(row), undone: t('expectation.answerGone') }),
    takeBack: (row: Row) => act(takeBack(row), { words: t('expectation.answerGone') }),
    /** Undone it is handed back to whoever had it, as a further line. */
    handOver: (row: Held, handing: Handing) => {
      const before: PersonChoice | null = handing.to.kind !== 'member' ? { kind: 'person', id: row.person.id } : row.holderId === null ? null : { kind: 'member', id: row.holderId };
      const words = t('expectation.handedOver');
      return act(hand(row, handing), before === null ? { words } : { words, undo: hand(row, { to: before, words: t('expectation.handedBack') }), undone: words });
    },
  };
}

export type ExpectationActs = ReturnType<typeof useExpectationActs>;
