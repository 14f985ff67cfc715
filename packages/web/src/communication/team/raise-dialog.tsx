import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import { TOUCHPOINT_EVENTS, type TouchpointEvent } from '@entente/core/communication/touchpoint';
import type { Side } from '@entente/core/kernel/values';
import { boardQuery } from '../../commitment/commitment.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { shortDayWords } from '../../ui/time-words.ts';
import { eventWords } from '@entente/phrases/touchpoint-words';
import { useCommunicationChange } from './communication-change.ts';

/** What the program cannot know by itself. */
export function RaiseDialog({ plan, onClose }: { plan: CommunicationView; onClose: () => void }) {
  const t = usePhrases();
  const { busy, change } = useCommunicationChange(plan.engagementId);
  const [event, setEvent] = useState<TouchpointEvent>('mistake');
  const [side, setSide] = useState<Side>('provider');
  const [on, setOn] = useState(plan.today);
  const [about, setAbout] = useState('');
  const [person, setPerson] = useState('');
  const [promise, setPromise] = useState('');
  const promises = usePromises(plan.engagementId, event === 'delay' ? side : null);
  const chosen = promises.find(({ id }) => id === promise);
  const people = peopleOf(plan, event, side);
  const personId = people.some(({ value }) => value === person) ? person : undefined;
  const words = chosen?.title ?? about;
  const missing = words.trim() === '' || on === '' || (people.length > 1 && personId === undefined);
  const raise = async () => {
    if (!missing && (await change(() => api.touchpoint.raise({ engagementId: plan.engagementId, event, side, phaseId: null, on, about: words, ...namedIn(personId, chosen) }), { words: t('touchpoint.raised') }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('touchpoint.raise')} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void raise()}>{t('touchpoint.save')}</Button>}>
      <p className="meta-2">{t('touchpoint.raiseHelp')}</p>
      <SelectField label={t('touchpoint.raiseWhat')} value={event} onChange={(value) => setEvent(value as TouchpointEvent)} options={TOUCHPOINT_EVENTS.map((value) => ({ value, label: eventWords(t, value) }))} />
      <SelectField label={t('touchpoint.raiseSide')} value={side} onChange={(value) => setSide(value as Side)} options={(['provider', 'client'] as const).map((value) => ({ value, label: t('touchpoint.side', { side: value }) }))} />
      <PromiseChoice promises={promises} value={promise} onChange={setPromise} />
      {people.length < 2 ? null : <SelectField label={t('touchpoint.raiseWhom')} hint={t('touchpoint.raiseWhomHelp')} value={person} onChange={setPerson} placeholder={t('automation.choose')} options={people} />}
      <DateField label={t('touchpoint.raiseOn')} value={on} onChange={setOn} />
      {chosen !== undefined ? null : <Field label={t('touchpoint.raiseAbout')} value={about} onChange={setAbout} maxLength={300} data-autofocus />}
    </Dialog>
  );
}

function PromiseChoice({ promises, value, onChange }: { promises: ReturnType<typeof usePromises>; value: string; onChange: (id: string) => void }) {
  const t = usePhrases();
  if (promises.length === 0) return null;
  const options = promises.map(({ id, title, dueOn }) => ({ value: id, label: t('touchpoint.raiseWhichOne', { title, day: shortDayWords(t.locale, dueOn) }) }));
  return <SelectField label={t('touchpoint.raiseWhich')} hint={t('touchpoint.raiseWhichHelp')} value={value} onChange={onChange} options={[{ value: '', label: t('touchpoint.raiseWhichNone') }, ...options]} />;
}

/** Whom of the client and which promise it is about, where that was chosen. */
function namedIn(personId: string | undefined, promise: { readonly id: string } | undefined) {
  return { ...(personId === undefined ? {} : { personId }), ...(promise === undefined ? {} : { commitmentId: promise.id }) };
}

/** Promises of a side that are open and have a day, which can be said to be late ahead of it. */
function usePromises(engagementId: string, side: Side | null) {
  const { data } = useQuery({ ...boardQuery(engagementId), enabled: side !== null });
  if (side === null || data === undefined) return [];
  return data.rows.flatMap(({ id, title, dueOn, state, side: of }) => (of === side && dueOn !== null && state !== 'done' && state !== 'excepted' ? [{ id, title, dueOn }] : []));
}

/** In confided work the people of the client whom the plan names for it, each once. */
function peopleOf({ lines, confided }: CommunicationView, event: TouchpointEvent, side: Side) {
  if (!confided) return [];
  const named = lines.filter((line) => line.event === event && line.side === side).map(({ teller, told }) => (side === 'provider' ? told : teller));
  return [...new Map(named.map(({ id, name }) => [id, { value: id, label: name }])).values()];
}
