import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, type ReactNode } from 'react';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { DueDay } from '../../record/team/due-day.tsx';
import { Button } from '../../ui/button.tsx';
import { CellEdit } from '../../ui/cell-edit.tsx';
import { CellPick } from '../../ui/cell-pick.tsx';
import { DataTable, type Column, type Sort } from '../../ui/data-table.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { membersQuery } from '../../workspace/workspace.queries.ts';
import type { Task, TaskSet } from './task-acts.ts';

/** A cell that is written in. */
export type TaskCell = { readonly id: string; readonly column: 'dueOn' | 'ownerId' };
export type TaskChange = (tasks: readonly Task[], set: TaskSet, words: (count: number) => string) => Promise<boolean>;

type TaskTableProps = {
  rows: readonly InteractionView[];
  /** The task on which the keys act. */
  here: string | undefined;
  isDone: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  cell: TaskCell | null;
  onCell: (cell: TaskCell | null) => void;
  change: TaskChange;
};

/** The element that the keyboard stands on in a row. */
export function rowMark(id: string): string {
  return `task-${id}`;
}

/** Tasks in rows: what, by when, who, about what; day and person are changed where they stand. */
export function TaskTable({ rows, here, isDone, sort, onSort, chosen, onChoose, cell, onCell, change }: TaskTableProps) {
  const t = usePhrases();
  const editing = (row: InteractionView, column: TaskCell['column']) => cell?.id === row.id && cell.column === column;
  const done = (row: InteractionView) => void change([row], { isDone: row.doneAt === null }, (count) => t(row.doneAt === null ? 'task.doneToast' : 'task.openedToast', { count }));
  const columns: readonly Column<InteractionView>[] = [
    { id: 'subject', title: t('task.what'), sortable: true, cell: (row) => <Subject row={row} /> },
    { id: 'dueOn', title: t('task.day'), sortable: true, cell: (row) => <DayCell row={row} editing={editing(row, 'dueOn')} onCell={onCell} change={change} /> },
    { id: 'ownerId', title: t('task.who'), cell: (row) => <PersonCell row={row} editing={editing(row, 'ownerId')} onCell={onCell} change={change} /> },
    { id: 'about', title: t('task.about'), look: 'quiet', cell: (row) => <About row={row} /> },
    ...(isDone ? [{ id: 'doneAt', title: t('task.doneAt'), sortable: true, look: 'quiet', cell: ({ doneAt }) => (doneAt === null ? '' : momentWords(t.locale, new Date(doneAt))) } satisfies Column<InteractionView>] : []),
    { id: 'act', title: t('task.act'), look: 'act', cell: (row) => <Button small kind="text" onClick={() => done(row)} aria-label={`${t(row.doneAt === null ? 'task.done' : 'task.reopen')}: ${titleOf(row)}`}>{t(row.doneAt === null ? 'task.done' : 'task.reopen')}</Button> },
  ];
  return <DataTable caption={t('task.title')} columns={columns} rows={rows} idOf={({ id }) => id} nameOf={titleOf} stateOf={({ id }) => (id === here ? 'here' : 'plain')} sort={sort} onSort={onSort} chosen={chosen} onChoose={onChoose} />;
}

function titleOf({ subject, body }: InteractionView): string {
  return subject === '' ? body : subject;
}

/** Leads to what the task is about, where it is about something. */
function Subject({ row }: { row: InteractionView }) {
  const [place] = placesOf(row);
  const title = titleOf(row);
  return (
    <>
      {place === undefined ? <span id={rowMark(row.id)} tabIndex={-1} className="tk-subject">{title}</span> : <Link id={rowMark(row.id)} className="tk-subject" to={place.to} params={{ id: place.id }}>{title}</Link>}
      {row.subject === '' || row.body === '' ? null : <span className="tk-body">{row.body}</span>}
    </>
  );
}

type CellProps = { row: InteractionView; editing: boolean; onCell: (cell: TaskCell | null) => void; change: TaskChange };

function DayCell({ row, editing, onCell, change }: CellProps) {
  const t = usePhrases();
  if (editing) return <DayEditor row={row} onCell={onCell} change={change} />;
  return <CellButton label={t('task.setDay')} of={row} onPress={() => onCell({ id: row.id, column: 'dueOn' })}><Due row={row} /></CellButton>;
}

/** Saves once: giving the keyboard back to the row is no second going away. */
function DayEditor({ row, onCell, change }: Omit<CellProps, 'editing'>) {
  const t = usePhrases();
  const left = useRef(false);
  const leave = () => {
    left.current = true;
    onCell(null);
    document.getElementById(rowMark(row.id))?.focus({ preventScroll: true });
  };
  const save = (text: string) => {
    if (left.current) return;
    leave();
    const dueOn = text === '' ? null : text;
    if (dueOn !== row.dueOn) void change([row], { dueOn }, (count) => t('task.movedToast', { count }));
  };
  return <CellEdit label={t('task.day')} value={row.dueOn ?? ''} input={{ type: 'date' }} onSave={save} onLeave={leave} />;
}

function Due({ row }: { row: InteractionView }) {
  const t = usePhrases();
  return row.dueOn === null ? <span className="tk-quiet">{t('task.noDay')}</span> : <DueDay day={row.dueOn} over={row.doneAt !== null} />;
}

function PersonCell({ row, editing, onCell, change }: CellProps) {
  const t = usePhrases();
  const members = useQuery(membersQuery).data?.rows;
  const source = useMemo(() => ({ options: (members ?? []).filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name })) }), [members]);
  const leave = () => {
    onCell(null);
    document.getElementById(rowMark(row.id))?.focus({ preventScroll: true });
  };
  if (!editing) return <CellButton label={t('task.give')} of={row} onPress={() => onCell({ id: row.id, column: 'ownerId' })}>{row.ownerName}</CellButton>;
  return (
    <CellPick
      label={t('task.who')} source={source} chosen={[{ value: row.ownerId, label: row.ownerName }]} onLeave={leave}
      onSave={([member]) => {
        leave();
        if (member !== undefined && member.value !== row.ownerId) void change([row], { ownerId: member.value }, (count) => t('task.givenToast', { count, name: member.label }));
      }}
    />
  );
}

function CellButton({ label, of, onPress, children }: { label: string; of: InteractionView; onPress: () => void; children: ReactNode }) {
  return <button type="button" className="tk-cell" onClick={onPress}><span className="visually-hidden">{`${label}, ${titleOf(of)}: `}</span>{children}</button>;
}

type Place = { readonly to: '/deals/$id' | '/engagements/$id' | '/contacts/$id' | '/clients/$id'; readonly id: string; readonly name: string };

/** What a task is about, the nearest first. */
export function placesOf(row: InteractionView): readonly Place[] {
  const all = [['/deals/$id', row.dealId, row.dealName], ['/engagements/$id', row.engagementId, row.engagementName], ['/contacts/$id', row.contactId, row.contactName], ['/clients/$id', row.clientId, row.clientName]] as const;
  return all.flatMap(([to, id, name]) => (id === null || name === null ? [] : [{ to, id, name }]));
}

function About({ row }: { row: InteractionView }) {
  const places = placesOf(row);
  if (places.length === 0) return '';
  return <span className="tk-about">{places.map(({ to, id, name }) => <Link key={id} to={to} params={{ id }}>{name}</Link>)}</span>;
}
