import type { Locator } from 'playwright-core';
import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import { choicesOf } from '@entente/core/ground-rule/rule-card';
import { countWords } from '@entente/core/signing/effort';
import { SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import type { Locale } from '@entente/core/kernel/locale-list';
import { cardWords } from '@entente/phrases/rule-words';
import { translator } from '@entente/phrases/translators';
import { ask, askForCode, clauseCard, openLink, signWith, suggest } from './client.ts';
import { CLIENT_FILE_PAGES } from './client-file-pages.ts';
import { QUICK, under, type ClientPage, type ClientTour } from './client-page.ts';
import type { Hand } from './hand.ts';
import { readMail } from './mailbox.ts';
import { ASKED_CLAUSE, REWORDED_CLAUSE } from './story.ts';
import { LIMITS } from './tour-rows.ts';
import { SCREENS } from './visitor.ts';

/** A clause of the sealed mentoring agreement in plain words, which the amendment on its way leaves alone. */
const CHANGED_CLAUSE = '4.3';
/** A well-formed token that opens nothing. */
const UNKNOWN_TOKEN = 'A'.repeat(43);

/** The page of one piece of the signed work, where another day is proposed for it. */
async function changeRecord(tour: ClientTour): Promise<void> {
  await change(IN_FORCE, 'read')(tour);
  const { page } = tour.client;
  await page.goto((await page.locator('.p-change[href*="/change/set/"]').first().getAttribute('href')) ?? '');
}

/** Another day, what for by a tap, a look at what would change, and the choice that would send it. */
async function typeAnotherDay({ client: { page, locale } }: ClientTour, hand: Hand): Promise<string> {
  const t = translator(locale);
  await hand.write(page.locator('input[type=date]').first(), '2037-03-02');
  await hand.choose(page.getByRole('radio').first());
  await hand.tap(page.getByRole('button', { name: t('proposal.portalShow') }));
  await page.locator('ins').first().waitFor();
  await hand.meant(page.getByRole('button', { name: t('proposal.portalSend') }));
  return page.getByRole('main').innerText();
}

/** Opens the link by which somebody of the sample was asked to sign; it stays theirs, whatever became of the agreement. */
function asked(who: 'bank' | 'mentee', path = ''): (tour: ClientTour) => Promise<void> {
  return async ({ client, api }) => {
    const { firm, service, mentoring, ...people } = SAMPLE_STORIES[client.locale];
    const title = who === 'bank' ? service.name : mentoring.name;
    const { link } = await readMail(api, { to: people[who].person.email, about: translator(client.locale)('mail.signingRequestedSubject', { asker: firm.owner, title }) });
    await under(path)({ client, link });
  };
}

/** The sample's amendments to the mentoring: one that is in force, and one that is to be signed. */
const [IN_FORCE, TO_SIGN] = [1, 2];

/** Opens the link by which the mentee was asked to sign what changes. */
function change(number: number, path = ''): (tour: ClientTour) => Promise<void> {
  return async ({ client, api }) => {
    const { firm, mentee } = SAMPLE_STORIES[client.locale];
    const { link } = await readMail(api, { to: mentee.person.email, about: translator(client.locale)('mail.signingRequestedSubject', { asker: firm.owner, title: changeTitle(client.locale, number) }) });
    await under(path)({ client, link });
  };
}

function changeTitle(locale: Locale, number = TO_SIGN): string {
  return translator(locale)('amendment.title', { number, title: SAMPLE_STORIES[locale].mentoring.name });
}

/** The link that came with the sealed file: the standing page. */
async function us({ client, api }: ClientTour): Promise<void> {
  const { mentoring, mentee } = SAMPLE_STORIES[client.locale];
  const { link } = await readMail(api, { to: mentee.person.email, about: translator(client.locale)('mail.signingSealedSubject', { title: mentoring.name }) });
  await openLink(client, link);
}

/** What both sides promised, from the standing page. */
async function promises(tour: ClientTour): Promise<void> {
  await us(tour);
  await tour.client.page.goto(`${tour.client.page.url()}/promises`);
}

/** What each side expects of the other, from the standing page. */
async function expectations(tour: ClientTour): Promise<void> {
  await us(tour);
  await tour.client.page.goto(`${tour.client.page.url()}/expectations`);
}

/** What both sides tell each other, from the standing page. */
async function news(tour: ClientTour): Promise<void> {
  await us(tour);
  await tour.client.page.goto(`${tour.client.page.url()}/news`);
}

/** What waits to be read, and what can be said; the rest is there to look things up. */
function whatIsNew({ client }: ClientTour): Locator {
  return client.page.locator('section').first();
}

/** The meetings, from the standing page. */
async function meetings(tour: ClientTour): Promise<void> {
  await us(tour);
  await tour.client.page.goto(`${tour.client.page.url()}/meetings`);
}

/** Calls the next meeting off, under the rule that stands beside it. */
async function callOff({ client }: ClientTour, hand: Hand): Promise<void> {
  const fold = client.page.locator('details.p-fold').last();
  await hand.tap(fold.locator('summary'));
  await hand.meant(fold.getByRole('button'));
}

/** The one card that asks; the rest is there to look things up. */
function whatIsAsked({ client }: ClientTour): Locator {
  return client.page.locator('section').filter({ has: client.page.locator('.p-expects') });
}

/** The first promise of the client, with its four answers. */
async function promise(tour: ClientTour): Promise<void> {
  await promises(tour);
  const { page } = tour.client;
  await page.goto((await page.locator('.p-item__acts a').first().getAttribute('href')) ?? '');
}

/** What was delivered and waits for the client's word, with the answers to it. */
async function delivery(tour: ClientTour): Promise<void> {
  await promises(tour);
  const { page, locale } = tour.client;
  const delivered = page.locator('.p-item', { hasText: SAMPLE_STORIES[locale].change.acceptance[0] ?? '' });
  await page.goto((await delivered.locator('.p-item__acts a').getAttribute('href')) ?? '');
}

/** The agreement that is being talked about, once the provider has taken it back. */
async function closed(tour: ClientTour): Promise<void> {
  const { api, landmarks } = tour;
  const { status } = await api.call('POST', `/agreements/${landmarks.negotiated.agreementId ?? ''}/withdrawal`, { body: {} });
  if (status !== 200) throw new Error(`the agreement was not taken back: ${status}`);
  await asked('bank')(tour);
}

/** A clause is what one reads to say something about it. */
function clauseOf(number: string): (tour: ClientTour) => Locator {
  return ({ client }) => clauseCard(client, number).locator('.p-clause__words');
}

/** Where the provider has answered, and the client may agree with one tap. */
function answeredCard({ client }: ClientTour): Locator {
  return client.page.locator('.p-clause', { hasText: SAMPLE_STORIES[client.locale].service.answer });
}

/** On the standing page one comes for what waits; the rest is there to look things up. */
function whatWaits({ client }: ClientTour): Locator {
  const t = translator(client.locale);
  return client.page.locator('section').filter({ has: client.page.getByRole('heading', { name: new RegExp(`${t('signing.waitsForYou')}|${t('signing.waitsForUs')}`) }) });
}

/** What is the reader's turn and what is owed to them; the rest is there to look things up. */
function whatIsPromised({ client }: ClientTour): Locator {
  const t = translator(client.locale);
  return client.page.locator('section').filter({ has: client.page.getByRole('heading', { name: new RegExp(`${t('commitment.portalYours')}|${t('commitment.portalUs')}`) }) });
}

/** Every page that a client can meet, in an order in which one leaves room for the next. */
export const CLIENT_PAGES: readonly ClientPage[] = [
  { page: 'answer', ...QUICK, reach: asked('bank', 'read'), reading: answeredCard, act: (tour, hand) => hand.meant(answeredCard(tour).getByRole('button', { name: translator(tour.client.locale)('signing.worksForMe') }).last()) },
  { page: 'ask about a clause', ...QUICK, reach: asked('bank', 'read'), reading: clauseOf(ASKED_CLAUSE), act: ({ client, story }, hand) => ask(client, { clause: ASKED_CLAUSE, question: story.question, hand }) },
  { page: 'suggest other words', ...QUICK, reach: asked('bank', 'read'), reading: clauseOf(REWORDED_CLAUSE), act: ({ client, story }, hand) => suggest(client, { clause: REWORDED_CLAUSE, addition: story.addition, hand }) },
  { page: 'not me', ...QUICK, reach: under('not-me'), act: press('signing.notMeSend') },
  { page: 'devices that sign', ...QUICK, reach: under('devices') },
  { page: 'decline', ...QUICK, reach: under('decline'), act: chooseAndPress('signing.declineSend') },
  { page: 'someone else', ...QUICK, reach: under('someone-else'), act: nameSomebody },
  { page: 'later', ...QUICK, reach: under('later'), act: chooseAndPress('signing.laterSend') },
  { page: 'sign', mostSeconds: LIMITS.secondsToSign, reach: under(''), act: (tour, hand) => signIt(tour, hand, { to: tour.story.email, title: tour.story.work }) },
  { page: 'signed', ...QUICK, reach: under('') },
  { page: 'sealed', ...QUICK, reach: asked('mentee') },
  { page: 'propose a change', ...QUICK, reach: change(IN_FORCE, 'read'), reading: clauseOf(CHANGED_CLAUSE), act: ({ client, story }, hand) => suggest(client, { clause: CHANGED_CLAUSE, addition: story.addition, signed: true, hand }) },
  { page: 'propose another day', ...QUICK, reach: changeRecord, act: typeAnotherDay },
  { page: 'sign a change', mostSeconds: LIMITS.secondsToSign, reach: change(TO_SIGN), act: (tour, hand) => signIt(tour, hand, { to: SAMPLE_STORIES[tour.client.locale].mentee.person.email, title: changeTitle(tour.client.locale) }) },
  { page: 'us', ...QUICK, reach: us, reading: whatWaits },
  { page: 'how we work', mostSeconds: LIMITS.secondsToSign, reach: us, reading: ({ client }) => client.page.locator('#how summary'), act: openHow },
  { page: 'we and you', ...QUICK, reach: promises, reading: whatIsPromised, act: (tour, hand) => hand.meant(tour.client.page.getByRole('main').getByRole('button').first()) },
  { page: 'more time for a promise', ...QUICK, reach: promise, act: askForTime },
  { page: 'answer a delivery', ...QUICK, reach: delivery, act: askForCorrections },
  { page: 'what we expect', ...QUICK, reach: expectations, reading: whatIsAsked, act: (tour, hand) => hand.meant(whatIsAsked(tour).getByRole('button').first()) },
  { page: 'what we tell each other', ...QUICK, reach: news, reading: whatIsNew, act: (tour, hand) => hand.meant(whatIsNew(tour).getByRole('button').first()) },
  { page: 'our meetings', ...QUICK, reach: meetings, reading: ({ client }) => client.page.locator('section').first(), act: callOff },
  { page: 'who does what', mostSeconds: 30, reach: asked('bank', 'responsibilities') },
  { page: 'ground rules', mostSeconds: LIMITS.secondsToSign, reach: asked('bank', 'rules'), act: tapCards },
  { page: 'ground rules compared', ...QUICK, reach: compared, act: sayYes },
  { page: 'ground rules agreed', ...QUICK, reach: agreed },
  ...CLIENT_FILE_PAGES,
  { page: 'closed', ...QUICK, reach: closed },
  { page: 'unknown link', ...QUICK, reach: async ({ client }) => void (await client.page.goto(`/l/${UNKNOWN_TOKEN}`)) },
  { page: 'verify', ...QUICK, reach: async ({ client }) => void (await client.page.goto('/verify')) },
];

type Act = NonNullable<ClientPage['act']>;

/** How the work is done, unfolded on the standing page and read whole. */
async function openHow({ client }: ClientTour, hand: Hand): Promise<string> {
  const fold = client.page.locator('#how');
  await hand.tap(fold.locator('summary'));
  return fold.locator('.p-how').innerText();
}

type ButtonWords = 'signing.notMeSend' | 'signing.declineSend' | 'signing.laterSend';

/** The one button of a page; counted and not pressed, so that the link stays open for the pages after it. */
function press(words: ButtonWords): Act {
  return ({ client }, hand) => hand.meant(client.page.getByRole('button', { name: translator(client.locale)(words) }));
}

function chooseAndPress(words: ButtonWords): Act {
  return async (tour, hand) => {
    await hand.choose(tour.client.page.getByRole('radio').first());
    await press(words)(tour, hand);
  };
}

/** Opens the answer, takes the first day and would send it; the promise stays as it is. */
async function askForTime({ client }: ClientTour, hand: Hand): Promise<string> {
  const t = translator(client.locale);
  const fold = client.page.locator('details.p-fold', { hasText: t('commitment.portalTime') });
  await hand.tap(fold.locator('summary'));
  await hand.choose(client.page.getByRole('radio').first());
  await hand.meant(client.page.getByRole('button', { name: t('commitment.portalTimeSend') }));
  return fold.locator('form').innerText();
}

/** The longer of the answers to a delivery: what is missing, typed and sent. The shorter is one press, looked for and counted too; the delivery stays as it is. */
async function askForCorrections({ client: { page, locale }, story }: ClientTour, hand: Hand): Promise<string> {
  const t = translator(locale);
  await hand.meant(page.getByRole('button', { name: t('commitment.portalAccept'), exact: true }));
  const fold = page.locator('details.p-fold', { hasText: t('commitment.portalNotYetWords') });
  await hand.tap(fold.locator('summary'));
  await hand.type(page.getByLabel(t('commitment.portalNotYetWords')), story.line);
  await hand.meant(fold.getByRole('button', { name: t('commitment.portalVerdictSend') }));
  return fold.locator('form').innerText();
}

/** Every card answered by a tap, and sent. */
async function tapCards({ client }: ClientTour, hand: Hand): Promise<void> {
  const t = translator(client.locale);
  for (const card of await client.page.getByRole('radiogroup').all()) await hand.choose(card.getByRole('radio').first());
  await hand.tap(client.page.getByRole('button', { name: t('rule.send') }));
  await client.page.getByText(t('rule.savedTitle', { name: SAMPLE_STORIES[client.locale].firm.owner })).waitFor();
}

/** The provider answers too in the team app, every second card otherwise: only what differs is to be decided. */
async function compared(tour: ClientTour): Promise<void> {
  const { provider: { page, locale } } = tour;
  const t = translator(locale);
  const { round } = await rulesOf(tour);
  await goToRules(tour);
  for (const [at, card] of round.cards.entries()) await page.getByLabel(cardWords(t, card), { exact: true }).selectOption(choicesOf(card).at(at % 2 === 0 ? 0 : -1) ?? '');
  await page.getByRole('button', { name: t('rule.answer'), exact: true }).click();
  await page.getByRole('button', { name: t('rule.worksForUs'), exact: true }).waitFor();
  await asked('bank', 'rules')(tour);
}

/** Takes the middle that is proposed. */
async function sayYes({ client }: ClientTour, hand: Hand): Promise<void> {
  const t = translator(client.locale);
  await hand.tap(client.page.getByRole('button', { name: t('rule.worksForMe') }));
  await client.page.getByText(t('rule.yourYesTitle', { name: SAMPLE_STORIES[client.locale].firm.owner })).waitFor();
}

/** The provider says yes to the same. */
async function agreed(tour: ClientTour): Promise<void> {
  const { provider: { page, locale } } = tour;
  const t = translator(locale);
  await goToRules(tour);
  await page.getByRole('button', { name: t('rule.worksForUs'), exact: true }).click();
  await page.getByText(t('rule.agreedWords', { count: (await rulesOf(tour)).round.cards.length })).first().waitFor();
  await asked('bank', 'rules')(tour);
}

async function goToRules({ provider: { page }, landmarks }: ClientTour): Promise<void> {
  await page.setViewportSize(SCREENS.desk.viewport);
  await page.goto(`/engagements/${landmarks.negotiated.id}/rules`);
}

async function rulesOf({ api, landmarks }: ClientTour): Promise<{ round: RuleRoundView }> {
  const { body } = await api.call('GET', `/ground-rules?agreementId=${landmarks.negotiated.agreementId ?? ''}`);
  const { round } = body as GroundRulesView;
  if (round === null) throw new Error('the sample asks no cards there');
  return { round };
}

/** Names somebody else, asks for the code and would type it; who signs stays who it was. */
async function nameSomebody({ client }: ClientTour, hand: Hand): Promise<void> {
  const t = translator(client.locale);
  await hand.type(client.page.getByLabel(t('signing.theirName')), 'Ewa Lis');
  await hand.type(client.page.getByLabel(t('signing.theirEmail')), 'ewa@lis.example');
  await hand.meant(client.page.getByRole('main').getByRole('button').first());
  hand.wouldType('000000');
}

/** Signs, from the boxes to the button that binds. */
async function signIt({ client, api }: ClientTour, hand: Hand, { to, title }: { to: string; title: string }): Promise<string> {
  const t = translator(client.locale);
  await askForCode(client, hand);
  const { code } = await readMail(api, { to, about: t('mail.signingCodeSubject', { title }) });
  const more = await client.page.locator('.p-field', { has: client.page.locator('[data-code]') }).innerText();
  await signWith(client, code, hand);
  return more;
}

/** Words that have to be read: of the place named, or of the page without its ways out. */
export async function wordsToRead(page: ClientPage, tour: ClientTour): Promise<number> {
  if (page.reading !== undefined) return countWords((await page.reading(tour).allInnerTexts()).join(' '));
  const main = tour.client.page.getByRole('main');
  const ways = await main.getByRole('navigation').allInnerTexts();
  return countWords(await main.innerText()) - ways.reduce((sum, text) => sum + countWords(text), 0);
}
