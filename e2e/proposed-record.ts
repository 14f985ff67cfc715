import type { Locator } from 'playwright-core';
import { translator } from '@entente/phrases/translators';
import { freshHand, type Hand } from './hand.ts';
import type { Visitor } from './visitor.ts';

/** The way from a record on the client's page to where another one is proposed, by how the record is called. */
export function changeLink({ page, locale }: Visitor, name: string): Locator {
  return page.getByRole('link', { name: translator(locale)('proposal.portalLinkOf', { name }), exact: true }).first();
}

/** Types another value and what for, looks at what would change, and sends it. From the page of the whole text and back to it. */
export async function proposeRecord(client: Visitor, { record, field, value, purpose, hand = freshHand() }: { record: Locator; field: string; value: string; purpose: string; hand?: Hand }): Promise<void> {
  const { page, locale } = client;
  const t = translator(locale);
  await hand.tap(record);
  await page.waitForURL('**/change/set/*');
  await hand.write(page.locator(`[name="record-${field}"]`), value);
  await hand.write(page.getByLabel(t('proposal.portalWhy')), purpose);
  await hand.tap(page.getByRole('button', { name: t('proposal.portalShow') }));
  await page.getByRole('heading', { name: t('proposal.portalPreview') }).waitFor();
  await page.locator('ins').first().waitFor();
  await hand.choose(page.getByRole('button', { name: t('proposal.portalSend') }));
  await page.waitForURL('**/read*');
}
