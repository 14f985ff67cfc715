import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { DeliveryLamp } from '../delivery-lamp.tsx';
import { announcementQuery } from '../outbox.queries.ts';
import './outbox.css';

/** One message as its reader sees it. */
export function AnnouncementPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/outbox/$id' });
  const { data: mail, error, refetch } = useQuery(announcementQuery(id));
  usePageTitle(mail?.subject ?? t('outbox.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && mail === undefined) return <div className="ob-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (mail === undefined) return <div className="ob-page"><Skeleton /></div>;
  return (
    <>
      <PageHead title={mail.subject ?? t('outbox.nothingToSay')} crumb={<Breadcrumb steps={[<Link key="all" to="/outbox">{t('outbox.back')}</Link>]} />} />
      <div className="ob-page"><Facts wide facts={factsOf(t, mail)} /><MailParts mail={mail} /></div>
    </>
  );
}

function factsOf(t: ReturnType<typeof usePhrases>, mail: AnnouncementView): Fact[] {
  const when = new Intl.DateTimeFormat(intlTag(t.locale), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(mail.createdAt));
  return [
    { term: t('outbox.to'), value: `${mail.recipientName} · ${mail.recipientEmail}` },
    { term: t('outbox.state'), value: <><DeliveryLamp state={mail.state} /> <span className="meta">{when}{mail.attempts > 0 ? ` · ${t('outbox.attempts', { count: mail.attempts })}` : ''}</span></> },
    ...(mail.smtpReply === '' ? [] : [{ term: t('outbox.reply'), value: mail.smtpReply }]),
  ];
}

function MailParts({ mail }: { mail: AnnouncementView }) {
  const t = usePhrases();
  const [part, setPart] = useState<'mail' | 'text'>('mail');
  if (mail.text === null) return null;
  return (
    <>
      {mail.masked ? <p className="meta-2">{t('outbox.maskedNote')}</p> : null}
      <SegmentedChoice label={t('outbox.read')} value={part} onChange={setPart} segments={[{ value: 'mail', label: t('outbox.asMail') }, { value: 'text', label: t('outbox.asText') }]} />
      {part === 'text' ? <pre className="ob-text">{mail.text}</pre> : <iframe className="ob-mail" title={mail.subject ?? t('outbox.title')} src={`/outbox-mail/${mail.id}`} sandbox="allow-popups allow-popups-to-escape-sandbox" />}
    </>
  );
}
