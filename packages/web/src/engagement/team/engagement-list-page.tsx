import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { EngagementRow } from '@entente/contract/engagement/engagement.contract';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag } from '../../ui/time-words.ts';
import type { EngagementFilter } from '../engagement-filter.ts';
import { fieldsQuery } from '../../record/record.queries.ts';
import { NO_FILTER, partsOf } from '../../record/filter-edit.ts';
import { OwnFilter } from '../../record/team/own-filter.tsx';
import { engagementsQuery } from '../engagement.queries.ts';
import './engagement.css';

type ListProps = {
  /** Says where the agreement of each shown engagement stands; the area "agreement" knows, the shell hands it in. */
  useStates: (rows: readonly EngagementRow[]) => (row: EngagementRow) => ReactNode;
};

/** The work under agreement: one row each, and where its agreement stands. */
export function EngagementListPage({ useStates }: ListProps) {
  const t = usePhrases();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/team/engagements' });
  const engagements = useInfiniteQuery(engagementsQuery(filter));
  const narrow = (next: EngagementFilter) => void navigate({ to: '/engagements', search: next, replace: true });
  usePageTitle(t('engagement.title'));
  useCommands([{ id: 'engagement.new', label: t('engagement.newAgreement'), keys: 'n', run: () => void navigate({ to: '/agreements/new' }) }, { id: 'engagement.promises', label: t('commitment.listTitle'), run: () => void navigate({ to: '/engagements/promises', search: {} }) }, { id: 'engagement.times', label: t('timing.title'), run: () => void navigate({ to: '/engagements/times' }) }]);
  const rows = engagements.data?.pages.flatMap((page) => page.rows) ?? [];
  const narrowed = filter.search !== undefined || filter.state !== undefined || filter.filter !== undefined;
  return (
    <>
      <PageHead title={t('engagement.title')} beside={<><Link to="/engagements/promises" search={{}}>{t('commitment.listTitle')}</Link><Link to="/engagements/times">{t('timing.title')}</Link></>} acts={<ButtonLink kind="main" keys="n" to="/agreements/new">{t('engagement.newAgreement')}</ButtonLink>} />
      <div className="en-page">
        <Filters filter={filter} rows={rows} onChange={narrow} />
        {engagements.isPending ? <Skeleton /> : null}
        {engagements.isError ? <RequestFailed error={engagements.error} onRetry={() => void engagements.refetch()} /> : null}
        {engagements.data !== undefined && rows.length === 0 ? <Nothing narrowed={narrowed} /> : null}
        {rows.length > 0 ? <EngagementTable rows={rows} useStates={useStates} /> : null}
        {engagements.hasNextPage ? <div className="en-more"><Button onClick={() => void engagements.fetchNextPage()} busy={engagements.isFetchingNextPage ? t('kit.loading') : undefined}>{t('engagement.showMore')}</Button></div> : null}
      </div>
    </>
  );
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const t = usePhrases();
  if (narrowed) return <EmptyState>{t('engagement.noneFound')}</EmptyState>;
  return <EmptyState act={<ButtonLink kind="main" to="/agreements/new">{t('engagement.newAgreement')}</ButtonLink>}>{t('engagement.empty')}</EmptyState>;
}

const PAUSE_MS = 250;

function Filters({ filter, rows, onChange }: { filter: EngagementFilter; rows: readonly EngagementRow[]; onChange: (filter: EngagementFilter) => void }) {
  const t = usePhrases();
  const [words, setWords] = useState(filter.search ?? '');
  const { search: _search, ...others } = filter;
  const { state: _state, ...beside } = filter;
  const latest = useRef({ others, onChange });
  latest.current = { others, onChange };
  useEffect(() => {
    const wanted = words.trim();
    if (wanted === (filter.search ?? '')) return undefined;
    const timer = setTimeout(() => latest.current.onChange({ ...latest.current.others, ...(wanted === '' ? {} : { search: wanted }) }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, filter.search]);
  const choose = (value: 'all' | 'open' | 'closed') => onChange({ ...beside, ...(value === 'all' ? {} : { state: value }) });
  return (
    <div className="en-filters">
      <Field label={t('engagement.search')} type="search" value={words} onChange={setWords} autoComplete="off" />
      <SelectField label={t('engagement.state')} value={filter.state ?? 'all'} onChange={choose} options={[{ value: 'all', label: t('engagement.all') }, { value: 'open', label: t('engagement.open') }, { value: 'closed', label: t('engagement.closed') }]} />
      <OwnFields filter={filter} rows={rows} onChange={onChange} />
    </div>
  );
}

/** Fields of the workspace's own, where it has some. */
function OwnFields({ filter: { filter, ...rest }, rows, onChange }: Parameters<typeof Filters>[0]) {
  const t = usePhrases();
  const fields = useQuery(fieldsQuery('engagement')).data ?? [];
  const names = Object.assign({}, ...rows.map((row) => row.names)) as Readonly<Record<string, string>>;
  return <OwnFilter kind="engagement" fields={fields} filter={filter ?? NO_FILTER} names={names} command={t('list.addFilter')} onChange={(next) => onChange({ ...rest, ...(partsOf(next).length === 0 ? {} : { filter: next }) })} />;
}

function EngagementTable({ rows, useStates }: ListProps & { rows: readonly EngagementRow[] }) {
  const t = usePhrases();
  const stateOf = useStates(rows);
  const { isSample: inSample } = useAtWork().workspace;
  const when = new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short' });
  const columns: readonly Column<EngagementRow>[] = [
    { id: 'name', title: t('engagement.name'), cell: (row) => <span className="en-name"><Link to="/engagements/$id" params={{ id: row.id }}>{row.name}</Link>{row.isSample && !inSample ? <Chip>{t('engagement.sampleMark')}</Chip> : null}{row.state === 'closed' ? <Chip>{t('engagement.closedMark')}</Chip> : null}</span> },
    { id: 'client', title: t('engagement.client'), cell: (row) => <Link className="en-quiet" to="/clients/$id" params={{ id: row.clientId }}>{row.clientName}</Link> },
    { id: 'agreement', title: t('engagement.agreement'), cell: stateOf },
    { id: 'kind', title: t('engagement.kind'), look: 'quiet', cell: (row) => t(`engagement.kind_${row.kind}`) },
    { id: 'owner', title: t('engagement.owner'), look: 'quiet', cell: (row) => row.ownerName },
    { id: 'updated', title: t('engagement.updated'), look: 'quiet', cell: (row) => when.format(new Date(row.updatedAt)) },
  ];
  return <DataTable caption={t('engagement.caption')} columns={columns} rows={rows} idOf={(row) => row.id} nameOf={(row) => row.name} />;
}
