import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, weekday } from '@entente/core/kernel/zoned-time';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { membersQuery } from '../../workspace/workspace.queries.ts';
import { dayOf } from '../interaction-words.ts';

type DayDialogProps = { count: number; onClose: () => void; onGiven: (dueOn: string | null) => void };

/** The day of several tasks: the usual ones at one press, or any. */
export function TaskDayDialog({ count, onClose, onGiven }: DayDialogProps) {
  const t = usePhrases();
  const today = dayOf(new Date());
  const [day, setDay] = useState(today);
  const usual = [[t('task.today'), today], [t('task.tomorrow'), addDays(today, 1)], [t('task.monday'), addDays(today, 8 - weekday(today))], [t('task.without'), null]] as const;
  return (
    <Dialog open onClose={onClose} title={t('task.dayTitle', { count })} act={<Button kind="main" onClick={() => onGiven(day === '' ? null : day)}>{t('task.saveDay')}</Button>}>
      <form className="ix-form" onSubmit={(event) => { event.preventDefault(); onGiven(day === '' ? null : day); }}>
        <DateField label={t('task.day')} value={day} onChange={setDay} />
        <div className="tk-usual">{usual.map(([label, value]) => <Button key={label} small onClick={() => onGiven(value)}>{label}</Button>)}</div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

type GiveDialogProps = { count: number; ownerId: string; onClose: () => void; onGiven: (ownerId: string, name: string) => void };

/** Who is to do several tasks. */
export function TaskGiveDialog({ count, ownerId, onClose, onGiven }: GiveDialogProps) {
  const t = usePhrases();
  const members = (useQuery(membersQuery).data?.rows ?? []).filter(({ isActive }) => isActive);
  const [chosen, setChosen] = useState(ownerId);
  const give = () => {
    const member = members.find(({ id }) => id === chosen) ?? members[0];
    if (member !== undefined) onGiven(member.id, member.name);
  };
  return (
    <Dialog open onClose={onClose} title={t('task.giveTitle', { count })} act={<Button kind="main" onClick={give}>{t('task.giveAct')}</Button>}>
      <form className="ix-form" onSubmit={(event) => { event.preventDefault(); give(); }}>
        <SelectField label={t('task.who')} value={chosen} onChange={setChosen} options={members.map(({ id, name }) => ({ value: id, label: name }))} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
