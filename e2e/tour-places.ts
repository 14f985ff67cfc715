import type { AmendmentsView } from '@entente/contract/agreement/amendment-views';
import type { AnnouncementRow } from '@entente/contract/outbox/outbox.contract';
import type { EngagementRow } from '@entente/contract/engagement/engagement.contract';
import type { Locale } from '@entente/core/kernel/locale';
import { SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import { readAll, type ApiClient } from './api-client.ts';

/** Every page of the team app, in the order of the main menu, by the name it has in docs/tour. */
export const TEAM_PAGES = [
  'today', 'clients', 'client', 'engagements', 'time to signed', 'new agreement', 'agreement negotiated', 'agreement as client', 'agreement sealed', 'amendment', 'promises', 'expectations', 'all promises', 'all expectations', 'engagement story', 'ground rules', 'how we work', 'who tells whom', 'meetings', 'how telling went', 'tasks',
  'library', 'library of clauses', 'template', 'outbox', 'message', 'changes', 'settings', 'not found',
] as const;
export type TeamPage = (typeof TEAM_PAGES)[number];

/** What the sample workspace holds, by what the tour needs it for. */
export type Landmarks = { readonly negotiated: EngagementRow; readonly sealed: EngagementRow; /** Of the sealed agreement, out for signature. */ readonly amendmentId: string; readonly announcement: AnnouncementRow };

/** Finds the two engagements of the sample, the amendment and one of its mails. @throws Error when the sample is not what it should be. */
export async function findLandmarks(api: ApiClient): Promise<Landmarks> {
  const engagements = await readAll<EngagementRow>(api, '/engagements');
  const stories = Object.values(SAMPLE_STORIES);
  const negotiated = engagements.find(({ name }) => stories.some(({ service }) => service.name === name));
  const sealed = engagements.find(({ name }) => stories.some(({ mentoring }) => mentoring.name === name));
  const [announcement] = await readAll<AnnouncementRow>(api, '/outbox');
  if (negotiated === undefined || sealed === undefined || announcement === undefined) throw new Error(`the sample holds ${engagements.map(({ name }) => name).join(', ')}`);
  const { body } = await api.call('GET', `/agreements/${sealed.agreementId ?? ''}/amendments`);
  const amendmentId = (body as AmendmentsView).amendments.at(-1)?.id ?? '';
  return { negotiated, sealed, announcement, amendmentId };
}

/** Where each page stands in this instance. */
export function teamPlaces(locale: Locale, { negotiated, sealed, announcement, amendmentId }: Landmarks): Readonly<Record<TeamPage, string>> {
  return {
    today: '/today',
    clients: '/clients',
    client: `/clients/${negotiated.clientId}`,
    engagements: '/engagements',
    'time to signed': '/engagements/times',
    'new agreement': '/agreements/new',
    'agreement negotiated': `/engagements/${negotiated.id}`,
    'agreement as client': `/engagements/${negotiated.id}?view=client`,
    'agreement sealed': `/engagements/${sealed.id}`,
    amendment: `/engagements/${sealed.id}?agreement=${amendmentId}`,
    promises: `/engagements/${sealed.id}/promises`,
    expectations: `/engagements/${sealed.id}/expectations`,
    'all promises': '/engagements/promises',
    'all expectations': '/engagements/expectations',
    'engagement story': `/engagements/${negotiated.id}/story`,
    'ground rules': `/engagements/${sealed.id}/rules`,
    'how we work': `/engagements/${negotiated.id}/how`,
    'who tells whom': `/engagements/${sealed.id}/communication`,
    'how telling went': '/engagements/telling',
    tasks: '/tasks',
    meetings: `/engagements/${sealed.id}/meetings`,
    library: '/library',
    'library of clauses': '/library?what=clauses',
    template: `/library/built-in/service_agreement/${locale}`,
    outbox: '/outbox',
    message: `/outbox/${announcement.id}`,
    changes: '/changes',
    settings: '/settings',
    'not found': '/nothing-here',
  };
}
