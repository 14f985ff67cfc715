import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { recordTasksQuery, type TimelineAbout } from '../interaction.queries.ts';
import { TaskList } from './task-list.tsx';

/** The open tasks of a record, the earliest day first: they stand with what is next. */
export function RecordTasks({ about }: { about: TimelineAbout }) {
  const t = usePhrases();
  const { data } = useQuery(recordTasksQuery(about));
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <>
      <TaskList tasks={data.rows} showClient={false} />
      {data.nextCursor === null ? null : <p><Link to="/tasks" search={about}>{t('interaction.allTasks')}</Link></p>}
    </>
  );
}
