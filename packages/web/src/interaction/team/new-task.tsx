import { useState, type Ref } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { TaskPlace } from '../task-place.ts';
import { useInteractionActs } from './interaction-acts.ts';

type NewTaskProps = { about: Pick<TaskPlace, 'clientId' | 'contactId' | 'dealId' | 'engagementId'>; field: Ref<HTMLInputElement> };

/** One line and a day set a task of one's own. What was typed outlives a failure. */
export function NewTask({ about, field }: NewTaskProps) {
  const t = usePhrases();
  const { act } = useInteractionActs();
  const [draft, setDraft] = useState({ subject: '', dueOn: '' });
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (busy || draft.subject.trim() === '') return;
    setBusy(true);
    const created = () => api.interaction.create({ ...about, kind: 'task', subject: draft.subject, dueOn: draft.dueOn === '' ? null : draft.dueOn });
    if (await act(created, { words: t('task.added') })) setDraft({ subject: '', dueOn: '' });
    setBusy(false);
  };
  return (
    <form className="tk-new" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Field label={t('task.newLabel')} ref={field} maxLength={300} value={draft.subject} onChange={(subject) => setDraft({ ...draft, subject })} autoComplete="off" />
      <DateField label={t('task.day')} value={draft.dueOn} onChange={(dueOn) => setDraft({ ...draft, dueOn })} />
      <Button kind="main" type="submit" busy={busy ? t('interaction.saving') : undefined}>{t('task.add')}</Button>
    </form>
  );
}
