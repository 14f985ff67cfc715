import { useState } from 'react';
import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import { TOUCHPOINT_EVENTS, type TouchpointEvent } from '@entente/core/communication/touchpoint';
import type { Side } from '@entente/core/kernel/values';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
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
  const people = plan.confided ? peopleOf(plan, event, side) : [];
  const personId = people.some(({ value }) => value === person) ? person : undefined;
  const missing = about.trim() === '' || on === '' || (people.length > 1 && personId === undefined);
  const raise = async () => {
    if (!missing && (await change(() => api.touchpoint.raise({ engagementId: plan.engagementId, event, side, phaseId: null, on, about, ...(personId === undefined ? {} : { personId }) }), { words: t('touchpoint.raised') }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('touchpoint.raise')} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void raise()}>{t('touchpoint.save')}</Button>}>
      <p className="meta-2">{t('touchpoint.raiseHelp')}</p>
      <SelectField label={t('touchpoint.raiseWhat')} value={event} onChange={(value) => setEvent(value as TouchpointEvent)} options={TOUCHPOINT_EVENTS.map((value) => ({ value, label: eventWords(t, value) }))} />
      <SelectField label={t('touchpoint.raiseSide')} value={side} onChange={(value) => setSide(value as Side)} options={(['provider', 'client'] as const).map((value) => ({ value, label: t('touchpoint.side', { side: value }) }))} />
      {people.length < 2 ? null : <SelectField label={t('touchpoint.raiseWhom')} hint={t('touchpoint.raiseWhomHelp')} value={person} onChange={setPerson} placeholder={t('automation.choose')} options={people} />}
      <DateField label={t('touchpoint.raiseOn')} value={on} onChange={setOn} />
      <Field label={t('touchpoint.raiseAbout')} value={about} onChange={setAbout} maxLength={300} data-autofocus />
    </Dialog>
  );
}

/** People of the client whom the plan names for it, each once. */
function peopleOf({ lines }: CommunicationView, event: TouchpointEvent, side: Side) {
  const named = lines.filter((line) => line.event === event && line.side === side).map(({ teller, told }) => (side === 'provider' ? told : teller));
  return [...new Map(named.map(({ id, name }) => [id, { value: id, label: name }])).values()];
}
