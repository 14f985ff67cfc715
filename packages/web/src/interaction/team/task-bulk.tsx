import { lazy, Suspense } from 'react';
import { useMayDo } from '../../shell/team-app/session.ts';
import { BulkBar } from '../../ui/bulk-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { TaskCommands } from './task-commands.ts';
import type { TaskList } from './task-list-page.tsx';

const TaskDayDialog = lazy(async () => ({ default: (await import('./task-dialogs.tsx')).TaskDayDialog }));
const TaskGiveDialog = lazy(async () => ({ default: (await import('./task-dialogs.tsx')).TaskGiveDialog }));

/** What can be done with the chosen tasks; all of it can be taken back, so nothing is asked twice. */
export function TaskBulk({ state: { setChosen }, acts }: { state: TaskList; acts: TaskCommands }) {
  const t = usePhrases();
  const mayBulk = useMayDo('interaction', 'bulk');
  const { many, isDone, mayDelete, asking, setAsking, setDone, setDay, give, bin, ask, memberId } = acts;
  if (many.length === 0 || (many.length > 1 && !mayBulk)) return null;
  const close = () => setAsking(null);
  return (
    <>
      <BulkBar words={t('kit.chosenRows', { count: many.length })} onLetGo={() => setChosen(new Set())}>
        <Button kind="text" onClick={setDone}>{t(isDone ? 'task.reopen' : 'task.done')}</Button>
        <Button kind="text" onClick={() => ask('day')}>{t('task.setDay')}</Button>
        <Button kind="text" onClick={() => ask('person')}>{t('task.give')}</Button>
        {mayDelete ? <Button kind="text" onClick={bin}>{t('task.bin')}</Button> : null}
      </BulkBar>
      <Suspense fallback={null}>
        {asking === 'day' ? <TaskDayDialog count={many.length} onClose={close} onGiven={(day) => { close(); setDay(day); }} /> : null}
        {asking === 'person' ? <TaskGiveDialog count={many.length} ownerId={many[0]?.ownerId ?? memberId} onClose={close} onGiven={(id, name) => { close(); give(id, name); }} /> : null}
      </Suspense>
    </>
  );
}
