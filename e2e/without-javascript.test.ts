import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TodayView } from '@entente/contract/today/today.contract';
import { SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import { translator } from '@entente/phrases/translators';
import type { ApiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { ask, askForCode, clauseCard, openLink, readItAll, signWith, suggest } from './client.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { keepLastSight } from './last-sight.ts';
import { readMail } from './mailbox.ts';
import { sampleOwner } from './provider.ts';
import { startSample } from './sample.ts';
import { sentAgreement } from './sent-agreement.ts';
import { ASKED_CLAUSE, REWORDED_CLAUSE, STORIES } from './story.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const story = STORIES.en;
const t = translator('en');
let browser: Browser;
let entente: EntenteProcess;
let api: ApiClient;
let client: Visitor;

beforeAll(async () => {
  [browser, entente] = await Promise.all([launchBrowser(), startSample()]);
  api = await sampleOwner(entente.url);
  client = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'phone', javaScript: false });
  const { link } = await sentAgreement(api, { story, locale: 'en' });
  await openLink(client, link);
});
afterAll(async () => {
  await browser?.close();
  if (entente !== undefined) await discardEntente(entente);
});
afterEach((context) => keepLastSight(context, [client]));

describe('a client whose browser runs no scripts', () => {
  it('reads in short and reads it all', async () => {
    await client.page.getByRole('heading', { name: t('signing.signAsk', { name: story.person }) }).waitFor();
    await readItAll(client);
    await clauseCard(client, REWORDED_CLAUSE).waitFor();
  });

  it('asks, and suggests other words', async () => {
    await ask(client, { clause: ASKED_CLAUSE, question: story.question });
    await suggest(client, { clause: REWORDED_CLAUSE, addition: story.addition });
    await clauseCard(client, ASKED_CLAUSE).getByText(story.question).waitFor();
    await clauseCard(client, REWORDED_CLAUSE).getByText(story.addition).first().waitFor();
  });

  it.each(['exitNotMe', 'exitSomeoneElse', 'exitDecline'] as const)('finds the way out "%s" and back again', async (exit) => {
    const way = client.page.getByRole('navigation', { name: t('signing.otherWays') }).getByRole('link', { name: t(`signing.${exit}`, { name: story.person }) });
    await way.tap();
    await client.page.getByRole('main').getByRole('button').first().waitFor();
    await client.page.getByRole('link', { name: t('signing.backToStart') }).tap();
    await client.page.getByRole('heading', { name: t('signing.signAsk', { name: story.person }) }).waitFor();
  });

  it('puts it off until a day of their choice', async () => {
    await client.page.getByRole('link', { name: t('signing.exitLater') }).tap();
    await client.page.getByRole('radio').first().check();
    await client.page.getByRole('button', { name: t('signing.laterSend') }).tap();
    await client.page.getByText(t('signing.noteDeferred', { day: '' }).split(' ').slice(0, 4).join(' ')).waitFor();
  });

  it('signs with a code', async () => {
    await askForCode(client);
    const { code } = await readMail(api, { to: story.email, about: t('mail.signingCodeSubject', { title: story.work }) });
    await signWith(client, code);
    expect(client.complaints()).toEqual([]);
  });

  it('says of a promise that it is done, takes it back, and says what is in the way', async () => {
    const { mentoring, mentee } = SAMPLE_STORIES.en;
    const { link } = await readMail(api, { to: mentee.person.email, about: t('mail.signingSealedSubject', { title: mentoring.name }) });
    await openLink(client, link);
    const { page } = client;
    await page.getByRole('link', { name: t('commitment.usLink') }).tap();
    await page.getByRole('heading', { name: t('commitment.portalYours') }).waitFor();
    const title = (await page.locator('.p-item__title').first().innerText()).trim();
    await page.getByRole('button', { name: `${t('commitment.portalDoneButton')}: ${title}` }).tap();
    await page.getByText(t('commitment.portalTook', { did: 'done', firm: '' })).waitFor();
    await page.getByRole('button', { name: `${t('commitment.portalTakeBack')}: ${title}` }).tap();
    await page.getByRole('link', { name: `${t('commitment.portalOther')}: ${title}` }).tap();
    await page.locator('summary', { hasText: t('commitment.portalStuck') }).tap();
    await page.getByLabel(t('commitment.portalStuckWords')).fill('The camera is broken');
    await page.getByRole('button', { name: t('commitment.portalStuckSend') }).tap();
    await page.getByText(t('commitment.stateStuck'), { exact: true }).waitFor();
    const { body } = await api.call('GET', '/today');
    expect((body as TodayView).promises.filter(({ state }) => state === 'stuck').map((row) => [row.title, row.stuckWords])).toEqual([[title, 'The camera is broken']]);
    expect(client.complaints()).toEqual([]);
  });
});
