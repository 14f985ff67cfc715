import { useState } from 'react';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import type { Meeting } from './meeting-line.tsx';
import { useMeetingChange } from './meeting-change.ts';

type Named = { readonly title: string; readonly place: string };

/** What a meeting is about and where it is, changed in its own line; taken back with one press. */
export function ChangeForm({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = usePhrases();
  const { id, engagementId } = meeting;
  const { busy, change } = useMeetingChange(engagementId);
  const [typed, setTyped] = useState<Named>({ title: meeting.title, place: meeting.place });
  const write = (set: Named, before: Named) => api.meeting.update({ id, set, before });
  const save = async () => {
    const before = { title: meeting.title, place: meeting.place };
    const next = { title: typed.title.trim(), place: typed.place.trim() };
    if (next.title === before.title && next.place === before.place) return onClose();
    if (await change(() => write(next, before), { words: t('meeting.changed'), undo: () => write(before, next), undone: t('meeting.changedBack') })) onClose();
    return undefined;
  };
  return (
    <form
      className="mt-change"
      onSubmit={(event) => { event.preventDefault(); void save(); }}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }}
    >
      <Field label={t('meeting.fieldTitle')} value={typed.title} onChange={(title) => setTyped({ ...typed, title })} maxLength={160} autoFocus />
      <Field label={t('meeting.fieldPlace')} optional={t('kit.optional')} value={typed.place} onChange={(place) => setTyped({ ...typed, place })} maxLength={300} />
      <div className="mt-acts"><Button kind="main" small type="submit" busy={busy ? t('kit.saving') : undefined} unavailable={typed.title.trim() === '' ? t('commitment.fillFirst') : undefined}>{t('meeting.keepChange')}</Button><Button kind="text" small onClick={onClose}>{t('meeting.dropChange')}</Button></div>
    </form>
  );
}
