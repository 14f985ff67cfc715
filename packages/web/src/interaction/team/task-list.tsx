import { Link } from '@tanstack/react-router';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { dueDayWords } from '../../record/cell-words.ts';
import { Check } from '../../ui/check-field.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { dayOf, daysLate } from '../interaction-words.ts';
import { useInteractionActs } from './interaction-acts.ts';
import './interaction.css';

type TaskListProps = { tasks: readonly InteractionView[]; /** Off on the record's own page, where whose task it is says more. */ showClient?: boolean };

/** Open tasks, each with its box, its day and the record it belongs to. */
export function TaskList({ tasks, showClient = true }: TaskListProps) {
  const t = usePhrases();
  const { setDone } = useInteractionActs();
  const today = dayOf(new Date());
  return (
    <ul className="ix-tasks">
      {tasks.map((task) => {
        const late = daysLate(task, today);
        return (
          <li key={task.id}>
            <Check label={t('interaction.markDone', { task: task.subject })} checked={false} onChange={() => void setDone(task, true)} />
            <div>
              <p>{task.subject === '' ? task.body : task.subject}</p>
              <p className="ix-entry__meta">
                {showClient ? null : <span>{task.ownerName}</span>}
                {!showClient || task.clientId === null || task.clientName === null ? null : <Link to="/clients/$id" params={{ id: task.clientId }}>{task.clientName}</Link>}
                {late > 0 ? <Lamp state="late" size="small">{t('interaction.late', { days: late })}</Lamp> : null}
                {late === 0 && task.dueOn !== null ? t('interaction.due', { day: dueDayWords(t, task.dueOn) }) : null}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
