import { useState } from 'react';
import { LIFECYCLES } from '@entente/core/kernel/lifecycle';
import { LOCALES } from '@entente/core/kernel/locale-list';
import type { ClientView } from '@entente/contract/client/client.contract';
import { api } from '../../shell/team-app/api.ts';
import { useAutosave } from '../../shell/team-app/autosave.ts';
import { ConflictField } from '../../ui/conflict-field.tsx';
import { DateField, Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SaveState } from '../../ui/save-state.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { intlTag } from '../../ui/time-words.ts';

type Fields = Pick<ClientView, 'name' | 'legalName' | 'registration' | 'address' | 'country' | 'lifecycle' | 'locale' | 'nextStep' | 'nextStepOn' | 'notes'>;
const FIELDS = ['name', 'legalName', 'registration', 'address', 'country', 'lifecycle', 'locale', 'nextStep', 'nextStepOn', 'notes'] as const;
const LANGUAGES = { en: 'English', pl: 'polski', ru: 'русский' } as const;

/** The client's own data. Saves itself; a field that somebody else changed meanwhile asks which words stay. */
export function ClientFields({ client }: { client: ClientView }) {
  const t = usePhrases();
  const [start] = useState(() => Object.fromEntries(FIELDS.map((field) => [field, client[field]])) as Fields);
  const { values, set, saving, conflicts, settle } = useAutosave<Fields>(start, (patch) => api.client.update({ id: client.id, ...patch }), [['client', client.id], ['clients']]);
  return (
    <div className="cl-fields">
      <div className="cl-wide"><SaveState saving={saving} /></div>
      {conflicts.map(({ field, yours, theirs, before }) => (
        <div className="cl-wide" key={field}>
          <ConflictField label={field} who={t('client.conflictWho')} time={new Intl.DateTimeFormat(intlTag(t.locale), { hour: '2-digit', minute: '2-digit' }).format(new Date())} yours={String(yours ?? '')} theirs={String(theirs ?? '')} before={String(before ?? '')} onKeepYours={() => settle(field, 'yours')} onTakeTheirs={() => settle(field, 'theirs')} />
        </div>
      ))}
      <div className="cl-wide"><Field label={t('client.nextStep')} value={values.nextStep} onChange={(nextStep) => set({ nextStep })} hint={values.nextStep === '' ? t('client.noNextStep') : undefined} /></div>
      <DateField label={t('client.nextStepOn')} value={values.nextStepOn ?? ''} onChange={(day) => set({ nextStepOn: day === '' ? null : day })} />
      <SelectField label={t('client.lifecycle')} value={values.lifecycle} onChange={(lifecycle) => set({ lifecycle })} options={LIFECYCLES.map((value) => ({ value, label: t(`client.${value}`) }))} />
      <Field label={t('client.name')} value={values.name} onChange={(name) => set({ name })} error={values.name.trim() === '' ? t('client.nameMissing') : undefined} />
      <Field label={t('client.legalName')} value={values.legalName} onChange={(legalName) => set({ legalName })} />
      <Field label={t('client.registration')} value={values.registration} onChange={(registration) => set({ registration })} />
      <Field label={t('client.address')} value={values.address} onChange={(address) => set({ address })} />
      <Field label={t('client.country')} value={values.country} maxLength={2} hint={t('client.countryHint')} onChange={(country) => set({ country: country.toUpperCase() })} />
      <SelectField label={t('client.language')} value={values.locale} onChange={(locale) => set({ locale })} options={LOCALES.map((value) => ({ value, label: LANGUAGES[value] }))} />
      <div className="cl-wide"><TextField label={t('client.notes')} value={values.notes} onChange={(notes) => set({ notes })} /></div>
    </div>
  );
}
