import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { useAtWork, useMayDo } from '../../shell/team-app/session.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { filterText } from '../../record/filter-edit.ts';
import { isNarrowed, taskInput, withTasks, type TaskPlace } from '../task-place.ts';
import type { TaskList } from './task-list-page.tsx';
import { placesOf, type TaskChange } from './task-table.tsx';

/** Downloads what the list shows now, all of it. */
export function downloadTasks(place: TaskPlace, format: 'csv' | 'xlsx'): void {
  const { filter, ...input } = taskInput(place);
  const link = document.createElement('a');
  link.href = `/api/v1/tasks/export?${new URLSearchParams({ ...input, ...filterText(filter), format }).toString()}`;
  link.download = '';
  link.click();
}

/** What can be done with the chosen tasks, or with the one the keys stand on; keys and command box do the same. */
export function useTaskCommands(state: TaskList, change: TaskChange) {
  const t = usePhrases();
  const navigate = useNavigate();
  const { member } = useAtWork();
  const { place, go, rows, here, step, chosen, setChosen, setCell, newField, searchField } = state;
  const [asking, setAsking] = useState<'day' | 'person' | null>(null);
  const mayDelete = useMayDo('interaction', 'delete');
  const mayExport = useMayDo('interaction', 'export');
  const isDone = place.state === 'done';
  const many = rows.filter(({ id }) => chosen.has(id));
  const one = rows[here];
  const meant = many.length > 0 ? many : one === undefined ? [] : [one];
  const isAny = meant.length > 0;
  const after = (going: Promise<boolean>) => void going.then((whole) => { if (whole) setChosen(new Set()); });
  const setDone = () => after(change(meant, { isDone: !isDone }, (count) => t(isDone ? 'task.openedToast' : 'task.doneToast', { count })));
  const setDay = (dueOn: string | null) => after(change(meant, { dueOn }, (count) => t('task.movedToast', { count })));
  const give = (ownerId: string, name: string) => after(change(meant, { ownerId }, (count) => t('task.givenToast', { count, name })));
  const bin = () => after(change(meant, { isDeleted: true }, (count) => t('task.binnedToast', { count })));
  const ask = (what: 'day' | 'person') => {
    if (many.length > 0) setAsking(what);
    else if (one !== undefined) setCell({ id: one.id, column: what === 'day' ? 'dueOn' : 'ownerId' });
  };
  const choose = () => {
    if (one === undefined) return;
    const next = new Set(chosen);
    if (!next.delete(one.id)) next.add(one.id);
    setChosen(next);
  };
  const open = () => {
    const [first] = one === undefined ? [] : placesOf(one);
    if (first !== undefined) void navigate({ to: first.to, params: { id: first.id } });
  };
  useCommands([
    { id: 'task.done', label: t(isDone ? 'task.reopen' : 'task.done'), keys: 'x', allowed: isAny, run: setDone },
    { id: 'task.day', label: t('task.setDay'), keys: 'd', allowed: isAny, run: () => ask('day') },
    { id: 'task.give', label: t('task.give'), keys: 'o', allowed: isAny, run: () => ask('person') },
    { id: 'task.bin', label: t('task.bin'), keys: 'delete', allowed: mayDelete && isAny, run: bin },
    { id: 'task.open', label: t('task.goTo'), keys: 'enter', allowed: one !== undefined && placesOf(one).length > 0, run: open },
    { id: 'task.choose', label: t('task.choose'), keys: 'space', allowed: isAny, run: choose },
    { id: 'task.next', label: t('task.keysHelp'), keys: 'j', allowed: here < rows.length - 1, run: () => step(1) },
    { id: 'task.previous', label: t('task.keysHelp'), keys: 'k', allowed: here > 0, run: () => step(-1) },
    { id: 'task.new', label: t('task.new'), keys: 'n', run: () => newField.current?.focus() },
    { id: 'task.search', label: t('task.search'), keys: '/', run: () => searchField.current?.focus() },
    { id: 'task.mine', label: t(place.whose === 'mine' ? 'list.showEverybodys' : 'list.showMine'), keys: 'm', run: () => go(withTasks(place, { whose: place.whose === 'mine' ? undefined : 'mine' })) },
    { id: 'task.import', label: t('list.import'), run: () => void navigate({ to: '/imports/new', search: { kind: 'interaction' } }) },
    { id: 'task.late', label: t('task.dueLate'), allowed: !isDone, run: () => go(withTasks(place, { due: 'late' })) },
    { id: 'task.clear', label: t('task.showAll'), keys: 'shift+f', allowed: isNarrowed(place), run: () => go({}) },
    { id: 'task.csv', label: t('list.downloadCsv'), keys: 'e', allowed: mayExport && isAny, run: () => downloadTasks(place, 'csv') },
    { id: 'task.xlsx', label: t('list.downloadXlsx'), keys: 'shift+e', allowed: mayExport && isAny, run: () => downloadTasks(place, 'xlsx') },
    { id: 'task.letGo', label: t('kit.letGo'), keys: 'escape', group: 'chosen', allowed: many.length > 0 && asking === null, run: () => setChosen(new Set()) },
  ]);
  return { many, isDone, mayDelete, asking, setAsking, setDone, setDay, give, bin, ask, memberId: member.id };
}

export type TaskCommands = ReturnType<typeof useTaskCommands>;
