import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { BoardCard, BoardView } from '@entente/contract/deal/board-views';
import type { PipelineView } from '@entente/contract/deal/pipeline.contract';
import { countWords } from '../../record/count-words.ts';
import { moneyWords } from '../../record/cell-words.ts';
import { keepTrail } from '../../record/list-trail.ts';
import type { Shown } from '../../record/record-place.ts';
import type { RecordsAsked } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Board, type BoardColumn } from '../../ui/board.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { ownName } from '../deal-lookups.ts';
import { boardQuery, boardTotalsQuery, furtherCards } from '../deal.queries.ts';
import { DealCard } from './deal-card.tsx';
import './deal.css';
import { PipelineChoice } from './pipeline-choice.tsx';
import { keptWords } from './deal-moves.ts';
import { StageWants, wantedFields, type Filled, type Wanted } from './stage-wants.tsx';

type DealBoardProps = { asked: RecordsAsked; shown: Shown; onShow: (part: Partial<Shown>) => void; pipelines: readonly PipelineView[] };

/** The deals of one pipeline by stage. A move that the stage is not ready for asks for what it wants; each move can be taken back. */
export function DealBoard({ asked, shown, onShow, pipelines }: DealBoardProps) {
  const t = usePhrases();
  const open = pipelines.filter(({ retiredAt }) => retiredAt === null);
  const pipeline = open.find(({ id }) => id === shown.pipelineId) ?? open[0];
  if (pipeline === undefined) return <div className="rl-body"><EmptyState>{t('deals.noPipeline')}</EmptyState></div>;
  return (
    <>
      {open.length < 2 ? null : <PipelineChoice pipelines={open} chosen={pipeline.id} onChoose={(pipelineId) => onShow({ pipelineId })} />}
      <PipelineBoard key={JSON.stringify([pipeline.id, asked.filter, asked.search])} asked={asked} pipeline={pipeline} />
    </>
  );
}

function PipelineBoard({ asked, pipeline }: { asked: RecordsAsked; pipeline: PipelineView }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const which = { pipelineId: pipeline.id, filter: asked.filter, search: asked.search };
  const board = useQuery(boardQuery(which));
  const totals = useQuery({ ...boardTotalsQuery(which), enabled: board.data !== undefined }).data;
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set(pipeline.stages.filter(({ kind }) => kind !== 'open').map(({ id }) => id)));
  const [more, setMore] = useState<Readonly<Record<string, { cards: readonly BoardCard[]; nextCursor: string | null }>>>({});
  const { move, wanted, settle } = useMoves(which, board.data);
  if (board.isPending) return <div className="rl-body"><Skeleton /></div>;
  if (board.isError) return <div className="rl-body"><RequestFailed error={board.error} onRetry={() => void board.refetch()} /></div>;
  const loadMore = async (stageId: string, cursor: string) => {
    const next = await furtherCards(which, { stageId, cursor });
    setMore((all) => ({ ...all, [stageId]: { cards: [...(all[stageId]?.cards ?? []), ...next.cards], nextCursor: next.nextCursor } }));
  };
  const columns = board.data.columns.flatMap((column): readonly BoardColumn<BoardCard>[] => {
    const stage = pipeline.stages.find(({ id }) => id === column.stageId);
    if (stage === undefined) return [];
    const total = totals?.columns.find(({ stageId }) => stageId === column.stageId);
    const further = more[column.stageId];
    const cursor = further === undefined ? column.nextCursor : further.nextCursor;
    return [{
      id: stage.id, title: ownName(t, stage), note: stage.whatIsDone, folded: folded.has(stage.id), cards: [...column.cards, ...(further?.cards ?? [])],
      count: total === undefined ? String(column.cards.length) : countWords(t, { value: total.count, atLeast: total.atLeast }), sums: (total?.sums ?? []).map(({ currency, value }) => moneyWords(t, value, currency)),
      more: cursor === null ? undefined : () => void loadMore(stage.id, cursor),
    }];
  });
  const fold = (id: string, on: boolean) => setFolded((all) => new Set(on ? [...all, id] : [...all].filter((one) => one !== id)));
  const openCard = ({ id }: BoardCard) => { keepTrail({ asked, place: {} }); void navigate({ to: '/deals/$id', params: { id } }); };
  return (
    <>
      <Board label={ownName(t, pipeline)} columns={columns} idOf={({ id }) => id} nameOf={({ name }) => name} card={(card) => <DealCard card={card} />} toneOf={({ isStale }) => (isStale ? 'warn' : 'plain')} onOpen={openCard} onMove={(card, stageId) => void move(card, stageId)} onFold={fold} />
      {wanted === null ? null : <StageWants wanted={wanted} stages={pipeline.stages} onClose={() => settle(null)} onMove={(filled) => void move(wanted.card, wanted.stageId, filled)} />}
    </>
  );
}

/** Moving cards: shown at once, saved, taken back with Undo; a stage that wants more opens what it wants. */
function useMoves(which: Parameters<typeof boardQuery>[0], board: BoardView | undefined) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const key = boardQuery(which).queryKey;
  const refresh = () => queries.invalidateQueries({ queryKey: ['deals'] });
  const undo = async (id: string) => {
    try {
      const { kept } = await api.deal.undoMove({ id });
      if (kept.length > 0) say({ words: keptWords(t, kept) });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await refresh();
  };
  const move = async (card: BoardCard, stageId: string, filled: Filled = {}) => {
    setWanted(null);
    if (board !== undefined) queries.setQueryData<BoardView>(key, withMoved(board, card, stageId));
    try {
      await api.deal.move({ id: card.id, stageId, ...filled });
      say({ words: t('deals.moved', { name: card.name }), undo: () => void undo(card.id) });
    } catch (error) {
      const fields = wantedFields(error);
      if (fields === null) say({ words: refusalWords(t, error), tone: 'bad' });
      else setWanted({ card, stageId, fields });
    }
    await refresh();
  };
  return { move, wanted, settle: setWanted };
}

function withMoved(board: BoardView, card: BoardCard, stageId: string): BoardView {
  return { columns: board.columns.map((column) => ({ ...column, cards: [...(column.stageId === stageId ? [{ ...card, stageId, isStale: false, daysInStage: 0 }] : []), ...column.cards.filter(({ id }) => id !== card.id)] })) };
}
