import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { RecordRow, SavedView } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { countWords } from '../count-words.ts';
import { countConditions, NO_FILTER } from '../filter-edit.ts';
import type { FieldView } from '../field-words.ts';
import { keepTrail } from '../list-trail.ts';
import { inLayout, isChanged, placeShowing, shownAt, sortAmong, type RecordPlace, type Shown } from '../record-place.ts';
import { aggregatesQuery, fieldsQuery, recordsQuery, savedViewsQuery, type RecordsAsked } from '../record.queries.ts';
import { viewAt } from '../saved-view.ts';
import { BulkActs } from './bulk-acts.tsx';
import { footFields } from './column-foot.tsx';
import { FilterBar } from './filter-bar.tsx';
import type { FilterGround } from './filter-ground.ts';
import { useListCommands } from './list-commands.ts';
import { ListSearch, ListToolbar } from './list-toolbar.tsx';
import { NameCell } from './name-cell.tsx';
import './list.css';
import { RecordGrid } from './record-grid.tsx';
import { ViewTabs, type ListPath } from './view-tabs.tsx';

/** What one kind of record brings to the list that all kinds share. */
export type ListParts = {
  kind: ListKind;
  path: ListPath;
  title: string;
  /** Links to the lists beside this one. */
  beside?: ReactNode;
  caption: string;
  newWords: string;
  /** One sentence on what the place is for, shown while there is nothing. */
  empty: string;
  newDialog?: (open: boolean, onClose: () => void) => ReactNode;
  /** Where a new one is begun, of a kind that has a page for it instead of a dialog; such a kind is not imported either. */
  newPage?: '/agreements/new';
  /** Further acts in the head: the way to duplicates. */
  acts?: ReactNode;
  /** Draws the same records as a board. */
  board?: ((asked: RecordsAsked, shown: Shown, onShow: (part: Partial<Shown>) => void) => ReactNode) | undefined;
};

const NO_FIELDS: readonly FieldView[] = [];
const NO_VIEWS: readonly SavedView[] = [];

/** Records of one kind: views, filter, table or board. All of its state stands in the address. The title stays the same element from first to last: the keyboard stands on it. */
export function RecordListPage({ parts, place }: { parts: ListParts; place: RecordPlace }) {
  const { kind } = parts;
  usePageTitle(parts.title);
  const fields = useQuery(fieldsQuery(kind));
  const views = useQuery(savedViewsQuery(kind));
  const ready = fields.data !== undefined && !views.isPending;
  const trouble = fields.isError ? <RequestFailed error={fields.error} onRetry={() => void fields.refetch()} /> : null;
  return <ListOf parts={parts} place={place} fields={fields.data ?? NO_FIELDS} views={views.data ?? NO_VIEWS} ready={ready} trouble={trouble} />;
}

type ListOfProps = { parts: ListParts; place: RecordPlace; fields: readonly FieldView[]; views: readonly SavedView[]; /** The fields and views are there. */ ready: boolean; /** Why they are not. */ trouble: ReactNode };

function ListOf(props: ListOfProps) {
  const { parts, place, fields, views } = props;
  const { kind, path } = parts;
  const state = useListState(props);
  const { view, shown, go, show, search, asked, list, rows, count, chosen, setChosen } = state;
  const panels = useListCommands({ parts, place, shown, fields, asked, views, show, go, bringIn: state.bringIn, openView: (key) => go({ view: key }, false) });
  const ground = useGround(kind, fields, rows);
  const openNew = () => go({ ...place, new: true }, false);
  const isBoard = shown.layout === 'board' && parts.board !== undefined;
  return (
    <div className={isBoard ? 'rl rl--board' : 'rl'}>
      <PageHead
        title={parts.title} beside={parts.beside}
        acts={<HeadActs parts={parts} count={count} onImport={state.bringIn} onNew={openNew} />}
        tabs={<ViewTabs kind={kind} path={path} open={view} views={views} shown={shown} changed={props.ready && isChanged(place, view.shown)} ready={list.data !== undefined || (props.ready && isBoard)} onView={(key) => go({ view: key })} onReset={() => go(placeOf({}, { view: place.view, search: place.search }))} saving={panels.saving} onSaving={panels.setSaving} />}
      />
      <div className="rl-bar">
        <ListSearch ref={panels.searchField} value={place.search ?? ''} onChange={search} />
        <FilterBar ground={ground} filter={shown.filter} onChange={(filter) => show({ filter })} adding={panels.adding} onAdding={panels.setAdding} />
        <ListToolbar kind={kind} fields={fields} shown={shown} onShow={show} choosing={panels.choosing} onChoosing={panels.setChoosing} board={parts.board !== undefined} />
      </div>
      {props.ready && isBoard ? parts.board?.(asked, shown, show) : <Rows {...props} state={state} onNew={openNew} />}
      <BulkActs asked={asked} fields={fields} chosen={chosen} onChoose={setChosen} rows={rows} total={count} />
      {parts.newDialog?.(place.new === true, () => go(placeOf(place, { new: undefined })))}
    </div>
  );
}

function HeadActs({ parts, count, onImport, onNew }: { parts: ListParts; count: ReturnType<typeof useListState>['count']; onImport: () => void; onNew: () => void }) {
  const t = usePhrases();
  return (
    <>
      {count === null ? null : <span className="meta num">{t('list.countAll', { count: count.value, words: countWords(t, count) })}</span>}
      {parts.acts}
      {parts.newPage === undefined ? <><Button onClick={onImport}>{t('list.import')}</Button><Button kind="main" keys="n" onClick={onNew}>{parts.newWords}</Button></> : <ButtonLink kind="main" keys="n" to={parts.newPage}>{parts.newWords}</ButtonLink>}
    </>
  );
}

/** What the list shows, asks and has chosen; the address is where it is kept. */
function useListState({ parts: { kind, path, board }, place, fields, views, ready }: ListOfProps) {
  const navigate = useNavigate();
  const view = viewAt(kind, place, views);
  const shown = useMemo(() => withFields(shownAt(place, view.shown), fields, kind), [place, view.shown, fields, kind]);
  const go = useCallback((next: RecordPlace, replace = true) => void navigate({ to: path, search: next, replace }), [navigate, path]);
  const bringIn = () => { if (kind !== 'engagement') void navigate({ to: '/imports/new', search: { kind } }); };
  const show = (part: Partial<Shown>) => go(placeShowing(place, view.shown, part.layout === undefined ? { ...shown, ...part } : inLayout(part.layout, { shown, base: view.shown, field: 'state' })));
  const search = useCallback((words: string) => go(placeOf(place, { search: words === '' ? undefined : words })), [go, place]);
  const asked = useMemo((): RecordsAsked => ({ kind, filter: shown.filter, search: place.search, sort: shown.sort, columns: neededColumns(shown, fields) }), [kind, shown, place.search, fields]);
  const list = useInfiniteQuery({ ...recordsQuery(asked), enabled: ready && (shown.layout === 'table' || board === undefined) });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const totals = useQuery({ ...aggregatesQuery({ ...asked, columns: footFields(shown.foot) }), enabled: list.data !== undefined });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => setChosen(new Set()), [asked.filter, asked.search, kind]);
  return { view, shown, go, show, bringIn, search, asked, list, rows, count: totals.data?.count ?? null, chosen, setChosen };
}

type RowsProps = ListOfProps & { state: ReturnType<typeof useListState>; onNew: () => void };

function Rows({ parts, place, fields, state, trouble, onNew }: RowsProps) {
  const { path } = parts;
  const { view, shown, show, go, asked, list, rows, count, chosen, setChosen } = state;
  const navigate = useNavigate();
  const t = usePhrases();
  const near = useCallback(() => { if (list.hasNextPage && !list.isFetching) void list.fetchNextPage(); }, [list]);
  const leave = useCallback(() => keepTrail({ asked, place }), [asked, place]);
  const open = useCallback((row: RecordRow) => { leave(); void navigate({ to: `${path}/${row.id}` }); }, [leave, navigate, path]);
  const nameCell = useCallback((row: RecordRow) => <NameCell row={row} href={`${path}/${row.id}`} onLeave={leave} />, [leave, path]);
  const clear = () => go(placeOf(placeShowing(place, view.shown, { ...shown, filter: NO_FILTER }), { search: undefined }));
  return (
    <div className="rl-body" aria-busy={list.isFetching || undefined}>
      <Waiting list={list} trouble={trouble} />
      {list.data !== undefined && rows.length === 0 ? <Nothing parts={parts} narrowed={place.search !== undefined || countConditions(shown.filter) > 0} onNew={onNew} onImport={state.bringIn} onClear={clear} /> : null}
      {place.search !== undefined && count?.atLeast === true ? <p className="rl-cut meta">{t('list.searchCut')}</p> : null}
      {rows.length > 0 ? <RecordGrid asked={asked} fields={fields} rows={rows} shown={shown} onShow={show} total={count === null || count.atLeast ? null : count.value} caption={parts.caption} nameCell={nameCell} onOpen={open} chosen={chosen} onChoose={setChosen} onNearEnd={near} loading={list.isFetchingNextPage} /> : null}
    </div>
  );
}

/** What stands in the rows' place, or over them, while they are on their way or cannot be had. */
function Waiting({ list, trouble }: { list: RowsProps['state']['list']; trouble: ReactNode }) {
  if (trouble !== null) return trouble;
  if (list.isPending) return <Skeleton />;
  if (list.isFetchNextPageError) return <RequestFailed error={list.error} onRetry={() => void list.fetchNextPage()} />;
  return list.isError ? <RequestFailed error={list.error} onRetry={() => void list.refetch()} /> : null;
}

/** The address with parts changed; undefined takes one away. */
function placeOf(place: RecordPlace, part: { [Key in keyof RecordPlace]?: RecordPlace[Key] | undefined }): RecordPlace {
  return Object.fromEntries(Object.entries({ ...place, ...part }).filter(([, value]) => value !== undefined)) as RecordPlace;
}

/** Columns of fields that are gone or hidden are left out, and a sort by one of them; the name always stands first. */
function withFields(shown: Shown, fields: readonly FieldView[], kind: ListKind): Shown {
  const known = shown.columns.filter((key) => key !== 'name' && fields.some((field) => field.key === key));
  return { ...shown, sort: sortAmong(shown.sort, fields, kind), columns: ['name', ...known] };
}

/** What is asked of the server beside the columns in sight: the currency of amounts, the mark of sample records, the state of a deal, how full the frames of an agreement are. */
function neededColumns({ columns }: Shown, fields: readonly FieldView[]): readonly string[] {
  const beside = ['currency', 'isSample', 'state', 'hardFrame', 'softFrame'].filter((key) => !columns.includes(key) && fields.some((field) => field.key === key));
  return [...columns, ...beside];
}

function useGround(kind: ListKind, fields: readonly FieldView[], rows: readonly RecordRow[]): FilterGround {
  const [chosenNames, setNames] = useState<Readonly<Record<string, string>>>({});
  const rowNames = useMemo(() => Object.assign({}, ...rows.slice(0, 200).map(({ names }) => names)) as Record<string, string>, [rows]);
  const onNames = useCallback((names: Readonly<Record<string, string>>) => setNames((all) => ({ ...all, ...names })), []);
  return useMemo(() => ({ kind, fields, names: { ...rowNames, ...chosenNames }, onNames }), [kind, fields, rowNames, chosenNames, onNames]);
}

function Nothing({ parts, narrowed, onNew, onImport, onClear }: { parts: ListParts; narrowed: boolean; onNew: () => void; onImport: () => void; onClear: () => void }) {
  const t = usePhrases();
  if (narrowed) return <EmptyState act={<Button onClick={onClear}>{t('list.clearFilters')}</Button>}>{t('list.noneFound')}</EmptyState>;
  if (parts.newPage !== undefined) return <EmptyState act={<ButtonLink kind="main" to={parts.newPage}>{parts.newWords}</ButtonLink>}>{parts.empty}</EmptyState>;
  return <EmptyState act={<Button kind="main" onClick={onNew}>{parts.newWords}</Button>} sample={<Button onClick={onImport}>{t('list.import')}</Button>}>{parts.empty}</EmptyState>;
}
