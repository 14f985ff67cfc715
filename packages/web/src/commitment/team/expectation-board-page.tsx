import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { ExpectationBoard, ExpectationBoardRow } from '@entente/contract/commitment/expectation.contract';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { expectationsQuery } from '../expectation.queries.ts';
import './commitment.css';
import { useExpectationActs, type ExpectationActs } from './expectation-acts.ts';
import { ExpectationCard } from './expectation-card.tsx';
import { ExpectationDialog } from './dialogs-loading.ts';

/** What each side expects of the other in an engagement: two columns, and how far the other side shares it. */
export function ExpectationBoardPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id/expectations' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('expectation.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="cm-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  return engagement === undefined ? <div className="cm-page"><Skeleton /></div> : <Expectations engagement={engagement} />;
}

function Expectations({ engagement }: { engagement: EngagementView }) {
  const t = usePhrases();
  const { id, clientName } = engagement;
  const board = useQuery(expectationsQuery(id));
  const [adding, setAdding] = useState(false);
  const acts = useExpectationActs();
  const add = () => setAdding(true);
  useCommands([{ id: 'expectation.add', label: t('expectation.add'), keys: 'n', run: add }]);
  return (
    <>
      <EngagementHead engagement={engagement} acts={<Button kind="main" keys="n" onClick={add}>{t('expectation.add')}</Button>} />
      <div className="cm-page">
        {board.isPending ? <Skeleton /> : null}
        {board.isError ? <RequestFailed error={board.error} onRetry={() => void board.refetch()} /> : null}
        {board.data === undefined ? null : <Board board={board.data} client={clientName} acts={acts} onAdd={add} />}
      </div>
      <Suspense fallback={null}>{adding ? <ExpectationDialog engagementId={id} acts={acts} onClose={() => setAdding(false)} /> : null}</Suspense>
    </>
  );
}

type BoardProps = { board: ExpectationBoard; client: string; acts: ExpectationActs; onAdd: () => void };

function Board({ board: { rows }, client, acts, onAdd }: BoardProps) {
  const t = usePhrases();
  if (rows.length === 0) return <EmptyState act={<Button kind="main" onClick={onAdd}>{t('expectation.add')}</Button>}>{t('expectation.empty')}</EmptyState>;
  return (
    <>
      <p className="cm-balance meta-2">{t('expectation.about')}</p>
      <div className="cm-columns">
        <Column title={t('expectation.theySide', { client })} none={t('expectation.emptyTheirs')} rows={rows.filter(({ side }) => side === 'client')} acts={acts} />
        <Column title={t('expectation.weSide', { client })} none={t('expectation.emptyOurs')} rows={rows.filter(({ side }) => side === 'provider')} acts={acts} />
      </div>
    </>
  );
}

/** What waits for our word first, then as it was said; what was taken back last. */
function placeOf({ waits, state }: ExpectationBoardRow): number {
  if (waits !== null) return 0;
  return state === 'withdrawn' ? 2 : 1;
}

function Column({ title, none, rows, acts }: { title: string; none: string; rows: readonly ExpectationBoardRow[]; acts: ExpectationActs }) {
  return (
    <section>
      <SectionRule aside={rows.filter(({ state }) => state !== 'withdrawn').length}>{title}</SectionRule>
      {rows.length === 0 ? <p className="meta-2 cm-none">{none}</p> : null}
      <ul className="cm-cards">{rows.toSorted((a, b) => placeOf(a) - placeOf(b)).map((row) => <ExpectationCard key={row.id} row={row} acts={acts} />)}</ul>
    </section>
  );
}
