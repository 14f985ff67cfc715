import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ClientView } from '@entente/contract/client/client.contract';
import type { RecordRow } from '@entente/contract/record/record.contract';
import { cellWords } from '../../record/cell-words.ts';
import type { FieldView } from '../../record/field-words.ts';
import { fieldsQuery, recordQuery, refreshRecords } from '../../record/record.queries.ts';
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
import { Lamp } from '../../ui/lamp.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { clientPointsQuery, clientQuery } from '../client.queries.ts';
import './client.css';
import { ContactList } from './contact-list.tsx';
import { PointList } from './point-list.tsx';

const NEXT = ['nextStep', 'nextStepOn'];
const KNOWN = ['lifecycle', 'ownerId', 'tags', 'email', 'emailLabel', 'phone', 'phoneLabel', 'website', 'address', 'country', 'name', 'legalName', 'registration', 'locale', 'source', 'notes'];

/** What the areas below bring to a client's page: its open tasks, its deals, what happened, what is kept with it. */
export type ClientParts = { tasks: (clientId: string) => ReactNode; deals: (client: ClientView) => ReactNode; timeline: (clientId: string) => ReactNode; files: (clientId: string) => ReactNode };

/** A client's record: what it is, what is next, what happened. */
export function ClientPage({ parts }: { parts: ClientParts }) {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/clients/$id' });
  const { data: client, error, refetch } = useQuery(clientQuery(id));
  const record = useQuery(recordQuery('client', id)).data;
  const fields = useQuery(fieldsQuery('client')).data;
  usePageTitle(client?.name ?? t('client.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <MergedElsewhere kind="client" id={id}><NotFoundPage /></MergedElsewhere>;
  if (error !== null && client === undefined) return <div className="cl-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (client === undefined || record === undefined || fields === undefined) return <div className="cl-page"><Skeleton /></div>;
  const more = client.kind === 'person' ? KNOWN.flatMap((key) => (key === 'country' ? [key, 'isConsumer'] : [key])) : KNOWN;
  return (
    <>
      <PageHead title={client.name} crumb={<RecordSteps key={id} kind="client" id={id} path="/clients" list={t('client.backToList')} />} under={<Standing record={record} fields={fields} />} acts={<NewAgreement client={client} />} />
      <div className="rc-record">
        <div>
          <div className="rc-next"><RecordFields key={id} kind="client" record={record} fields={fields} sections={[{ title: t('contact.nextStep'), keys: NEXT }]} />{parts.tasks(id)}</div>
          {parts.deals(client)}
          <section><SectionRule>{t('client.people')}</SectionRule><ContactList client={client} /></section>
          <section>{parts.timeline(id)}</section>
        </div>
        <aside>
          <RecordFields key={`${id}:facts`} look="facts" kind="client" record={record} fields={fields} sections={[{ title: t('client.facts'), keys: more }]} />
          <Points id={id} />
          <Engagements client={client} />
          {parts.files(id)}
          <DeleteClient client={client} />
        </aside>
      </div>
    </>
  );
}

/** How it stands, who answers for it, and how to reach it. */
function Standing({ record, fields }: { record: RecordRow; fields: readonly FieldView[] }) {
  const t = usePhrases();
  const { values, names } = record;
  const lifecycle = fields.find(({ key }) => key === 'lifecycle');
  return (
    <>
      {lifecycle === undefined ? null : <span>{cellWords(t, { kind: 'client', field: lifecycle, row: { values, names } })}</span>}
      <span>{names[String(values['ownerId'])] ?? ''}</span>
      <ReachLinks values={values} />
      {values['lifecycle'] === 'former' ? null : <NextStanding record={record} />}
    </>
  );
}

function NewAgreement({ client: { id, name } }: { client: ClientView }) {
  const t = usePhrases();
  const navigate = useNavigate();
  return <Button onClick={() => void navigate({ to: '/agreements/new', search: { clientId: id, clientName: name } })}>{t('engagement.newAgreement')}</Button>;
}

function Points({ id }: { id: string }) {
  const points = useQuery(clientPointsQuery(id)).data;
  return points === undefined ? null : <PointList kind="client" id={id} points={points} />;
}

function Engagements({ client }: { client: ClientView }) {
  const t = usePhrases();
  return (
    <section>
      <SectionRule>{t('client.engagements')}</SectionRule>
      {client.engagements.length === 0 ? <p className="cl-empty">{t('client.noEngagements')}</p> : null}
      <ul className="cl-people">
        {client.engagements.map(({ id, name, state }) => (
          <li key={id}><Lamp state={state === 'open' ? 'underway' : 'complete'} size="small">{t(state === 'open' ? 'client.engagementOpen' : 'client.engagementClosed')}</Lamp><Link to="/engagements/$id" params={{ id }}>{name}</Link></li>
        ))}
      </ul>
    </section>
  );
}

/** Into the bin at once, with Undo: what is cheap to take back is not asked about. */
function DeleteClient({ client }: { client: ClientView }) {
  const mayDelete = useMayDo('client', 'delete');
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { say } = useToasts();
  const restore = async () => {
    await api.client.restore({ id: client.id });
    await refreshRecords(queries, 'client');
    say({ words: t('client.restored', { name: client.name }) });
  };
  const remove = async () => {
    try {
      await api.client.delete({ id: client.id });
    } catch (error) {
      say({ words: refusalWords(t, error), tone: 'bad' });
      return;
    }
    say({ words: t('client.deleted', { name: client.name }), undo: () => void restore() });
    await navigate({ to: '/clients', search: {} });
    await refreshRecords(queries, 'client');
  };
  return mayDelete ? <div className="cl-foot"><Button kind="text" onClick={() => void remove()}>{t('client.delete')}</Button></div> : null;
}
