import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { engagementQuery } from '../../engagement/engagement.queries.ts';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { meetingsQuery } from '../meeting.queries.ts';
import { AgreedSection } from './agreed-section.tsx';
import { MeetingLine } from './meeting-line.tsx';
import './meeting.css';
import { PlanDialog } from './plan-dialog.tsx';

/** The meetings of an engagement: what was agreed about them, what lies ahead, what is past. */
export function MeetingListPage() {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id/meetings' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('engagement.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="mt-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (engagement === undefined) return <div className="mt-page"><Skeleton /></div>;
  return <><EngagementHead engagement={engagement} /><div className="mt-page"><OfEngagement engagementId={engagement.id} /></div></>;
}

function OfEngagement({ engagementId }: { engagementId: string }) {
  const t = usePhrases();
  const { data: view, error, refetch } = useQuery(meetingsQuery(engagementId));
  const [open, setOpen] = useState<'one' | 'many' | null>(null);
  useCommands([{ id: 'meeting.propose', label: t('meeting.propose'), run: () => setOpen('many') }, { id: 'meeting.plan', label: t('meeting.planOne'), run: () => setOpen('one') }]);
  if (view === undefined) return error === null ? <Skeleton /> : <RequestFailed error={error} onRetry={() => void refetch()} />;
  const acts = <><Button kind={view.rows.length === 0 ? 'main' : 'outlined'} onClick={() => setOpen('many')}>{t('meeting.propose')}</Button><Button kind="text" onClick={() => setOpen('one')}>{t('meeting.planOne')}</Button></>;
  return (
    <>
      <AgreedSection view={view} />
      {view.rows.length === 0 ? <EmptyState act={<div className="mt-acts">{acts}</div>}>{t('meeting.empty')}</EmptyState> : <Lists view={view} acts={acts} />}
      {open === null ? null : <PlanDialog view={view} many={open === 'many'} onClose={() => setOpen(null)} />}
    </>
  );
}

function Lists({ view, acts }: { view: MeetingsView; acts: React.ReactNode }) {
  const t = usePhrases();
  const ahead = view.rows.filter(({ state }) => state === 'planned');
  const past = view.rows.filter(({ state }) => state !== 'planned').toReversed();
  return (
    <>
      <section>
        <SectionRule aside={ahead.length}>{t('meeting.ahead')}</SectionRule>
        <div className="mt-acts mt-acts--first">{acts}</div>
        {ahead.length === 0 ? <p className="meta-2 mt-none">{t('meeting.noneAhead')}</p> : null}
        <ul className="mt-list">{ahead.map((meeting) => <MeetingLine key={meeting.id} view={view} meeting={meeting} />)}</ul>
      </section>
      {past.length === 0 ? null : <section><SectionRule aside={past.length}>{t('meeting.past')}</SectionRule><ul className="mt-list">{past.map((meeting) => <MeetingLine key={meeting.id} view={view} meeting={meeting} />)}</ul></section>}
    </>
  );
}
