import { ClientPage, type ClientParts } from '../../client/team/client-page.tsx';
import { ContactPage, type ContactParts } from '../../client/team/contact-page.tsx';
import { DealPage, type DealParts } from '../../deal/team/deal-page.tsx';
import { RecordDeals } from '../../deal/team/record-deals.tsx';
import { AttachmentList } from '../../interaction/team/attachment-list.tsx';
import { RecordTasks } from '../../interaction/team/record-tasks.tsx';
import { RecordQuality } from '../../quality/team/record-quality.tsx';
import { Timeline } from '../../interaction/team/timeline.tsx';

const CLIENT: ClientParts = {
  tasks: (clientId) => <RecordTasks key={clientId} about={{ clientId }} />,
  deals: ({ id, name }) => <RecordDeals key={id} field="clientId" id={id} client={{ value: id, label: name }} />,
  timeline: (clientId) => <Timeline key={clientId} about={{ clientId }} />,
  files: (clientId) => <><AttachmentList key={clientId} about={{ clientId }} /><RecordQuality kind="client" id={clientId} /></>,
};

const CONTACT: ContactParts = {
  tasks: (contactId) => <RecordTasks key={contactId} about={{ contactId }} />,
  deals: (contactId) => <RecordDeals key={contactId} field="contactId" id={contactId} />,
  timeline: (contactId) => <Timeline key={contactId} about={{ contactId }} />,
  files: (contactId) => <><AttachmentList key={contactId} about={{ contactId }} /><RecordQuality kind="contact" id={contactId} /></>,
};

const DEAL: DealParts = {
  tasks: (dealId) => <RecordTasks key={dealId} about={{ dealId }} />,
  timeline: (dealId) => <Timeline key={dealId} about={{ dealId }} />,
  files: (dealId) => <><AttachmentList key={dealId} about={{ dealId }} /><RecordQuality kind="deal" id={dealId} /></>,
};

/** A client's record with its deals, what passed between us and the files kept with it. */
export function ClientWithTimeline() {
  return <ClientPage parts={CLIENT} />;
}

/** A contact's record with deals, what passed between us and the files kept with it. */
export function ContactWithTimeline() {
  return <ContactPage parts={CONTACT} />;
}

/** A deal's record with what passed between us and the files kept with it. */
export function DealWithTimeline() {
  return <DealPage parts={DEAL} />;
}
