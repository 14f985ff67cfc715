import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Lifecycle } from '@entente/core/kernel/lifecycle';
import type { ClientRow } from '@entente/contract/client/client.contract';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Button } from '../../ui/button.tsx';
import { CellEdit } from '../../ui/cell-edit.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { useToasts } from '../../ui/toasts-context.tsx';
import { clientsQuery, type ClientFilter } from '../client.queries.ts';
import './client.css';
import { ClientFilters } from './client-filters.tsx';
import { NewClientDialog } from './new-client-dialog.tsx';

/** The firms and people we work with: one row each, the next step always visible. */
export function ClientListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const filter = useSearch({ from: '/team/clients' });
  const clients = useInfiniteQuery(clientsQuery(filter));
  const narrow = (next: ClientFilter) => void navigate({ to: '/clients', search: next, replace: true });
  const openNew = () => void navigate({ to: '/clients', search: { ...filter, new: true } });
  const bringIn = () => void navigate({ to: '/imports/new', search: { kind: 'client' } });
  usePageTitle(t('client.title'));
  useCommands([{ id: 'client.new', label: t('client.newClient'), keys: 'n', run: openNew }]);
  const rows = clients.data?.pages.flatMap((page) => page.rows) ?? [];
  const narrowed = filter.search !== undefined || filter.lifecycle !== undefined;
  return (
    <>
      <PageHead
        title={t('client.title')}
        acts={<>{clients.data === undefined ? null : <span className="meta">{t('client.countShown', { count: rows.length })}</span>}<Button onClick={bringIn}>{t('import.importHere')}</Button><ButtonLink kind="text" to="/duplicates" search={{}}>{t('duplicate.title')}</ButtonLink><Button kind="main" keys="n" onClick={openNew}>{t('client.newClient')}</Button></>}
      />
      <div className="cl-page">
        <ClientFilters filter={filter} onChange={narrow} />
        {clients.isPending ? <Skeleton /> : null}
        {clients.isError ? <RequestFailed error={clients.error} onRetry={() => void clients.refetch()} /> : null}
        {clients.data !== undefined && rows.length === 0 ? <Nothing narrowed={narrowed} onNew={openNew} onImport={bringIn} /> : null}
        {rows.length > 0 ? <ClientTable rows={rows} filter={filter} onSort={(sort) => narrow({ ...filter, sort })} /> : null}
        {clients.hasNextPage ? <div className="cl-more"><Button onClick={() => void clients.fetchNextPage()} busy={clients.isFetchingNextPage ? t('kit.loading') : undefined}>{t('client.showMore')}</Button></div> : null}
      </div>
      <NewClientDialog open={filter.new === true} onClose={() => narrow({ ...filter, ...{ new: undefined } })} />
    </>
  );
}

function Nothing({ narrowed, onNew, onImport }: { narrowed: boolean; onNew: () => void; onImport: () => void }) {
  const t = usePhrases();
  if (narrowed) return <EmptyState>{t('client.noneFound')}</EmptyState>;
  return <EmptyState act={<Button kind="main" onClick={onNew}>{t('client.newClient')}</Button>} sample={<Button onClick={onImport}>{t('import.importFile')}</Button>}>{t('client.empty')}</EmptyState>;
}

function ClientTable({ rows, filter, onSort }: { rows: readonly ClientRow[]; filter: ClientFilter; onSort: (sort: 'updated' | 'name') => void }) {
  const t = usePhrases();
  const day = new Intl.DateTimeFormat(intlTag(t.locale), { weekday: 'short', day: 'numeric', month: 'short' });
  const columns: readonly Column<ClientRow>[] = [
    { id: 'name', title: t('client.name'), sortable: true, cell: (row) => <NameCell row={row} /> },
    { id: 'lifecycle', title: t('client.lifecycle'), cell: (row) => t(`client.${row.lifecycle as Lifecycle}`) },
    { id: 'engagements', title: t('client.engagements'), look: 'number', cell: (row) => (row.engagements === 0 ? '–' : row.engagements) },
    { id: 'nextStep', title: t('client.nextStep'), cell: (row) => <NextStepCell row={row} /> },
    { id: 'nextStepOn', title: t('client.nextStepOn'), look: 'quiet', cell: (row) => (row.nextStepOn === null ? '' : day.format(new Date(`${row.nextStepOn}T12:00:00`))) },
    { id: 'owner', title: t('client.owner'), look: 'quiet', cell: (row) => row.ownerName },
  ];
  return (
    <DataTable caption={t('client.caption')} columns={columns} rows={rows} idOf={(row) => row.id} nameOf={(row) => row.name}
      sort={{ by: filter.sort === 'name' ? 'name' : 'updated', descending: filter.sort !== 'name' }} onSort={() => onSort(filter.sort === 'name' ? 'updated' : 'name')} />
  );
}

function NameCell({ row }: { row: ClientRow }) {
  const t = usePhrases();
  return <span className="cl-name"><Link to="/clients/$id" params={{ id: row.id }}>{row.name}</Link>{row.isSample ? <Chip>{t('client.sampleMark')}</Chip> : null}</span>;
}

/** The next step, written in place: Enter saves, Esc leaves it. Its absence is said, not left blank. */
function NextStepCell({ row }: { row: ClientRow }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [editing, setEditing] = useState(false);
  const save = async (value: string) => {
    setEditing(false);
    if (value.trim() === row.nextStep) return;
    try {
      await api.client.update({ id: row.id, set: { nextStep: value }, before: { nextStep: row.nextStep } });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
    }
    await queries.invalidateQueries({ queryKey: ['clients'] });
  };
  if (editing) return <CellEdit label={t('client.nextStep')} value={row.nextStep} onSave={(value) => void save(value)} onLeave={() => setEditing(false)} />;
  return <button type="button" className="cl-step" onClick={() => setEditing(true)}>{row.nextStep === '' ? <Lamp state="unset">{t('client.noNextStep')}</Lamp> : row.nextStep}</button>;
}
