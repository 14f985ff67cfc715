import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../shell/team-app/page-title.ts';
import { NotFoundPage, RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { refusalOf } from '../../shell/team-app/refusal.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { engagementQuery } from '../engagement.queries.ts';
import './engagement.css';
import { EngagementFields } from './engagement-fields.tsx';
import { EngagementHead } from './engagement-head.tsx';

/** Everything that happened on an engagement, newest first. @param timeline comes from an area below. */
export function EngagementStoryPage({ timeline }: { timeline: (engagementId: string) => ReactNode }) {
  const t = usePhrases();
  const { id } = useParams({ from: '/team/engagements/$id/story' });
  const { data: engagement, error, refetch } = useQuery(engagementQuery(id));
  usePageTitle(engagement?.name ?? t('engagement.title'));
  if (error !== null && refusalOf(error)?.status === 404) return <NotFoundPage />;
  if (error !== null && engagement === undefined) return <div className="en-page"><RequestFailed error={error} onRetry={() => void refetch()} /></div>;
  if (engagement === undefined) return <div className="en-page"><Skeleton /></div>;
  return (
    <>
      <EngagementHead engagement={engagement} />
      <div className="en-record">
        <EngagementFields id={engagement.id} />
        <div className="en-story">{timeline(engagement.id)}</div>
      </div>
    </>
  );
}
