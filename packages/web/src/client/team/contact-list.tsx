import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClientView, ContactView } from '@entente/contract/client/client.contract';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { ReachLine } from '../../record/team/reach-links.tsx';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { LooksLike } from '../../duplicate/looks-like.tsx';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Face } from '../../ui/face.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';

type Draft = { id: string | null; name: string; email: string; phone: string; roleTitle: string };
const EMPTY: Draft = { id: null, name: '', email: '', phone: '', roleTitle: '' };

/** The people at a client: add, change, remove with Undo. */
export function ContactList({ client }: { client: ClientView }) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const mayDelete = useMayDo('contact', 'delete');
  const [draft, setDraft] = useState<Draft | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['client', client.id] });
  const remove = async ({ id, name }: ContactView) => {
    await api.client.deleteContact({ id });
    say({ words: t('client.personRemoved', { name }), undo: () => void api.client.restoreContact({ id }).then(refresh) });
    await refresh();
  };
  return (
    <>
      {client.contacts.length === 0 ? <p className="cl-empty">{t('client.noPeople')}</p> : null}
      <ul className="cl-people">
        {client.contacts.map((contact) => (
          <li key={contact.id}>
            <Face name={contact.name} side="them" />
            <div><div className="strong"><Link to="/contacts/$id" params={{ id: contact.id }}>{contact.name}</Link></div><ReachLine roleTitle={contact.roleTitle} email={contact.email} phone={contact.phone} /></div>
            <span className="cl-acts">
              <Button kind="text" small onClick={() => setDraft({ ...contact })}>{t('client.changePerson')}</Button>
              {mayDelete ? <Button kind="text" small onClick={() => void remove(contact)}>{t('client.removePerson')}</Button> : null}
            </span>
          </li>
        ))}
      </ul>
      <p className="cl-empty"><Button onClick={() => setDraft(EMPTY)}>{t('client.addPerson')}</Button></p>
      {draft === null ? null : <ContactDialog client={client} start={draft} onClose={() => setDraft(null)} onSaved={() => { setDraft(null); void refresh(); }} />}
    </>
  );
}

function ContactDialog({ client, start, onClose, onSaved }: { client: ClientView; start: Draft; onClose: () => void; onSaved: () => void }) {
  const t = usePhrases();
  const { say } = useToasts();
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const wrongEmail = draft.email !== '' && !isEmailAddress(draft.email);
  const save = async () => {
    setTried(true);
    if (draft.name.trim() === '' || wrongEmail) return;
    setBusy(true);
    try {
      await saveContact(client, start, draft);
      onSaved();
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={draft.id === null ? t('client.addPerson') : t('client.changePerson')} act={<Button kind="main" onClick={() => void save()} busy={busy ? t('client.saving') : undefined}>{t('client.savePerson')}</Button>}>
      <form className="cl-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Field label={t('client.personName')} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} error={tried && draft.name.trim() === '' ? t('client.nameMissing') : undefined} />
        <Field label={t('client.personEmail')} type="email" value={draft.email} onChange={(email) => setDraft({ ...draft, email })} error={tried && wrongEmail ? t('client.emailWrong') : undefined} />
        <Field label={t('client.personRole')} value={draft.roleTitle} onChange={(roleTitle) => setDraft({ ...draft, roleTitle })} />
        <Field label={t('client.personPhone')} type="tel" value={draft.phone} onChange={(phone) => setDraft({ ...draft, phone })} />
        <LooksLike draft={{ kind: 'contact', name: draft.name, email: draft.email, phone: draft.phone, clientId: client.id, ...(draft.id === null ? {} : { id: draft.id }) }} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

async function saveContact(client: ClientView, before: Draft, { id, name, email, phone, roleTitle }: Draft): Promise<void> {
  if (id === null) await api.client.createContact({ clientId: client.id, name, email, phone, roleTitle, locale: client.locale });
  else await api.client.updateContact({ id, set: { name, email, phone, roleTitle }, before: { name: before.name, email: before.email, phone: before.phone, roleTitle: before.roleTitle } });
}
