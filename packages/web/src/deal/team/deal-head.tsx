import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { DealView } from '@entente/contract/deal/deal.contract';
import { moneyWords, nearDayWords } from '../../record/cell-words.ts';
import { NextStanding } from '../../record/team/next-standing.tsx';
import { refreshRecords } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { ownName } from '../deal-lookups.ts';
import { pipelinesQuery } from '../deal.queries.ts';
import type { DealMoves } from './deal-moves.ts';

/** How a deal ends - won, lost, opened again - and what is rarer. */
export function DealHead({ deal, moves }: { deal: DealView; moves: DealMoves }) {
  const t = usePhrases();
  const [won, lost] = (['won', 'lost'] as const).map((kind) => deal.stages.find((stage) => stage.kind === kind && stage.pipelineId === deal.pipelineId && stage.retiredAt === null));
  const win = () => { if (won !== undefined) void moves.move(won.id); };
  const lose = () => { if (lost !== undefined) moves.lose(lost.id); };
  const open = deal.state === 'open';
  useCommands([
    ...(open ? [{ id: 'deal.win', label: t('deal.win'), run: win }, { id: 'deal.lose', label: t('deal.lose'), run: lose }] : [{ id: 'deal.reopen', label: t('deal.reopen'), run: () => void moves.reopen() }]),
    ...(deal.canUndoMove ? [{ id: 'deal.undo-move', label: t('deal.undoMove'), run: () => void moves.undo() }] : []),
  ]);
  return (
    <>
      {open ? <><Button onClick={lose}>{t('deal.lose')}</Button><Button kind="main" onClick={win}>{t('deal.win')}</Button></> : <Button onClick={() => void moves.reopen()}>{t('deal.reopen')}</Button>}
      <MoreActs deal={deal} moves={moves} />
    </>
  );
}

/** What a deal is in one line: for whom, how much, what is next or how it ended. */
export function DealStanding({ deal: { state, record } }: { deal: DealView }) {
  const t = usePhrases();
  const { values, names } = record;
  const { clientId, amount, currency, closedOn } = values;
  const closed = typeof closedOn === 'string' ? ` · ${nearDayWords(t, closedOn)}` : '';
  return (
    <>
      {typeof clientId === 'string' && names[clientId] !== undefined ? <Link to="/clients/$id" params={{ id: clientId }}>{names[clientId]}</Link> : null}
      {typeof amount === 'number' ? <span className="strong num">{moneyWords(t, amount, String(currency ?? ''))}</span> : null}
      {state === 'won' ? <Lamp state="fits" size="small">{`${t('deal.won')}${closed}`}</Lamp> : null}
      {state === 'lost' ? <Lamp state="failed" size="small">{`${t('deal.lost')}${closed}`}</Lamp> : null}
      <span>{names[String(values['ownerId'])] ?? ''}</span>
      {state === 'open' ? <NextStanding record={record} /> : null}
    </>
  );
}

/** Rarer acts: the last move taken back, another pipeline, the bin. */
function MoreActs({ deal, moves }: { deal: DealView; moves: DealMoves }) {
  const t = usePhrases();
  const remove = useBin(deal);
  const mayDelete = useMayDo('deal', 'delete');
  const others = (useQuery(pipelinesQuery).data?.rows ?? []).filter(({ id, retiredAt }) => id !== deal.pipelineId && retiredAt === null);
  const elsewhere = others.flatMap((pipeline) => {
    const first = pipeline.stages.find(({ kind, retiredAt }) => kind === 'open' && retiredAt === null);
    return first === undefined ? [] : [{ label: t('deal.toPipeline', { pipeline: ownName(t, pipeline), stage: ownName(t, first) }), run: () => void moves.move(first.id) }];
  });
  return (
    <Menu
      target={<IconButton shape="more" label={t('deal.moreActs')} />}
      groups={[
        ...(deal.canUndoMove ? [{ items: [{ label: t('deal.undoMove'), run: () => void moves.undo() }] }] : []),
        ...(elsewhere.length === 0 ? [] : [{ label: t('deal.otherPipeline'), items: elsewhere }]),
        ...(mayDelete ? [{ items: [{ label: t('deal.delete'), run: () => void remove(), danger: true }] }] : []),
      ]}
    />
  );
}

/** Away at once, with Undo. */
function useBin({ id, record }: DealView) {
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { say } = useToasts();
  const name = String(record.values['name'] ?? '');
  const restore = async () => {
    await api.deal.restore({ id });
    await refreshRecords(queries, 'deal');
    say({ words: t('deal.restored', { name }) });
  };
  return async () => {
    try {
      await api.deal.delete({ id });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return;
    }
    say({ words: t('deal.deleted', { name }), undo: () => void restore() });
    await navigate({ to: '/deals', search: {} });
    await refreshRecords(queries, 'deal');
  };
}
