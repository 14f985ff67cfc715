import { ClientPage } from '../../client/team/client-page.tsx';
import { ContactPage } from '../../client/team/contact-page.tsx';
import { DealPage } from '../../deal/team/deal-page.tsx';
import { AttachmentList } from '../../interaction/team/attachment-list.tsx';
import { RecordQuality } from '../../quality/team/record-quality.tsx';
import { Timeline } from '../../interaction/team/timeline.tsx';

/** A client's record with what passed between us and the files kept with it. */
export function ClientWithTimeline() {
  return <ClientPage timeline={(clientId) => <Timeline key={clientId} about={{ clientId }} />} files={(clientId) => <><AttachmentList key={clientId} about={{ clientId }} /><RecordQuality kind="client" id={clientId} /></>} />;
}

/** A contact's record with what passed between us and the files kept with it. */
export function ContactWithTimeline() {
  return <ContactPage timeline={(contactId) => <Timeline key={contactId} about={{ contactId }} />} files={(contactId) => <><AttachmentList key={contactId} about={{ contactId }} /><RecordQuality kind="contact" id={contactId} /></>} />;
}

/** A deal's record with what passed between us and the files kept with it. */
export function DealWithTimeline() {
  return <DealPage timeline={(dealId) => <Timeline key={dealId} about={{ dealId }} />} files={(dealId) => <><AttachmentList key={dealId} about={{ dealId }} /><RecordQuality kind="deal" id={dealId} /></>} />;
}
