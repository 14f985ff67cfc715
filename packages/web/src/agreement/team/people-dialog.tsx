import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { SigningOrder } from '@entente/core/agreement/signing-order';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import type { Side } from '@entente/core/kernel/values';
import { clientQuery } from '../../client/client.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useAgreementChange } from './agreement-change.ts';

/** A person on the list: `personId` is the member's or the contact's. */
type Listed = { side: Side; personId: string; name: string; roleTitle: string; signed: boolean };

/** Who signs: people of ours, people of the client's, in order; and whether one side goes first. */
export function PeopleDialog({ agreement, open, onClose }: { agreement: AgreementView; open: boolean; onClose: () => void }) {
  return open ? <Choosing agreement={agreement} onClose={onClose} /> : null;
}

function Choosing({ agreement, onClose }: { agreement: AgreementView; onClose: () => void }) {
  const t = usePhrases();
  const change = useAgreementChange(agreement);
  const [people, setPeople] = useState<readonly Listed[]>(() => agreement.signatories.map(listed));
  const [order, setOrder] = useState<SigningOrder>(agreement.signingOrder);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const signatories = people.map(({ side, personId, roleTitle }) => (side === 'provider' ? { memberId: personId, roleTitle } : { contactId: personId, roleTitle }));
    const done = await change(async () => {
      if (order !== agreement.signingOrder) await api.agreement.update({ id: agreement.id, set: { signingOrder: order }, before: { signingOrder: agreement.signingOrder } });
      await api.agreement.putSignatories({ id: agreement.id, signatories });
    });
    setBusy(false);
    if (done) onClose();
  };
  const rename = (personId: string, roleTitle: string) => setPeople((all) => all.map((one) => (one.personId === personId ? { ...one, roleTitle } : one)));
  const drop = (personId: string) => setPeople((all) => all.filter((one) => one.personId !== personId));
  const add = (person: Listed) => setPeople((all) => (all.some(({ personId }) => personId === person.personId) ? all : [...all, person]));
  return (
    <Dialog open onClose={onClose} title={t('agreement.peopleTitle')} act={<Button kind="main" onClick={() => void save()} busy={busy ? t('agreement.saving') : undefined}>{t('agreement.savePeople')}</Button>}>
      <ul className="ag-signers">
        {people.map((person) => (
          <li key={person.personId}>
            <span className="strong">{person.name}</span>
            <Field label={t('agreement.signsAs', { name: person.name })} value={person.roleTitle} onChange={(roleTitle) => rename(person.personId, roleTitle)} maxLength={200} />
            {person.signed ? <span className="meta">{t('agreement.hasSigned')}</span> : <IconButton shape="cross" label={t('agreement.removePerson', { name: person.name })} onClick={() => drop(person.personId)} />}
          </li>
        ))}
      </ul>
      <AddMember people={people} onAdd={add} />
      <AddContact agreement={agreement} people={people} onAdd={add} />
      <SelectField label={t('agreement.order')} value={order} onChange={setOrder} options={(['any', 'provider_first', 'client_first'] as const).map((value) => ({ value, label: t(`agreement.orderLong_${value}`) }))} />
    </Dialog>
  );
}

function listed({ side, memberId, contactId, name, roleTitle, signed }: AgreementView['signatories'][number]): Listed {
  return { side, personId: memberId ?? contactId ?? '', name, roleTitle, signed: signed !== null };
}

type AddProps = { people: readonly Listed[]; onAdd: (person: Listed) => void };

function AddMember({ people, onAdd }: AddProps) {
  const t = usePhrases();
  const { data } = useQuery({ queryKey: ['members'], queryFn: ({ signal }) => api.member.list({}, { signal }) });
  const free = (data?.rows ?? []).filter(({ id, isActive }) => isActive && !people.some(({ personId }) => personId === id));
  if (free.length === 0) return null;
  const choose = (id: string) => {
    const member = free.find((one) => one.id === id);
    if (member !== undefined) onAdd({ side: 'provider', personId: id, name: member.name, roleTitle: member.roleTitle, signed: false });
  };
  return <SelectField label={t('agreement.addOurs')} value="" placeholder={t('kit.chooseOne')} options={free.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} />;
}

const NEW = 'new';

/** A contact of the client's, or a new one: name and address are all that signing needs. */
function AddContact({ agreement, people, onAdd }: AddProps & { agreement: AgreementView }) {
  const t = usePhrases();
  const { data: client, refetch } = useQuery(clientQuery(agreement.client.nowId));
  const [fresh, setFresh] = useState<{ name: string; email: string } | null>(null);
  const change = useAgreementChange(agreement);
  const free = (client?.contacts ?? []).filter(({ id, email }) => email !== '' && !people.some(({ personId }) => personId === id));
  const choose = (id: string) => {
    const contact = free.find((one) => one.id === id);
    if (contact !== undefined) onAdd({ side: 'client', personId: id, name: contact.name, roleTitle: contact.roleTitle, signed: false });
    else setFresh({ name: '', email: '' });
  };
  const wrong = fresh !== null && fresh.email !== '' && !isEmailAddress(fresh.email);
  const keep = async () => {
    if (fresh === null || wrong || fresh.name.trim() === '' || fresh.email === '') return;
    await change(async () => {
      const { id } = await api.client.createContact({ clientId: agreement.client.nowId, name: fresh.name, email: fresh.email, locale: agreement.client.locale });
      onAdd({ side: 'client', personId: id, name: fresh.name.trim(), roleTitle: '', signed: false });
      setFresh(null);
      await refetch();
    });
  };
  return (
    <>
      <SelectField label={t('agreement.addTheirs', { client: agreement.client.name })} value={fresh === null ? '' : NEW} placeholder={t('kit.chooseOne')} options={[...free.map(({ id, name }) => ({ value: id, label: name })), { value: NEW, label: t('agreement.somebodyNew') }]} onChange={choose} />
      {fresh === null ? null : (
        <div className="ag-fresh">
          <Field label={t('agreement.personName')} value={fresh.name} onChange={(name) => setFresh({ ...fresh, name })} autoComplete="off" />
          <Field label={t('agreement.personEmail')} type="email" value={fresh.email} onChange={(email) => setFresh({ ...fresh, email })} error={wrong ? t('shell.emailWrong') : undefined} autoComplete="off" />
          <Button small onClick={() => void keep()}>{t('agreement.addPerson')}</Button>
        </div>
      )}
    </>
  );
}
