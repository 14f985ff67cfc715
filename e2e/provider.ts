import type { APIRequestContext, Locator, Page } from 'playwright-core';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { builtinTemplate } from '@entente/core/template/builtin-templates';
import type { TemplateKind } from '@entente/core/template/template-source';
import { translator } from '@entente/phrases/translators';
import { signInToApi, type ApiClient } from './api-client.ts';
import { freshHand, type Hand } from './hand.ts';
import { mailFrom, type Mail } from './mail-text.ts';
import { readMail } from './mailbox.ts';
import type { Story } from './story.ts';
import type { Visitor } from './visitor.ts';

/** What fits a gap by the kind of its field. The days lie in the future of any run. */
const DAYS = ['2031-03-03', '2031-05-30'] as const;
const AMOUNT = '250';

/** Signs the sample's owner in and opens their day. The page of signing in is walked in settings.test.ts and shell.test.ts. */
export async function signIn({ context, page }: Visitor): Promise<void> {
  const { url, ok } = await enter(context.request);
  if (!ok) throw new Error(`the door of ${url} stays shut`);
  await page.goto('/today');
}

/** The sample's owner comes in, in this browser, without its sign-in page; paths are of its instance, or of `at`. */
export async function enter(request: APIRequestContext, at = ''): Promise<{ url: string; ok: boolean }> {
  const answer = await request.post(`${at}/api/auth/sign-in/email`, { data: { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD } });
  return { url: answer.url(), ok: answer.ok() };
}

/** The sample's owner over the API. */
export async function sampleOwner(url: string): Promise<ApiClient> {
  return signInToApi(url, { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
}

/** From the list of engagements to a draft: a built-in template, a new client, the person who signs. */
export async function draftAgreement({ page, locale }: Visitor, { story, kind, hand = freshHand() }: { story: Story; kind: TemplateKind; hand?: Hand }): Promise<void> {
  const t = translator(locale);
  await page.goto('/engagements');
  await hand.tap(page.getByRole('link', { name: t('engagement.newAgreement') }).first());
  await hand.choose(page.getByRole('radio', { name: builtinTemplate(kind, locale).title }));
  await hand.type(page.getByRole('combobox', { name: t('agreement.client') }), story.client);
  await hand.choose(page.getByRole('option', { name: t('agreement.newClient', { name: story.client }) }));
  await hand.type(page.getByLabel(t('agreement.whoSigns')), story.person);
  await hand.type(page.getByLabel(t('client.contactRole')), story.role);
  await hand.type(page.getByLabel(t('agreement.personEmail')), story.email);
  await hand.type(page.getByLabel(t('agreement.name')), story.work);
  await hand.tap(page.getByRole('button', { name: t('agreement.draftIt') }));
  await page.waitForURL(/\/engagements\/[0-9a-f-]{36}/);
  await page.getByRole('article').waitFor();
}

/** Fills every value without which the draft cannot go out, one after another, in its place in the text. */
export async function fillGaps({ page, locale }: Visitor, { story, hand = freshHand() }: { story: Story; hand?: Hand }): Promise<void> {
  const t = translator(locale);
  const missing = page.getByRole('complementary', { name: t('document.structure') }).locator('section').filter({ has: page.getByRole('heading', { name: t('document.missingToSend') }) });
  const field = page.getByRole('article').locator('input');
  const valueFor = fillings(story.purpose);
  await hand.tap(missing.getByRole('listitem').getByRole('button').first());
  for (await field.waitFor(); (await field.count()) > 0; await hand.press(field, 'Tab')) await hand.write(field, await valueFor(field));
  await page.getByRole('heading', { name: t('document.missing') }).waitFor();
}

/** Gives each field what fits it; of two days the second is the later one. */
function fillings(words: string): (field: Locator) => Promise<string> {
  const days: string[] = [...DAYS];
  return async (field) => {
    if ((await field.getAttribute('type')) === 'date') return days.shift() ?? DAYS[0];
    return (await field.getAttribute('inputmode')) === 'text' ? words : AMOUNT;
  };
}

/** Sends the draft as it stands, or the next version of it, with the terms that the dialog offers. */
export async function send({ page, locale }: Visitor, { story, hand = freshHand() }: { story: Story; hand?: Hand }): Promise<void> {
  const t = translator(locale);
  await hand.tap(page.getByRole('button', { name: t('agreement.sendTo', { name: story.firstName }) }));
  const dialog = page.getByRole('dialog');
  await hand.choose(dialog.getByRole('button', { name: t('sending.send'), exact: true }));
  await dialog.waitFor({ state: 'hidden' });
}

/** Signs the provider's own part, with the code from the provider's own mailbox. */
export async function signAsProvider(ola: Visitor, { api, story, onTheWay }: { api: ApiClient; story: Story; onTheWay: () => Promise<void> }): Promise<void> {
  const { page, locale } = ola;
  const t = translator(locale);
  await page.getByRole('button', { name: t('agreement.signIt') }).click();
  const dialog = page.getByRole('dialog');
  const askCode = dialog.getByRole('button', { name: t('sending.askCode') });
  await askCode.waitFor();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await askCode.click();
  const field = dialog.getByRole('textbox', { name: t('sending.code', { address: SAMPLE_EMAIL }) });
  await field.waitFor();
  await onTheWay();
  const { code } = await readMail(api, { to: SAMPLE_EMAIL, about: t('mail.signingCodeSubject', { title: story.work }) });
  await field.fill(code);
  await dialog.getByRole('button', { name: t('signing.buttonSign') }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Opens the newest mail to somebody in a tab of its own, as a person does on a computer without a mail server. */
export async function openMail({ context, locale }: Visitor, { to, about }: { to: string; about: string }): Promise<Mail> {
  const t = translator(locale);
  const page = await context.newPage();
  const mail = page.getByRole('row').filter({ hasText: to }).getByRole('link', { name: about }).first();
  await comeUpon(page, '/outbox', { sight: mail, ...MOMENT });
  await mail.click();
  await page.getByText(t('outbox.asText'), { exact: true }).click();
  const text = (await page.locator('pre').textContent()) ?? '';
  await page.close();
  return mailFrom(text);
}

/** How long something made a moment later may take, and how long one look at the page lasts. */
const MOMENT = { patience: 30_000, look: 4_000 };

/** Loads a page again and again until it shows something: mails and seals are made by jobs. */
export async function comeUpon(page: Page, path: string, { sight, patience, look }: { sight: Locator; patience: number; look: number }): Promise<void> {
  for (const until = Date.now() + patience; ; ) {
    await page.goto(path);
    const seen = await sight.waitFor({ timeout: look }).then(() => true, () => false);
    if (seen) return;
    if (Date.now() > until) throw new Error(`${path} does not show ${String(sight)} within ${patience} ms`);
  }
}
