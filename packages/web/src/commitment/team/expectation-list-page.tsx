import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import { EXPECTATION_SHOWS } from '@entente/core/commitment/expectation-state';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { allRowsOf, PagedList, rowsOf } from '../../shell/team-app/paged-list.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { ExpectationFilter } from '../expectation-filter.ts';
import { expectationListQuery } from '../expectation.queries.ts';
import { ALL, useListFilter } from '../list-filter.ts';
import './commitment.css';
import { shortDay } from './commitment-words.tsx';
import { HandOverDialog } from './dialogs-loading.ts';
import { useExpectationActs } from './expectation-acts.ts';
import { saveExpectations } from './expectation-file.ts';
import { ExpectationLamp, LeftMark } from './expectation-words.tsx';

/** What both sides expect, in everything that the reader sees, soonest to look at again first. */
export function ExpectationListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/team/engagements/expectations' });
  const list = useInfiniteQuery(expectationListQuery(filter));
  const narrow = (next: ExpectationFilter) => void navigate({ to: '/engagements/expectations', search: next, replace: true });
  usePageTitle(t('expectation.listTitle'));
  const rows = rowsOf(list);
  const save = async () => saveExpectations(t, await allRowsOf(list), new Date().toISOString().slice(0, 10));
  useCommands([
    { id: 'expectation.ours', label: t('expectation.showOf', { show: 'ours' }), keys: 'w', run: () => narrow({ show: 'ours' }) },
    { id: 'expectation.review', label: t('expectation.showOf', { show: 'review' }), keys: 'r', run: () => narrow({ show: 'review' }) },
    { id: 'expectation.left', label: t('expectation.leftOnly'), keys: 'l', run: () => narrow({ left: 'yes' }) },
    { id: 'expectation.csv', label: t('expectation.csv'), keys: 'x', allowed: rows.length > 0, run: () => void save() },
  ]);
  return (
    <>
      <PageHead title={t('expectation.listTitle')} beside={<><Link to="/engagements" search={{}}>{t('engagement.title')}</Link><Link to="/engagements/promises" search={{}}>{t('commitment.listTitle')}</Link></>} under={t('expectation.listAbout')} acts={rows.length === 0 ? undefined : <Button keys="x" onClick={() => void save()}>{t('expectation.csv')}</Button>} />
      <div className="cm-page">
        <Filters filter={filter} onChange={narrow} />
        <PagedList list={list} more={t('commitment.more')} nothing={<Nothing narrowed={Object.keys(filter).length > 0} />}>{(rows) => <ExpectationTable rows={rows} />}</PagedList>
      </div>
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const t = usePhrases();
  return narrowed ? <EmptyState act={<ButtonLink to="/engagements/expectations" search={{}}>{t('expectation.listAll')}</ButtonLink>}>{t('expectation.listNone')}</EmptyState> : <EmptyState act={<ButtonLink kind="main" to="/engagements">{t('engagement.title')}</ButtonLink>}>{t('expectation.listEmpty')}</EmptyState>;
}

/** What is looked at; all of it stands in the page's address. */
function Filters({ filter, onChange }: { filter: ExpectationFilter; onChange: (filter: ExpectationFilter) => void }) {
  const t = usePhrases();
  const { words, setWords, choose } = useListFilter(filter, onChange);
  const all = { value: ALL, label: t('commitment.all') };
  return (
    <>
      <div className="cm-filters">
        <Field label={t('expectation.listSearch')} type="search" value={words} onChange={setWords} autoComplete="off" />
        <SelectField label={t('commitment.filterState')} value={filter.show ?? ALL} onChange={choose('show')} options={[{ value: ALL, label: t('expectation.showOf', { show: 'all' }) }, ...EXPECTATION_SHOWS.map((value) => ({ value, label: t('expectation.showOf', { show: value }) }))]} />
        <SelectField label={t('expectation.side')} value={filter.side ?? ALL} onChange={choose('side')} options={[all, { value: 'provider', label: t('expectation.sideWe') }, { value: 'client', label: t('expectation.sideThey') }]} />
        <SelectField label={t('expectation.listLead')} value={filter.whose ?? ALL} onChange={choose('whose')} options={[all, { value: 'mine', label: t('expectation.mine') }]} />
      </div>
      <div className="cm-left"><CheckField checked={filter.left === 'yes'} onChange={(on) => choose('left')(on ? 'yes' : ALL)}>{t('expectation.leftOnly')}</CheckField></div>
    </>
  );
}

function ExpectationTable({ rows }: { rows: readonly ExpectationRow[] }) {
  const t = usePhrases();
  const acts = useExpectationActs();
  const [handing, setHanding] = useState<ExpectationRow | null>(null);
  const columns: readonly Column<ExpectationRow>[] = [
    { id: 'words', title: t('expectation.words'), cell: (row) => <span className="cm-what"><Link to="/engagements/$id/expectations" params={{ id: row.engagementId }}>{row.words}</Link>{row.about.name === '' ? null : <span className="meta-2">{row.about.name}</span>}</span> },
    { id: 'state', title: t('commitment.filterState'), cell: (row) => <ExpectationLamp row={row} /> },
    { id: 'who', title: t('expectation.listWho'), cell: (row) => <span className="cm-what">{t('expectation.listHeld', { side: row.side, name: row.heldBy, asked: row.person.name })}<LeftMark left={row.left} /></span> },
    { id: 'review', title: t('expectation.listReview'), look: 'quiet', cell: ({ state, reviewOn }) => (state === 'withdrawn' ? '' : shortDay(t, reviewOn)) },
    { id: 'engagement', title: t('engagement.engagement'), look: 'quiet', cell: (row) => <span className="cm-what">{row.engagementName}<span className="meta-2">{row.clientName}</span></span> },
    { id: 'act', title: t('expectation.listAct'), look: 'act', cell: (row) => (row.mayHandOver.length === 0 ? null : <Button small kind="text" onClick={() => setHanding(row)} aria-label={`${t('expectation.handOver')}: ${row.words}`}>{t('expectation.handOver')}</Button>) },
  ];
  return (
    <>
      <DataTable caption={t('expectation.listTitle')} columns={columns} rows={rows} idOf={({ id }) => id} nameOf={({ words }) => words} />
      <Suspense fallback={null}>{handing === null ? null : <HandOverDialog row={handing} acts={acts} onClose={() => setHanding(null)} />}</Suspense>
    </>
  );
}
