import { EngagementStoryPage } from '../../engagement/team/engagement-story-page.tsx';
import { Timeline } from '../../interaction/team/timeline.tsx';

const timeline = (engagementId: string) => <Timeline key={engagementId} about={{ engagementId }} />;

/** The story of an engagement with what passed between us, narrowed as every timeline is. */
export function StoryWithTimeline() {
  return <EngagementStoryPage timeline={timeline} />;
}
