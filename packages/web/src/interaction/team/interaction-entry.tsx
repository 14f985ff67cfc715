import { useState } from 'react';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { isSameCell } from '../../record/cell-saving.ts';
import { dueDayWords } from '../../record/cell-words.ts';
import { api } from '../../shell/team-app/api.ts';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Check } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field, TextField } from '../../ui/field.tsx';
import { Lamp } from '../../ui/lamp.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { dayOf, daysLate, detailWords } from '../interaction-words.ts';
import { useInteractionFields } from '../interaction.queries.ts';
import { askedIn } from '../own-fields.ts';
import { useInteractionActs } from './interaction-acts.ts';
import { useOwnErrors } from './own-errors.ts';
import { OwnEditors, OwnFacts } from './own-fields.tsx';

/** One entry of a timeline: what it is, what was said, by whom; a task with its box. */
export function InteractionEntry({ entry }: { entry: InteractionView }) {
  const t = usePhrases();
  const acts = useInteractionActs();
  const mayDelete = useMayDo('interaction', 'delete');
  const [changing, setChanging] = useState(false);
  const title = entry.subject === '' ? null : entry.subject;
  return (
    <article className="ix-entry" data-done={entry.doneAt === null ? undefined : ''}>
      <div className="ix-entry__kind">
        {entry.kind === 'task' ? <Check label={t('interaction.markDone', { task: entry.subject })} checked={entry.doneAt !== null} onChange={(done) => void acts.setDone(entry, done)} /> : t(`interaction.${entry.kind}`)}
      </div>
      <div className="ix-entry__main">
        {title === null ? null : <p className="ix-entry__title">{title}</p>}
        {entry.body === '' ? null : <p className="ix-entry__body">{entry.body}</p>}
        <OwnFacts entry={entry} />
        <p className="ix-entry__meta">{detailWords(t, entry)}<Due entry={entry} /></p>
      </div>
      <Menu
        target={<IconButton shape="more" label={t('interaction.acts')} />}
        groups={[{ items: [
          { label: t('interaction.change'), run: () => setChanging(true) },
          { label: t(entry.pinnedAt === null ? 'interaction.pin' : 'interaction.unpin'), run: () => void acts.setPinned(entry) },
          ...(mayDelete ? [{ label: t('interaction.delete'), run: () => void acts.remove(entry) }] : []),
        ] }]}
      />
      {changing ? <ChangeDialog entry={entry} onClose={() => setChanging(false)} /> : null}
    </article>
  );
}

function Due({ entry }: { entry: InteractionView }) {
  const t = usePhrases();
  if (entry.kind !== 'task') return null;
  if (entry.doneAt !== null) return <Lamp state="complete" size="small">{t('interaction.done')}</Lamp>;
  if (entry.dueOn === null) return null;
  const late = daysLate(entry, dayOf(new Date()));
  if (late > 0) return <Lamp state="late" size="small">{t('interaction.late', { days: late })}</Lamp>;
  return <Lamp state="underway" size="small">{t('interaction.due', { day: dueDayWords(t, entry.dueOn) })}</Lamp>;
}

function ChangeDialog({ entry, onClose }: { entry: InteractionView; onClose: () => void }) {
  const t = usePhrases();
  const { act } = useInteractionActs();
  const [fields, setFields] = useState({ subject: entry.subject, body: entry.body, outcome: entry.outcome, dueOn: entry.dueOn ?? '' });
  const own = askedIn(useInteractionFields(), entry.kind, entry.values);
  const [row, setRow] = useState({ values: entry.values, names: entry.names });
  const { errors, check, told } = useOwnErrors();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    const changed = own.filter(({ key }) => !isSameCell(row.values[key] ?? null, entry.values[key] ?? null));
    if (!check(changed, row.values)) return;
    setBusy(true);
    const ownOf = (values: InteractionView['values']) => Object.fromEntries(changed.map(({ key }) => [key, values[key] ?? null]));
    const before = { ...ownOf(entry.values), subject: entry.subject, body: entry.body, outcome: entry.outcome, dueOn: entry.dueOn };
    const set = { ...ownOf(row.values), ...fields, dueOn: fields.dueOn === '' ? null : fields.dueOn };
    if (await act(() => api.interaction.update({ id: entry.id, set, before }), undefined, told)) onClose();
    else setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} title={t('interaction.changeTitle')} act={<Button kind="main" onClick={() => void save()} busy={busy ? t('interaction.saving') : undefined}>{t('interaction.saveChange')}</Button>}>
      <form className="ix-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field label={t('interaction.subject')} maxLength={300} value={fields.subject} onChange={(subject) => setFields({ ...fields, subject })} />
        <TextField label={t('interaction.body')} rows={5} maxLength={20_000} value={fields.body} onChange={(body) => setFields({ ...fields, body })} />
        {entry.kind === 'task' ? <DateField label={t('interaction.dueOn')} value={fields.dueOn} onChange={(dueOn) => setFields({ ...fields, dueOn })} /> : <Field label={t('interaction.outcome')} maxLength={300} value={fields.outcome} onChange={(outcome) => setFields({ ...fields, outcome })} />}
        <OwnEditors fields={own} row={row} errors={errors} onChange={setRow} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
