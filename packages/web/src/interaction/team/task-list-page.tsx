import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { usualTaskSort } from '@entente/core/interaction/task-list';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/kbd.tsx';
import { useNarrowScreen } from '../../ui/narrow-screen.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { tasksQuery } from '../interaction.queries.ts';
import { aboutOf, isNarrowed, withTasks, type TaskPlace } from '../task-place.ts';
import { NewTask } from './new-task.tsx';
import { downloadTasks, useTaskCommands, type TaskCommands } from './task-commands.ts';
import { TaskBulk } from './task-bulk.tsx';
import { TaskFilters } from './task-filters.tsx';
import { placesOf, rowMark, TaskTable, type TaskCell, type TaskChange } from './task-table.tsx';
import { useTaskActs } from './task-acts.ts';
import './task.css';

const NONE: ReadonlySet<string> = new Set();

/** Everybody's tasks, as far as one may see them: narrowed, sorted, done, moved and given away, one by one or many at once. */
export function TaskListPage() {
  const t = usePhrases();
  const state = useTaskList();
  const change = useTaskActs();
  const acts = useTaskCommands(state, change);
  const { place, go, list, rows } = state;
  const mayExport = useMayDo('interaction', 'export');
  const narrow = useNarrowScreen();
  usePageTitle(t('task.title'));
  return (
    <>
      <PageHead title={t('task.title')} beside={<Link to="/today">{t('shell.navToday')}</Link>} acts={narrow ? undefined : <>{mayExport && rows.length > 0 ? <Button onClick={() => downloadTasks(place, 'csv')}>{t('list.downloadCsv')}</Button> : null}<ButtonLink to="/imports/new" search={{ kind: 'interaction' }}>{t('list.import')}</ButtonLink></>} />
      <div className="tk-page">
        <NewTask key={JSON.stringify(aboutOf(place))} about={aboutOf(place)} field={state.newField} />
        <TaskFilters place={place} onChange={go} search={state.searchField} />
        <AboutOne place={place} rows={rows} onClear={() => go(withTasks(place, { clientId: undefined, contactId: undefined, dealId: undefined, engagementId: undefined }))} />
        {list.isPending ? <Skeleton /> : null}
        {list.isError && list.data === undefined ? <RequestFailed error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data !== undefined && rows.length === 0 ? <Nothing place={place} go={go} /> : null}
        {rows.length > 0 ? <Worklist state={state} acts={acts} change={change} /> : null}
        {list.hasNextPage ? <div className="tk-more"><Button onClick={() => void list.fetchNextPage()} busy={list.isFetchingNextPage ? t('kit.loading') : undefined}>{t('task.more')}</Button></div> : null}
      </div>
    </>
  );
}

/** What the list shows, where the keys stand in it and what is chosen; what it is narrowed to stands in the address. */
function useTaskList() {
  const navigate = useNavigate();
  const place = useSearch({ from: '/team/tasks' });
  const list = useInfiniteQuery(tasksQuery(place));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const [marked, setChosen] = useState<ReadonlySet<string>>(NONE);
  const [at, setAt] = useState(0);
  const [cell, setCell] = useState<TaskCell | null>(null);
  const newField = useRef<HTMLInputElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const go = useCallback((next: TaskPlace) => {
    setChosen(NONE);
    setAt(0);
    void navigate({ to: '/tasks', search: next, replace: true, resetScroll: false });
  }, [navigate]);
  const here = Math.min(at, rows.length - 1);
  // What was changed away from the list is chosen no more.
  const chosen = useMemo(() => new Set(rows.flatMap(({ id }) => (marked.has(id) ? [id] : []))), [rows, marked]);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, here + by));
    setAt(next);
    document.getElementById(rowMark(rows[next]?.id ?? ''))?.focus();
  };
  return { place, go, list, rows, here, setAt, step, chosen, setChosen, cell, setCell, newField, searchField };
}

export type TaskList = ReturnType<typeof useTaskList>;

function Worklist({ state, acts, change }: { state: TaskList; acts: TaskCommands; change: TaskChange }) {
  const t = usePhrases();
  const { place, go, rows, here, setAt, chosen, setChosen, cell, setCell } = state;
  const isDone = place.state === 'done';
  const sort = place.sort ?? usualTaskSort(isDone ? 'done' : 'open');
  const onSort = ({ by, descending }: { by: string; descending: boolean }) => go(withTasks(place, { sort: `${descending ? '-' : ''}${by}` as NonNullable<TaskPlace['sort']> }));
  return (
    <>
      <p className="tk-keys"><Keys keys="j" /> <Keys keys="k" /> {t('task.keysHelp')} · <Keys keys="x" /> {t(isDone ? 'task.reopen' : 'task.done')} · <Keys keys="d" /> {t('task.setDay')} · <Keys keys="o" /> {t('task.give')}</p>
      {/* The keys act on the row in which the keyboard or the pointer was last. */}
      <div onFocus={({ target }) => setAt(target.closest<HTMLTableRowElement>('tbody tr')?.sectionRowIndex ?? here)}>
        <TaskTable rows={rows} here={rows[here]?.id} isDone={isDone} sort={{ by: sort.replace('-', ''), descending: sort.startsWith('-') }} onSort={onSort} chosen={chosen} onChoose={setChosen} cell={cell} onCell={setCell} change={change} />
      </div>
      <TaskBulk state={state} acts={acts} />
    </>
  );
}

function AboutOne({ place, rows, onClear }: { place: TaskPlace; rows: readonly InteractionView[]; onClear: () => void }) {
  const t = usePhrases();
  const ids = Object.values(aboutOf(place));
  if (ids.length === 0) return null;
  const known = rows.flatMap(placesOf).find(({ id }) => ids.includes(id));
  return <p className="tk-one"><span>{known === undefined ? t('task.aboutRecord') : t('task.aboutOne', { name: known.name })}</span> <Button kind="text" small onClick={onClear}>{t('task.showAll')}</Button></p>;
}

function Nothing({ place, go }: { place: TaskPlace; go: (place: TaskPlace) => void }) {
  const t = usePhrases();
  if (!isNarrowed(place)) return <EmptyState>{t('task.empty')}</EmptyState>;
  return <EmptyState act={<Button onClick={() => go({})}>{t('task.showAll')}</Button>}>{t('task.nothing')}</EmptyState>;
}
