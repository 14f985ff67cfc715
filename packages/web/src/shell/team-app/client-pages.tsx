import { ClientPage } from '../../client/team/client-page.tsx';
import { AttachmentList } from '../../interaction/team/attachment-list.tsx';
import { Timeline } from '../../interaction/team/timeline.tsx';

/** A client's record with what passed between us and the files kept with it. */
export function ClientWithTimeline() {
  return <ClientPage timeline={(clientId) => <Timeline about={{ clientId }} />} files={(clientId) => <AttachmentList about={{ clientId }} />} />;
}
