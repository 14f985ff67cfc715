import { SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import type { Locale } from '@entente/core/kernel/locale';
import { translator } from '@entente/phrases/translators';
import type { ApiClient } from './api-client.ts';
import type { AlbumScreen } from './crm-screens.ts';
import { findMail } from './mail-text.ts';
import { findLandmarks } from './tour-places.ts';

/** What the pictures need of the sample: two engagements, an amendment, and the links by which its clients come. */
export type AgreementMarks = {
  readonly draft: string;
  readonly negotiated: string;
  readonly sealed: string;
  readonly amendmentId: string;
  readonly links: { readonly asked: string; readonly signed: string; readonly changed: string; readonly us: string };
};

/** Finds what the pictures show. @throws Error when a mail of the sample is missing. */
export async function prepareAgreements(api: ApiClient, locale: Locale): Promise<AgreementMarks> {
  const { negotiated, sealed, amendmentId } = await findLandmarks(api);
  const { firm, service, mentoring, bank, mentee } = SAMPLE_STORIES[locale];
  const t = translator(locale);
  const linkOf = async (to: string, about: string): Promise<string> => {
    const mail = await findMail(api, { to, about });
    if (mail === undefined) throw new Error(`the sample wrote nobody about ${about}`);
    return mail.link;
  };
  const asking = (title: string): string => t('mail.signingRequestedSubject', { asker: firm.owner, title });
  const started = await api.call('POST', '/agreements/start', { body: { client: { kind: 'organisation', name: bank.name, locale, contact: bank.person }, name: service.name, template: { builtin: 'elearning_agreement' } } });
  if (started.status >= 300) throw new Error(`no draft was made: ${JSON.stringify(started.body)}`);
  return {
    draft: (started.body as { engagementId: string }).engagementId, negotiated: negotiated.id, sealed: sealed.id, amendmentId,
    links: {
      asked: await linkOf(bank.person.email, asking(service.name)),
      signed: await linkOf(mentee.person.email, asking(mentoring.name)),
      changed: await linkOf(mentee.person.email, asking(t('amendment.title', { number: 2, title: mentoring.name }))),
      us: await linkOf(mentee.person.email, t('mail.signingSealedSubject', { title: mentoring.name })),
    },
  };
}

/** Begins the matrix where there is none yet. */
const openMatrix: NonNullable<AlbumScreen['act']> = async (page, t) => {
  await page.getByRole('article').waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('[role=combobox]:focus').waitFor();
  await page.keyboard.type(t('document.part.responsibilities'));
  await page.keyboard.press('Enter');
  const begin = page.getByRole('button', { name: t('responsibility.propose') });
  const matrix = page.locator('.rm, .rm-rows').first();
  await begin.or(matrix).first().waitFor();
  if ((await begin.count()) > 0) await begin.click();
  await matrix.waitFor();
  await matrix.evaluate((element) => element.scrollIntoView({ block: 'center' }));
};

/** Agreements from the draft to what is done with them, first as the team sees them and then as the client. */
export function agreementScreens({ draft, negotiated, sealed, amendmentId, links }: AgreementMarks): readonly AlbumScreen[] {
  return [
    { name: 'engagements', path: '/engagements' },
    { name: 'draft', path: `/engagements/${negotiated}` },
    { name: 'matrix', path: `/engagements/${draft}`, act: openMatrix },
    { name: 'sealed', path: `/engagements/${sealed}` },
    { name: 'amendment', path: `/engagements/${sealed}?agreement=${amendmentId}` },
    { name: 'all-expectations', path: '/engagements/expectations' },
    { name: 'promises', path: `/engagements/${sealed}/promises` },
    { name: 'expectations', path: `/engagements/${sealed}/expectations` },
    { name: 'ground-rules', path: `/engagements/${sealed}/rules` },
    { name: 'how-we-work', path: `/engagements/${negotiated}/how` },
    { name: 'who-tells-whom', path: `/engagements/${sealed}/communication` },
    { name: 'meetings', path: `/engagements/${sealed}/meetings` },
    { name: 'story', path: `/engagements/${negotiated}/story` },
    { name: 'times', path: '/engagements/times' },
    { name: 'library', path: '/library' },
    { name: 'clauses', path: '/library?what=clauses' },
    { name: 'client-agreement', link: links.asked, path: '' },
    { name: 'client-text', link: links.asked, path: 'read' },
    { name: 'client-matrix', link: links.asked, path: 'responsibilities' },
    { name: 'client-cards', link: links.asked, path: 'rules' },
    { name: 'client-signed', link: links.signed, path: '' },
    { name: 'client-amendment', link: links.changed, path: '' },
    { name: 'client-us', link: links.us, path: '' },
    { name: 'client-promises', link: links.us, path: 'promises' },
    { name: 'client-expectations', link: links.us, path: 'expectations' },
    { name: 'client-news', link: links.us, path: 'news' },
    { name: 'client-meetings', link: links.us, path: 'meetings' },
  ];
}
