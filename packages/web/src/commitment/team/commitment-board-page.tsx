import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { BoardRow, CommitmentBoard } from '@entente/contract/commitment/commitment.contract';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { boardQuery } from '../commitment.queries.ts';
import './commitment.css';
import { useCommitmentActs } from './commitment-acts.ts';
import { CommitmentCard } from './commitment-card.tsx';
import { CommitmentDialog, CommitmentLedger } from './dialogs-loading.ts';
import { LadderChoice } from './ladder-choice.tsx';

/** What both sides promised in an engagement: two columns, one set of rules. */
export function CommitmentBoardPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id/promises' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('commitment.listTitle'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="cm-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  return engagement === undefined ? <div className="cm-page"><Skeleton /></div> : <Promises engagement={engagement} />;
}

function Promises({ engagement }: { engagement: EngagementView }) {
  const t = usePhrases();
  const { id, clientName } = engagement;
  const board = useQuery(boardQuery(id));
  const [adding, setAdding] = useState(false);
  const acts = useCommitmentActs();
  const add = () => setAdding(true);
  useCommands([{ id: 'commitment.add', label: t('commitment.add'), keys: 'n', run: add }]);
  const rows = board.data?.rows ?? [];
  return (
    <>
      <EngagementHead engagement={engagement} acts={<Button kind="main" keys="n" onClick={add}>{t('commitment.add')}</Button>} />
      <div className="cm-page">
        {board.isPending ? <Skeleton /> : null}
        {board.isError ? <RequestFailed error={board.error} onRetry={() => void board.refetch()} /> : null}
        {board.data === undefined ? null : <Board board={board.data} engagementId={id} client={clientName} onAdd={add} />}
        {rows.length === 0 ? null : <Below engagementId={id} />}
      </div>
      <Suspense fallback={null}>{adding ? <CommitmentDialog engagementId={id} rows={rows} acts={acts} onClose={() => setAdding(false)} /> : null}</Suspense>
    </>
  );
}

function Board({ board, engagementId, client, onAdd }: { board: CommitmentBoard; engagementId: string; client: string; onAdd: () => void }) {
  const t = usePhrases();
  const { rows, unmade, moved } = board;
  const late = (side: BoardRow['side']): number => rows.filter((row) => row.side === side && row.state === 'late').length;
  return (
    <>
      {unmade === null ? null : <Unmade unmade={unmade} />}
      {moved === null ? null : <Moved moved={moved} engagementId={engagementId} />}
      {rows.length === 0 ? <EmptyState act={<Button kind={unmade === null ? 'main' : 'outlined'} onClick={onAdd}>{t('commitment.add')}</Button>}>{t('commitment.empty')}</EmptyState> : (
        <>
          <p className="cm-balance">{t('commitment.balance', { ours: late('provider'), theirs: late('client') })} <span className="meta-2">{t('commitment.about')}</span></p>
          <div className="cm-columns">
            <Column title={t('commitment.theySide', { client })} rows={rows} side="client" />
            <Column title={t('commitment.weSide')} rows={rows} side="provider" />
          </div>
        </>
      )}
    </>
  );
}

function Unmade({ unmade }: { unmade: NonNullable<CommitmentBoard['unmade']> }) {
  const t = usePhrases();
  const { act } = useCommitmentActs();
  const make = () => void act(() => api.commitment.make({ agreementId: unmade.agreementId }), ({ made }) => ({ words: t('commitment.madeToast', { count: made }) }));
  return <Banner tone="info" title={t('commitment.unmade', { number: unmade.number })} act={<Button small onClick={make}>{t('commitment.make')}</Button>} />;
}

/** The board has moved away from what was signed: one press drafts the amendment that says so. */
function Moved({ moved, engagementId }: { moved: NonNullable<CommitmentBoard['moved']>; engagementId: string }) {
  const t = usePhrases();
  const { act } = useCommitmentActs();
  const navigate = useNavigate();
  const draft = () => void act(async () => {
    const amendment = await api.commitment.amend({ engagementId }, { context: { key: crypto.randomUUID() } });
    await navigate({ to: '/engagements/$id', params: { id: engagementId }, search: { agreement: amendment.id } });
    return amendment;
  }, ({ amendmentNumber }) => ({ words: t('commitment.amendedToast', { number: amendmentNumber }) }));
  useCommands([{ id: 'commitment.amend', label: t('commitment.amend'), run: draft }]);
  return <Banner tone="info" title={t('commitment.datesMoved', { count: moved.dates, number: moved.number })} act={<Button small onClick={draft}>{t('commitment.amend')}</Button>} />;
}

/** Open ones first, soonest first; kept ones below them. */
function Column({ title, rows, side }: { title: string; rows: readonly BoardRow[]; side: BoardRow['side'] }) {
  const t = usePhrases();
  const acts = useCommitmentActs();
  const own = rows.filter((row) => row.side === side);
  const isOpen = ({ state }: BoardRow): boolean => state !== 'done' && state !== 'excepted';
  const open = own.filter(isOpen);
  const sorted = [...open, ...own.filter((row) => !isOpen(row))];
  return (
    <section>
      <SectionRule aside={open.length}>{title}</SectionRule>
      {own.length === 0 ? <p className="meta-2 cm-none">{t('commitment.emptyColumn')}</p> : null}
      <ul className="cm-cards">{sorted.map((row) => <CommitmentCard key={row.id} row={row} rows={rows} acts={acts} />)}</ul>
    </section>
  );
}

/** Read when it is asked for: what happened, and how the reader is reminded. */
function Below({ engagementId }: { engagementId: string }) {
  const t = usePhrases();
  const [open, setOpen] = useState(false);
  return (
    <div className="cm-below">
      <section>
        <SectionRule>{t('commitment.ledger')}</SectionRule>
        {open ? <Suspense fallback={<Skeleton />}><CommitmentLedger engagementId={engagementId} /></Suspense> : <Button onClick={() => setOpen(true)}>{t('commitment.ledgerOpen')}</Button>}
      </section>
      <section><LadderChoice /></section>
    </div>
  );
}
