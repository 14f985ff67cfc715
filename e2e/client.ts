import type { Locator } from 'playwright-core';
import { translator } from '@entente/phrases/translators';
import { freshHand, type Hand } from './hand.ts';
import type { Visitor } from './visitor.ts';

/** Where the signing page of a link stands, without the token that led there. */
const PAGE_OF_LINK = /\/portal\/[0-9a-f-]{36}$/;

/** Opens the link of a mail. */
export async function openLink({ page }: Visitor, link: string): Promise<void> {
  await page.goto(link);
  await page.waitForURL(PAGE_OF_LINK);
}

/** From "in short" to the whole text. */
export async function readItAll({ page, locale }: Visitor, hand: Hand = freshHand()): Promise<void> {
  await hand.tap(page.getByRole('main').getByRole('link', { name: translator(locale)('signing.readAll') }));
  await page.waitForURL('**/read*');
}

/** The card of a clause, by its number. */
export function clauseCard({ page }: Visitor, number: string): Locator {
  return page.getByRole('group', { name: number, exact: true });
}

/** Asks about a clause. */
export async function ask(client: Visitor, { clause, question, hand = freshHand() }: { clause: string; question: string; hand?: Hand }): Promise<void> {
  const t = translator(client.locale);
  const card = clauseCard(client, clause);
  await hand.tap(card.getByText(t('signing.ask'), { exact: true }));
  await hand.write(card.getByLabel(t('signing.yourQuestion')), question);
  await sendFrom(client, card.locator('details[open]'), hand);
}

/** Suggests other words for a clause: its own, and a sentence more. Of what is signed they are a change that is proposed. */
export async function suggest(client: Visitor, { clause, addition, signed = false, hand = freshHand() }: { clause: string; addition: string; signed?: boolean; hand?: Hand }): Promise<void> {
  const t = translator(client.locale);
  const card = clauseCard(client, clause);
  await hand.tap(card.getByText(t(signed ? 'amendment.propose' : 'signing.suggest'), { exact: true }));
  await hand.append(card.getByLabel(t('signing.yourWords')), ` ${addition}`);
  await sendFrom(client, card.locator('details[open]'), hand);
}

async function sendFrom({ page, locale }: Visitor, form: Locator, hand: Hand): Promise<void> {
  const before = page.url();
  await hand.choose(form.getByRole('button', { name: translator(locale)('signing.send'), exact: true }));
  await page.waitForURL((url) => url.href !== before);
}

/** Agrees to everything that must be agreed to, and asks for the code. */
export async function askForCode({ page, locale }: Visitor, hand: Hand = freshHand()): Promise<void> {
  const t = translator(locale);
  const button = page.getByRole('button', { name: t('signing.sendCode') });
  await button.waitFor();
  for (const box of await page.locator('input[type=checkbox][required]').all()) await hand.choose(box);
  await hand.tap(button);
  await page.locator('[data-code]').waitFor();
}

/** Types the code and signs. */
export async function signWith({ page, locale }: Visitor, code: string, hand: Hand = freshHand()): Promise<void> {
  const t = translator(locale);
  await hand.write(page.locator('[data-code]'), code);
  await hand.choose(page.getByRole('button', { name: t('signing.buttonSign') }));
  await page.getByRole('heading', { name: t('signing.signedTitle') }).waitFor();
}
