import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locale } from '@entente/core/kernel/locale';
import { SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import { countWords, secondsFor } from '@entente/core/signing/effort';
import type { TemplateKind } from '@entente/core/template/template-source';
import { translator } from '@entente/phrases/translators';
import { openAlbum, type Album } from './album.ts';
import { testBrowser } from './browser.ts';
import { askForCode, openLink, readItAll, signWith } from './client.ts';
import type { ClientTour } from './client-page.ts';
import { CLIENT_PAGES, wordsToRead } from './client-pages.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { freshHand } from './hand.ts';
import { keepLastSight } from './last-sight.ts';
import { readMail } from './mailbox.ts';
import { faultsOf, kilobytesOf, settled, violationsOf } from './page-check.ts';
import { sampleOwner, send, signIn } from './provider.ts';
import { startSample } from './sample.ts';
import { sentAgreement } from './sent-agreement.ts';
import { STORIES } from './story.ts';
import { findLandmarks, teamPlaces, TEAM_PAGES, type Landmarks } from './tour-places.ts';
import { HEAVIER_PAGES, leaveRows, LIMITS, type TourRow } from './tour-rows.ts';
import { openVisitor, SCREENS, type Visitor } from './visitor.ts';

/** Every kind of agreement besides the service agreement (walked from its template on in main-job.test.ts) goes its way once, in one language each. */
const KINDS_WALKED: Readonly<Record<Locale, readonly TemplateKind[]>> = { en: ['elearning_agreement', 'coaching_agreement'], pl: ['pr_retainer', 'sponsored_coaching'], ru: ['consulting_agreement', 'mentoring_agreement'] };

/** Every page of the sample workspace in one language, on a desk and on a phone. Each language is a file of its own, so that they go side by side. */
export function walkTour(locale: Locale): void {
  const story = STORIES[locale];
  const rows: TourRow[] = [];
  let browser: Browser;
  let entente: EntenteProcess;
  let ola: Visitor;
  let landmarks: Landmarks;
  let tour: ClientTour;
  let albums: Record<'desk' | 'phone', Album>;

  beforeAll(async () => {
    [browser, entente] = await Promise.all([testBrowser(), startSample(locale)]);
    const api = await sampleOwner(entente.url);
    landmarks = await findLandmarks(api);
    ola = await openVisitor(browser, { url: entente.url, locale, screen: 'desk' });
    albums = { desk: openAlbum('pages', locale, 'desk'), phone: openAlbum('pages', locale, 'phone') };
    await signIn(ola);
    const client = await openVisitor(browser, { url: entente.url, locale, screen: 'phone' });
    tour = { client, provider: ola, api, story, landmarks, link: '' };
    ola.complaints();
  });
  afterEach((context) => keepLastSight(context, [ola, tour?.client]));
  afterAll(async () => {
    await ola?.leave();
    await tour?.client.leave();
    if (entente !== undefined) await discardEntente(entente);
    await leaveRows(`2-pages-${locale}`, rows);
    await browser.close();
  });

  it.each(TEAM_PAGES)('shows the team %s whole: light, readable, in one language, on a desk and on a phone', async (name) => {
    const { page } = ola;
    const path = teamPlaces(locale, landmarks)[name];
    await page.setViewportSize(SCREENS.desk.viewport);
    await page.goto(path);
    await settled(ola);
    const kilobytes = await kilobytesOf(ola);
    const onDesk = { faults: await faultsOf(ola), violations: await violationsOf(ola, { alsoDark: locale === 'en' }) };
    await albums.desk.take(page, name.replaceAll(' ', '-'));
    rows.push({ page: name, side: 'provider', locale, width: SCREENS.desk.viewport.width, kilobytes, axe: onDesk.violations.length });

    await page.setViewportSize(SCREENS.phone.viewport);
    await settled(ola);
    const onPhone = { faults: await faultsOf(ola), violations: await violationsOf(ola) };
    await albums.phone.take(page, name.replaceAll(' ', '-'));
    rows.push({ page: name, side: 'provider', locale, width: SCREENS.phone.viewport.width, axe: onPhone.violations.length });

    expect({ onDesk, onPhone }).toEqual({ onDesk: { faults: [], violations: [] }, onPhone: { faults: [], violations: [] } });
    expect(kilobytes).toBeLessThanOrEqual(HEAVIER_PAGES[name] ?? LIMITS.kilobytes.provider);
  });

  it('sends the client a link', async () => {
    tour = { ...tour, link: (await sentAgreement(tour.api, { story, locale })).link };
    expect(tour.link).toContain(entente.url);
  });

  it.each(CLIENT_PAGES)('shows the client "$page" whole, light and quick, on a small phone', async (place) => {
    const { client } = tour;
    const { page } = client;
    await place.reach(tour);
    client.complaints();
    await page.reload();
    await settled(client);
    const kilobytes = await kilobytesOf(client);
    const found = { faults: await faultsOf(client), violations: await violationsOf(client, { alsoDark: locale === 'en' }) };
    await albums.phone.take(page, `client-${place.page.replaceAll(' ', '-')}`);
    const hand = freshHand({ touches: true });
    const words = await wordsToRead(place, tour);
    const more = (await place.act?.(tour, hand)) ?? '';
    const seconds = Math.round(secondsFor({ ...hand.effort(), words: words + countWords(more) }));
    rows.push({ page: place.page, side: 'client', locale, width: SCREENS.phone.viewport.width, seconds, kilobytes, axe: found.violations.length });
    expect({ ...found, tooSmall: hand.tooSmall() }).toEqual({ faults: [], violations: [], tooSmall: [] });
    expect(seconds).toBeLessThanOrEqual(place.mostSeconds);
    expect(kilobytes).toBeLessThanOrEqual(LIMITS.kilobytes.client);
  });

  it('the provider makes an amendment of the change that the client proposed, and sends it', async () => {
    const t = translator(locale);
    const { page } = ola;
    await page.setViewportSize(SCREENS.desk.viewport);
    await page.goto(teamPlaces(locale, landmarks)['agreement sealed']);
    const panel = page.getByRole('region', { name: t('amendment.section') });
    await panel.getByText(story.addition, { exact: false }).first().waitFor();
    await panel.getByRole('button', { name: t('amendment.draftIt') }).click();
    await page.getByText(t('amendment.one', { number: 3 }), { exact: false }).first().waitFor();
    await page.getByRole('region', { name: t('amendment.section') }).getByText(t('amendment.count', { count: 1 })).waitFor();
    await send(ola, { story: { ...story, firstName: SAMPLE_STORIES[locale].mentee.person.name.split(' ')[0] ?? '' } });
    await page.getByText(t('agreement.wait_sign_both'), { exact: false }).first().waitFor();
    await albums.desk.take(page, 'amendment-sent');
  });

  it.each(KINDS_WALKED[locale])('the client reads a %s in short and whole, and signs it, on a small phone', async (kind) => {
    const { client, api } = tour;
    const person = { ...story, client: `${story.client} · ${kind}`, work: `${story.work} · ${kind}` };
    const { link } = await sentAgreement(api, { story: person, locale, kind });
    await openLink(client, link);
    client.complaints();
    await settled(client);
    const inShort = { faults: await faultsOf(client), violations: await violationsOf(client) };
    await albums.phone.take(client.page, `client-${kind}`);
    await readItAll(client);
    await settled(client);
    const whole = { faults: await faultsOf(client), violations: await violationsOf(client) };
    await client.page.goBack();
    await askForCode(client);
    await signWith(client, (await readMail(api, { to: story.email, about: translator(locale)('mail.signingCodeSubject', { title: person.work }) })).code);
    expect({ inShort, whole }).toEqual({ inShort: { faults: [], violations: [] }, whole: { faults: [], violations: [] } });
  });
}
