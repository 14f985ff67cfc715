import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ContactPageView } from '@entente/contract/client/contact.contract';
import { fieldsQuery, refreshRecords } from '../../record/record.queries.ts';
import { NextStanding } from '../../record/team/next-standing.tsx';
import { ReachLinks } from '../../record/team/reach-links.tsx';
import { RecordFields } from '../../record/team/record-fields.tsx';
import { RecordSteps } from '../../record/team/record-steps.tsx';
import { api } from '../../shell/team-app/api.ts';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf, refusalWords } from '../../shell/team-app/refusal.ts';
import { MergedElsewhere } from '../../duplicate/merged-elsewhere.tsx';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Button } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { contactQuery } from '../client.queries.ts';
import './client.css';
import { ContactClients } from './contact-clients.tsx';
import { ContactRelations } from './contact-relations.tsx';
import { PointList } from './point-list.tsx';

const NEXT = ['nextStep', 'nextStepOn'];
const KNOWN = ['email', 'emailLabel', 'phone', 'phoneLabel', 'clientId', 'roleTitle', 'address', 'country', 'birthday', 'ownerId', 'tags', 'name', 'givenName', 'familyName', 'locale', 'source', 'notes'];

/** What the areas below bring to a contact's page: open tasks, deals, what happened, what is kept with it. */
export type ContactParts = { tasks: (contactId: string) => ReactNode; deals: (contactId: string) => ReactNode; timeline: (contactId: string) => ReactNode; files: (contactId: string) => ReactNode };

/** A person's record: what they are, what is next, what happened. */
export function ContactPage({ parts }: { parts: ContactParts }) {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/contacts/$id' });
  const { data: contact, error, refetch } = useQuery(contactQuery(id));
  const fields = useQuery(fieldsQuery('contact')).data;
  const name = String(contact?.record.values['name'] ?? t('contact.title'));
  usePageTitle(name);
  if (error !== null && refusalOf(error)?.status === 404) return <MergedElsewhere kind="contact" id={id}><NotFoundPage /></MergedElsewhere>;
  if (error !== null && contact === undefined) return <div className="cl-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (contact === undefined || fields === undefined) return <div className="cl-page"><Skeleton /></div>;
  return (
    <>
      <PageHead title={name} crumb={<RecordSteps key={id} kind="contact" id={id} path="/contacts" list={t('contact.backToList')} />} under={<><Client contact={contact} /><ReachLinks values={contact.record.values} />{hasNextStep(contact) ? <NextStanding record={contact.record} /> : null}</>} />
      <div className="rc-record">
        <div>
          <div className="rc-next"><RecordFields key={id} kind="contact" record={contact.record} fields={fields} sections={[{ title: t('contact.nextStep'), keys: NEXT }]} />{parts.tasks(id)}</div>
          {parts.deals(id)}
          <section>{parts.timeline(id)}</section>
        </div>
        <aside>
          <RecordFields key={`${id}:facts`} look="facts" kind="contact" record={contact.record} fields={fields} sections={[{ title: t('contact.facts'), keys: KNOWN }]} />
          <PointList kind="contact" id={id} points={contact.points} />
          <ContactClients contact={contact} />
          <ContactRelations contact={contact} />
          {parts.files(id)}
          <DeleteContact id={id} name={name} />
        </aside>
      </div>
    </>
  );
}

/** A person without a next step is no fault, as a client's is: it is said only where there is one. */
function hasNextStep({ record: { values, next } }: ContactPageView): boolean {
  return next !== undefined || typeof values['nextStepOn'] === 'string' || (typeof values['nextStep'] === 'string' && values['nextStep'] !== '');
}

function Client({ contact: { record } }: { contact: ContactPageView }) {
  const t = usePhrases();
  const clientId = record.values['clientId'];
  const role = String(record.values['roleTitle'] ?? '');
  if (typeof clientId !== 'string') return <span>{[role, t('contact.noClient')].filter((part) => part !== '').join(' · ')}</span>;
  return <span>{role === '' ? '' : `${role} · `}<Link to="/clients/$id" params={{ id: clientId }}>{record.names[clientId] ?? t('contact.client')}</Link></span>;
}

/** Away at once, with Undo. */
function DeleteContact({ id, name }: { id: string; name: string }) {
  const mayDelete = useMayDo('contact', 'delete');
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { say } = useToasts();
  const restore = async () => {
    await api.client.restoreContact({ id });
    await refreshRecords(queries, 'contact');
    say({ words: t('contact.restored', { name }) });
  };
  const remove = async () => {
    try {
      await api.client.deleteContact({ id });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return;
    }
    say({ words: t('contact.removed', { name }), undo: () => void restore() });
    await navigate({ to: '/contacts', search: {} });
    await refreshRecords(queries, 'contact');
  };
  return mayDelete ? <div className="cl-foot"><Button kind="text" onClick={() => void remove()}>{t('contact.delete')}</Button></div> : null;
}
