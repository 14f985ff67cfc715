import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { CommitmentRow } from '@entente/contract/commitment/commitment.contract';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { PagedList } from '../../shell/team-app/paged-list.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { CommitmentFilter } from '../commitment-filter.ts';
import { commitmentsQuery } from '../commitment.queries.ts';
import { ALL, useListFilter } from '../list-filter.ts';
import './commitment.css';
import { useCommitmentActs } from './commitment-acts.ts';
import { dueWords, StandingLamp } from './commitment-words.tsx';

/** What both sides promised, in all engagements, soonest first: what is still open, unless more is asked for. */
export function CommitmentListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/team/engagements/promises' });
  const list = useInfiniteQuery(commitmentsQuery(filter));
  const narrow = (next: CommitmentFilter) => void navigate({ to: '/engagements/promises', search: next, replace: true });
  usePageTitle(t('commitment.listTitle'));
  useCommands([{ id: 'commitment.late', label: t('commitment.late'), run: () => narrow({ state: 'late' }) }, { id: 'commitment.mine', label: t('commitment.mine'), run: () => narrow({ whose: 'mine', state: 'open' }) }]);
  return (
    <>
      <PageHead title={t('commitment.listTitle')} beside={<Link to="/engagements" search={{}}>{t('engagement.title')}</Link>} under={t('commitment.listAbout')} />
      <div className="cm-page">
        <Filters filter={filter} onChange={narrow} />
        <PagedList list={list} more={t('commitment.more')} nothing={<Nothing narrowed={Object.keys(filter).length > 0} />}>{(rows) => <PromiseTable rows={rows} />}</PagedList>
      </div>
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const t = usePhrases();
  return narrowed ? <EmptyState>{t('commitment.emptyList')}</EmptyState> : <EmptyState act={<ButtonLink kind="main" to="/engagements">{t('engagement.title')}</ButtonLink>}>{t('commitment.emptyListStart')}</EmptyState>;
}

function Filters({ filter, onChange }: { filter: CommitmentFilter; onChange: (filter: CommitmentFilter) => void }) {
  const t = usePhrases();
  const { words, setWords, choose } = useListFilter(filter, onChange);
  const all = { value: ALL, label: t('commitment.all') };
  return (
    <div className="cm-filters">
      <Field label={t('commitment.search')} type="search" value={words} onChange={setWords} autoComplete="off" />
      <SelectField label={t('commitment.filterState')} value={filter.state ?? 'open'} onChange={choose('state')} options={[{ value: 'open', label: t('commitment.open') }, { value: 'late', label: t('commitment.late') }, { value: 'stuck', label: t('commitment.stateStuck') }, { value: 'done', label: t('commitment.doneState') }, { value: 'every', label: t('commitment.all') }]} />
      <SelectField label={t('commitment.filterSide')} value={filter.side ?? ALL} onChange={choose('side')} options={[all, { value: 'provider', label: t('commitment.sideWe') }, { value: 'client', label: t('commitment.sideThey') }]} />
      <SelectField label={t('commitment.filterWhose')} value={filter.whose ?? ALL} onChange={choose('whose')} options={[all, { value: 'mine', label: t('commitment.mine') }]} />
    </div>
  );
}

function PromiseTable({ rows }: { rows: readonly CommitmentRow[] }) {
  const t = usePhrases();
  const acts = useCommitmentActs();
  const columns: readonly Column<CommitmentRow>[] = [
    { id: 'title', title: t('commitment.what'), cell: (row) => <Link to="/engagements/$id/promises" params={{ id: row.engagementId }}>{row.title}</Link> },
    { id: 'standing', title: t('commitment.filterState'), cell: (row) => <StandingLamp row={row} /> },
    { id: 'due', title: t('commitment.due'), cell: (row) => dueWords(t, row).join(' · ') },
    { id: 'who', title: t('commitment.who'), cell: (row) => row.owner.name },
    { id: 'side', title: t('commitment.filterSide'), look: 'quiet', cell: (row) => t('commitment.sideOf', { side: row.side }) },
    { id: 'client', title: t('engagement.client'), look: 'quiet', cell: (row) => row.clientName },
    { id: 'act', title: t('commitment.doneNow'), look: 'act', cell: (row) => (row.state === 'done' || row.state === 'excepted' || row.acceptance !== null ? null : <Button small kind="text" onClick={() => void acts.keep(row)} aria-label={`${t('commitment.doneNow')}: ${row.title}`}>{t('commitment.doneNow')}</Button>) },
  ];
  return <DataTable caption={t('commitment.listTitle')} columns={columns} rows={rows} idOf={(row) => row.id} nameOf={(row) => row.title} />;
}
