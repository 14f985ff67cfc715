import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TodayView } from '@entente/contract/today/today.contract';
import { SAMPLE_EXPECTATIONS } from '@entente/core/sample/expectation-words';
import { SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import { translator } from '@entente/phrases/translators';
import type { ApiClient } from './api-client.ts';
import { testBrowser } from './browser.ts';
import { ONE_PIXEL, signedElsewhere } from './client-file-pages.ts';
import { ask, askForCode, clauseCard, openLink, readItAll, signWith, suggest } from './client.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { keepLastSight } from './last-sight.ts';
import { readMail } from './mailbox.ts';
import { violationsOf } from './page-check.ts';
import { sampleOwner, signIn } from './provider.ts';
import { startSample } from './sample.ts';
import { sentAgreement } from './sent-agreement.ts';
import { ASKED_CLAUSE, REWORDED_CLAUSE, STORIES } from './story.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const story = STORIES.en;
/** Further agreements of the same person, each found by its own mail. */
const ON_FILE = { elsewhere: { ...STORIES.en, work: 'Workshops signed on a file', email: 'elsewhere@client.example' }, paper: { ...STORIES.en, work: 'Workshops signed by hand', email: 'paper@client.example' } };
const t = translator('en');
let browser: Browser;
let entente: EntenteProcess;
let api: ApiClient;
let client: Visitor;

beforeAll(async () => {
  [browser, entente] = await Promise.all([testBrowser(), startSample()]);
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
    // What was delivered is accepted with one press, by the conditions that stand beside it.
    const delivered = page.locator('.p-item', { hasText: SAMPLE_STORIES.en.change.acceptance[0] ?? '' });
    await delivered.getByText(t('commitment.rounds', { used: 1, promised: 1 })).waitFor();
    await delivered.getByRole('button', { name: t('commitment.portalAccept') }).tap();
    await page.getByText(t('commitment.portalTook', { did: 'accepted', firm: SAMPLE_STORIES.en.firm.name })).waitFor();
    expect(client.complaints()).toEqual([]);
  });

  it('answers what is expected on the phone, says what they expect, and the provider sees both', async () => {
    const { page } = client;
    const words = SAMPLE_EXPECTATIONS.en;
    await page.goto(page.url().replace(/\/promises.*$/, '/expectations'));
    await page.getByText(words.due).first().waitFor();
    await page.getByRole('link', { name: t('expectation.portalNext') }).tap();
    await page.locator('.p-expects', { hasText: words.asked }).waitFor();
    await page.locator('summary', { hasText: t('expectation.portalPartly') }).tap();
    await page.getByLabel(t('expectation.portalPartlyWords')).fill('On the train home');
    await page.getByRole('button', { name: t('expectation.portalSend') }).tap();
    await page.getByText(t('expectation.portalTook', { did: 'partly', firm: SAMPLE_STORIES.en.firm.name })).waitFor();
    await page.getByLabel(t('expectation.portalSayHint')).fill('A break after an hour');
    await page.getByRole('button', { name: t('expectation.portalSaySend', { firm: SAMPLE_STORIES.en.firm.name }) }).tap();
    await page.locator('.p-item', { hasText: 'A break after an hour' }).waitFor();
    const ola = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
    await signIn(ola);
    const { body } = await api.call('GET', '/today');
    await ola.page.goto(`/engagements/${(body as TodayView).expectations[0]?.engagementId ?? ''}/expectations`);
    await ola.page.getByText('On the train home').first().waitFor();
    await ola.page.getByRole('button', { name: `${t('expectation.agree')}: A break after an hour` }).click();
    await ola.page.getByText(t('expectation.answered', { answer: 'agreed' })).waitFor();
    await page.reload();
    await page.locator('.p-item', { hasText: 'A break after an hour' }).getByText(t('expectation.portalAnswer', { state: 'agreed', name: SAMPLE_STORIES.en.firm.owner })).waitFor();
    expect([...client.complaints(), ...ola.complaints()]).toEqual([]);
    await ola.leave();
  });

  it('reads what it was told by one press, says on the phone that it will be late, and the provider calls and answers at the desk', async () => {
    const { page } = client;
    const firm = SAMPLE_STORIES.en.firm.name;
    await page.goto(page.url().replace(/\/expectations.*$/, ''));
    await page.getByRole('button', { name: t('touchpoint.portalRead') }).first().tap();
    await page.getByText(t('touchpoint.portalTook', { did: 'read', firm })).waitFor();
    await page.locator('summary', { hasText: t('touchpoint.portalOther') }).tap();
    await page.getByRole('radio', { name: t('touchpoint.portalEvent.complaint') }).check();
    await page.getByLabel(t('touchpoint.portalWords'), { exact: true }).fill('Two calls went unanswered');
    await page.getByRole('button', { name: t('touchpoint.portalTell', { firm }) }).last().tap();
    await page.getByText(t('touchpoint.portalTook', { did: 'said', firm })).waitFor();
    const { body } = await api.call('GET', '/today');
    const { engagementId = '' } = (body as TodayView).heard.find(({ event }) => event === 'complaint') ?? {};
    const ola = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
    await signIn(ola);
    const desk = ola.page;
    await desk.goto(`/engagements/${engagementId}/communication`);
    await desk.getByRole('button', { name: t('touchpoint.answerOf', { name: SAMPLE_STORIES.en.mentee.person.name, about: 'Two calls went unanswered' }) }).click();
    await desk.getByRole('dialog').getByRole('button', { name: t('touchpoint.byPhone') }).click();
    await desk.getByText(t('touchpoint.wasTold')).waitFor();
    await desk.getByRole('button', { name: t('touchpoint.raise') }).click();
    await desk.getByLabel(t('touchpoint.raiseAbout')).fill('the calendar was wrong');
    await desk.getByRole('dialog').getByRole('button', { name: t('touchpoint.save'), exact: true }).click();
    await desk.getByRole('button', { name: t('touchpoint.tellOf', { name: SAMPLE_STORIES.en.mentee.person.name, about: 'the calendar was wrong' }) }).click();
    await desk.getByRole('dialog').getByText(t('rule.phoneFirst')).first().waitFor();
    await desk.getByRole('dialog').getByRole('button', { name: t('touchpoint.called') }).click();
    await desk.getByText(t('touchpoint.noneDue')).or(desk.getByText(t('touchpoint.wasTold'))).first().waitFor();
    // A late promise of ours is decided there as well: it is made up for, and no other date moves.
    await desk.goto(`/engagements/${engagementId}/promises`);
    await desk.getByRole('button', { name: `${t('commitment.decide')}: ${SAMPLE_STORIES.en.promises.ours}` }).click();
    await desk.getByRole('dialog').getByText(t('rule.phoneFirst')).waitFor();
    await desk.getByRole('dialog').getByRole('radiogroup').getByText(t('commitment.decideAbsorb')).click();
    await desk.getByRole('dialog').getByRole('button', { name: t('commitment.decideAbsorb'), exact: true }).click();
    await desk.getByText(t('commitment.decided', { count: 0 })).waitFor();
    await page.reload();
    await page.locator('.p-item', { hasText: 'Two calls went unanswered' }).getByText(SAMPLE_STORIES.en.firm.owner).first().waitFor();
    expect([...client.complaints(), ...ola.complaints()]).toEqual([]);
    await ola.leave();
  });
});

describe('an agreement that is signed on a file', () => {
  const links = { elsewhere: '', paper: '' };
  beforeAll(async () => {
    for (const level of ['elsewhere', 'paper'] as const) links[level] = (await sentAgreement(api, { story: ON_FILE[level], locale: 'en', level })).link;
  });

  it('takes the file, is told what does not fit, and gives it back signed', async () => {
    const { page } = client;
    await openLink(client, links.elsewhere);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t('returned.get') }).tap()]);
    const handedOut = await readFile(await download.path());
    const give = async (buffer: Uint8Array): Promise<void> => {
      await page.getByLabel(t('returned.giveBack')).setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: Buffer.from(buffer) });
      await page.getByRole('checkbox').first().check();
      await page.getByRole('button', { name: t('signing.buttonSign') }).tap();
    };
    await give(handedOut);
    await page.getByText(t('refusal.returned-file-has-no-signature')).waitFor();
    await give(await signedElsewhere(handedOut, story.person));
    await page.getByRole('heading', { name: t('returned.found') }).waitFor();
    await page.getByText(t('returned.holds')).waitFor();
    expect(client.complaints()).toEqual([]);
  });

  it('hands in a scan of the paper, which counts once the provider confirms it', async () => {
    const { page } = client;
    await openLink(client, links.paper);
    await page.getByLabel(t('returned.paperGiveBack')).setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: ONE_PIXEL });
    await page.getByRole('button', { name: t('returned.paperButton') }).tap();
    await page.getByRole('heading', { name: t('returned.waiting') }).waitFor();
    const ola = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
    await signIn(ola);
    const { rows: agreements } = (await api.call('GET', `/agreements?search=${encodeURIComponent(ON_FILE.paper.work)}`)).body as { rows: { engagementId: string }[] };
    await ola.page.goto(`/engagements/${agreements[0]?.engagementId ?? ''}`);
    await ola.page.getByRole('button', { name: t('returned.confirm') }).click();
    await ola.page.getByText(t('returned.confirmed')).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: t('returned.paperFound') }).waitFor();
    expect(await violationsOf(ola)).toEqual([]);
    expect([...client.complaints(), ...ola.complaints()]).toEqual([]);
    await ola.leave();
  });
});
