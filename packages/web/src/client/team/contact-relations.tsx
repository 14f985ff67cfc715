import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactPageView } from '@entente/contract/client/contact.contract';
import { CONTACT_RELATIONS, type ContactRelation } from '@entente/core/client/contact-relation';
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

const PEOPLE = recordSource('contact');

/** How a person stands to others, read from either end. */
export function ContactRelations({ contact }: { contact: ContactPageView }) {
  const t = usePhrases();
  const [adding, setAdding] = useState(false);
  const act = useContactAct(contact.id);
  return (
    <section>
      <SectionRule>{t('contact.relations')}</SectionRule>
      {contact.relations.length === 0 ? <p className="cl-empty">{t('contact.noRelations')}</p> : null}
      <ul className="cl-lines">
        {contact.relations.map(({ id, contactId, name, relation, direction, note }) => (
          <li key={id}>
            <div><span className="meta-2">{t(`contact.${direction}_${relation}`)}:</span> <Link to="/contacts/$id" params={{ id: contactId }}>{name}</Link>{note === '' ? null : <div className="meta-2">{note}</div>}</div>
            <IconButton shape="cross" label={`${t('contact.remove')}: ${name}`} onClick={() => void act(() => api.contact.removeRelation({ id }), { words: t('contact.removed', { name }), undo: () => api.contact.addRelation(direction === 'out' ? { id: contact.id, otherId: contactId, relation, note } : { id: contactId, otherId: contact.id, relation, note }) })} />
          </li>
        ))}
      </ul>
      <p className="cl-empty"><Button kind="text" small onClick={() => setAdding(true)}>{t('contact.addRelation')}</Button></p>
      {adding ? <RelationDialog contactId={contact.id} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function RelationDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const t = usePhrases();
  const act = useContactAct(contactId);
  const [other, setOther] = useState<readonly PickOption[]>([]);
  const [relation, setRelation] = useState<ContactRelation>('colleague_of');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const chosen = other[0];
    if (chosen !== undefined && (await act(() => api.contact.addRelation({ id: contactId, otherId: chosen.value, relation, note })))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('contact.addRelation')} act={<Button kind="main" onClick={() => void save()}>{t('client.savePerson')}</Button>}>
      <div className="cl-form">
        <SelectField label={t('contact.whatRelation')} value={relation} onChange={setRelation} options={CONTACT_RELATIONS.map((value) => ({ value, label: t(`contact.out_${value}`) }))} />
        <PickField label={t('contact.person')} source={PEOPLE} chosen={other} onChange={setOther} empty={t('kit.chooseOne')} needed error={tried && other.length === 0 ? t('contact.chooseFirst') : undefined} />
        <Field label={t('contact.note')} optional={t('kit.optional')} value={note} maxLength={300} onChange={setNote} />
      </div>
    </Dialog>
  );
}
