import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { LooksLike } from '../../duplicate/looks-like.tsx';
import { recordSource } from '../../record/option-sources.ts';
import { refreshRecords } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { MoreOfContact } from './new-contact-more.tsx';
import './client.css';

const CLIENTS = recordSource('client');
/** What is asked for only when somebody wants to say it, with its parts of the kit. */
const ContactMore = lazy(() => import('./new-contact-more.tsx').then(({ NewContactMore }) => ({ default: NewContactMore })));
const NOTHING_MORE: MoreOfContact = { address: '', country: '', birthday: null };

/** Adds a person; the client can wait, or never come. */
export function NewContactDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState({ name: '', email: '', phone: '', roleTitle: '' });
  const [client, setClient] = useState<readonly PickOption[]>([]);
  const [more, setMore] = useState<MoreOfContact | null>(null);
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const wrongEmail = draft.email.trim() !== '' && !isEmailAddress(draft.email.trim());
  const add = useMutation({
    mutationFn: () => api.contact.create({ ...draft, ...more, email: draft.email.trim(), clientId: client[0]?.value ?? null, locale: t.locale }, { context: { key: `${key}-${draft.name}` } }),
    onSuccess: async ({ id }) => {
      await refreshRecords(queries, 'contact');
      await navigate({ to: '/contacts/$id', params: { id } });
    },
  });
  const submit = () => {
    setTried(true);
    if (draft.name.trim() !== '' && !wrongEmail) add.mutate();
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('contact.newContact')} act={<Button kind="main" onClick={submit} busy={add.isPending ? t('contact.adding') : undefined}>{t('contact.add')}</Button>}>
      <form className="cl-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {add.isError ? <Banner tone="bad" title={refusalWords(t, add.error)} /> : null}
        <Field label={t('client.personName')} value={draft.name} onChange={(name) => set({ name })} error={tried && draft.name.trim() === '' ? t('client.nameMissing') : undefined} autoComplete="off" />
        <PickField label={t('contact.client')} optional={t('kit.optional')} source={CLIENTS} chosen={client} onChange={setClient} empty={t('contact.noClient')} />
        <Field label={t('client.personRole')} optional={t('kit.optional')} value={draft.roleTitle} onChange={(roleTitle) => set({ roleTitle })} autoComplete="off" />
        <Field label={t('client.personEmail')} optional={t('kit.optional')} type="email" value={draft.email} onChange={(email) => set({ email })} error={tried && wrongEmail ? t('client.emailWrong') : undefined} autoComplete="off" />
        <Field label={t('client.personPhone')} optional={t('kit.optional')} type="tel" value={draft.phone} onChange={(phone) => set({ phone })} autoComplete="off" />
        {more === null ? <p><Button kind="text" small onClick={() => setMore(NOTHING_MORE)}>{t('contact.more')}</Button></p> : <Suspense fallback={<Skeleton />}><ContactMore values={more} onChange={(part) => setMore((before) => ({ ...NOTHING_MORE, ...before, ...part }))} /></Suspense>}
        <LooksLike draft={{ kind: 'contact', name: draft.name, email: draft.email, phone: draft.phone, ...(client[0] === undefined ? {} : { clientId: client[0].value }) }} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
