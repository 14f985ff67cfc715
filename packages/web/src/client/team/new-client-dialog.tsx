import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { refreshRecords } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { LooksLike } from '../../duplicate/looks-like.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import './client.css';
import { HomeField } from './home-field.tsx';

const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', pl: 'polski', ru: 'русский' };

type Draft = { kind: 'organisation' | 'person'; name: string; isConsumer: boolean; country: string; contactName: string; contactEmail: string; contactPhone: string; roleTitle: string; locale: Locale };

/** Adds a client and the person we talk to; the rest can wait. */
export function NewClientDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ kind: 'organisation', name: '', isConsumer: false, country: '', contactName: '', contactEmail: '', contactPhone: '', roleTitle: '', locale: t.locale });
  const [shown, setShown] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const wrongEmail = draft.contactEmail !== '' && !isEmailAddress(draft.contactEmail);
  const fits = draft.name.trim() !== '' && !wrongEmail;
  const add = useMutation({
    mutationFn: () => api.client.create(asInput(draft), { context: { key: `${key}-${draft.name}` } }),
    onSuccess: async ({ id }) => {
      await refreshRecords(queries, 'client');
      await navigate({ to: '/clients/$id', params: { id } });
    },
  });
  const submit = () => {
    setShown(true);
    if (fits) add.mutate();
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('client.newClient')} act={<Button kind="main" onClick={submit} busy={add.isPending ? t('client.adding') : undefined}>{t('client.add')}</Button>}>
      <form className="cl-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {add.isError ? <Banner tone="bad" title={refusalWords(t, add.error)} /> : null}
        <SegmentedChoice label={t('client.kind')} value={draft.kind} onChange={(kind) => set({ kind })} segments={[{ value: 'organisation', label: t('client.organisation') }, { value: 'person', label: t('client.person') }]} />
        <Field label={t(draft.kind === 'person' ? 'signing.fullName' : 'client.name')} value={draft.name} onChange={(name) => set({ name })} error={shown && draft.name.trim() === '' ? t('client.nameMissing') : undefined} autoComplete="off" />
        {draft.kind === 'person' ? <PersonFields draft={draft} set={set} /> : <Field label={t('client.contactName')} optional={t('kit.optional')} value={draft.contactName} onChange={(contactName) => set({ contactName })} autoComplete="off" />}
        <Field label={t('client.contactEmail')} optional={t('kit.optional')} type="email" value={draft.contactEmail} onChange={(contactEmail) => set({ contactEmail })} error={shown && wrongEmail ? t('client.emailWrong') : undefined} autoComplete="off" />
        <Field label={t('client.personPhone')} optional={t('kit.optional')} type="tel" value={draft.contactPhone} onChange={(contactPhone) => set({ contactPhone })} autoComplete="off" />
        <LooksLike draft={{ kind: 'client', name: draft.name, email: draft.contactEmail, phone: draft.contactPhone }} />
        <SelectField label={t('client.language')} value={draft.locale} onChange={(locale) => set({ locale })} options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** What is asked of a person alone: whether they buy as a consumer, and where they live. */
function PersonFields({ draft: { isConsumer, country }, set }: { draft: Pick<Draft, 'isConsumer' | 'country'>; set: (part: Partial<Draft>) => void }) {
  const t = usePhrases();
  return (
    <>
      <CheckField checked={isConsumer} onChange={(value) => set({ isConsumer: value })} hint={t('client.isConsumerHint')}>{t('client.isConsumer')}</CheckField>
      <HomeField value={country} isConsumer={isConsumer} onChange={(value) => set({ country: value })} />
    </>
  );
}

/** A person is their own contact, and lives somewhere; of a firm neither is asked here. */
function asInput({ kind, name, isConsumer, country, contactName, contactEmail, contactPhone, roleTitle, locale }: Draft) {
  const who = kind === 'person' ? name : contactName;
  const contact = who.trim() === '' ? {} : { contact: { name: who, email: contactEmail, phone: contactPhone.trim(), roleTitle } };
  return { kind, name, locale, ...(kind === 'person' ? { isConsumer, country } : {}), ...contact };
}
