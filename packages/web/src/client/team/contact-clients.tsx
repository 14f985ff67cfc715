import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactPageView } from '@entente/contract/client/contact.contract';
import { CONTACT_ROLE_RELATIONS, type ContactRoleRelation } from '@entente/core/client/contact-relation';
import { recordSource } from '../../record/option-sources.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import type { PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useContactAct } from './contact-acts.ts';

const CLIENTS = recordSource('client');

/** The clients a person belongs to: the first one stands in the record, further ones with what the person is there. */
export function ContactClients({ contact }: { contact: ContactPageView }) {
  const t = usePhrases();
  const [adding, setAdding] = useState(false);
  const act = useContactAct(contact.id);
  const { record, roles } = contact;
  const first = record.values['clientId'];
  return (
    <section>
      <SectionRule>{t('contact.clients')}</SectionRule>
      {typeof first !== 'string' && roles.length === 0 ? <p className="cl-empty">{t('contact.noClients')}</p> : null}
      <ul className="cl-lines">
        {typeof first === 'string' ? <li><div><Link to="/clients/$id" params={{ id: first }}>{record.names[first] ?? t('contact.client')}</Link><div className="meta-2">{String(record.values['roleTitle'] ?? '') || t('contact.role_first')}</div></div></li> : null}
        {roles.map((role) => (
          <li key={role.id}>
            <div><Link to="/clients/$id" params={{ id: role.clientId }}>{role.clientName}</Link><div className="meta-2">{[t(`contact.role_${role.relation}`), role.roleTitle].filter((part) => part !== '').join(' · ')}</div></div>
            <IconButton shape="cross" label={`${t('contact.remove')}: ${role.clientName}`} onClick={() => void act(() => api.contact.removeRole({ id: role.id }), { words: t('contact.removed', { name: role.clientName }), undo: () => api.contact.addRole({ id: contact.id, clientId: role.clientId, relation: role.relation, roleTitle: role.roleTitle }) })} />
          </li>
        ))}
      </ul>
      <p className="cl-empty"><Button kind="text" small onClick={() => setAdding(true)}>{t('contact.addClient')}</Button></p>
      {adding ? <RoleDialog contactId={contact.id} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function RoleDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const t = usePhrases();
  const act = useContactAct(contactId);
  const [client, setClient] = useState<readonly PickOption[]>([]);
  const [relation, setRelation] = useState<ContactRoleRelation>('works_at');
  const [roleTitle, setRoleTitle] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const chosen = client[0];
    if (chosen !== undefined && (await act(() => api.contact.addRole({ id: contactId, clientId: chosen.value, relation, roleTitle })))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('contact.addClient')} act={<Button kind="main" onClick={() => void save()}>{t('client.savePerson')}</Button>}>
      <div className="cl-form">
        <PickField label={t('contact.client')} source={CLIENTS} chosen={client} onChange={setClient} empty={t('kit.chooseOne')} needed error={tried && client.length === 0 ? t('contact.chooseFirst') : undefined} />
        <SelectField label={t('contact.whatRelation')} value={relation} onChange={setRelation} options={CONTACT_ROLE_RELATIONS.map((value) => ({ value, label: t(`contact.role_${value}`) }))} />
        <Field label={t('contact.roleTitle')} optional={t('kit.optional')} value={roleTitle} maxLength={200} onChange={setRoleTitle} />
      </div>
    </Dialog>
  );
}
