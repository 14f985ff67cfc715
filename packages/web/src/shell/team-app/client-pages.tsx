import { ClientPage } from '../../client/team/client-page.tsx';
import { Timeline } from '../../interaction/team/timeline.tsx';

/** A client's record with what passed between us. */
export function ClientWithTimeline() {
  return <ClientPage timeline={(clientId) => <Timeline about={{ clientId }} />} />;
}
