import { useInfiniteQuery } from '@tanstack/react-query';
import { timelineQuery, type TimelineAbout } from '../interaction.queries.ts';
import { TaskList } from './task-list.tsx';

/** The open tasks of a record, the earliest day first: they stand with what is next. */
export function RecordTasks({ about }: { about: TimelineAbout }) {
  const rows = useInfiniteQuery(timelineQuery(about, 'tasks')).data?.pages[0]?.rows ?? [];
  const open = rows.flatMap(({ interaction }) => (interaction === null || interaction.doneAt !== null ? [] : [interaction]));
  if (open.length === 0) return null;
  return <TaskList tasks={open.toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))} showClient={false} />;
}
