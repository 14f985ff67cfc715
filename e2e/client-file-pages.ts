import { readFile } from 'node:fs/promises';
import { SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import { translator } from '@entente/phrases/translators';
import { createSealIdentity } from '@entente/seal/certificate';
import { sealPdf } from '@entente/seal/seal-pdf';
import { openLink } from './client.ts';
import { QUICK, type ClientPage, type ClientTour } from './client-page.ts';
import type { Hand } from './hand.ts';
import { findMail } from './mail-text.ts';
import { sentAgreement } from './sent-agreement.ts';
import type { Story } from './story.ts';
import { LIMITS } from './tour-rows.ts';

/** The two ways of signing that go over a file. */
type OnFile = 'elsewhere' | 'paper';

/** The smallest picture that is one. */
export const ONE_PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
/** When the signer's own certificate begins; any day that is over. */
const CERTIFIED = new Date('2026-01-01');

/** A file signed as a program of the signer's own does it. */
export async function signedElsewhere(handedOut: Uint8Array, name: string): Promise<Buffer> {
  const signer = await createSealIdentity({ firmName: name, keyKind: 'p-256', at: CERTIFIED });
  return Buffer.from((await sealPdf(handedOut, { ...signer, name, reason: name, at: new Date() })).pdf);
}

/** A further agreement of the same person, found by its own mail. */
function storyOf({ story }: ClientTour, level: OnFile): Story {
  return { ...story, client: `${story.client} · ${level}`, work: `${story.work} · ${level}` };
}

/** Opens the link to an agreement that is signed on a file; sends it first where it is not out yet. */
function onFile(level: OnFile): (tour: ClientTour) => Promise<void> {
  return async (tour) => {
    const { client, api } = tour;
    const { locale } = client;
    const story = storyOf(tour, level);
    const about = translator(locale)('mail.signingRequestedSubject', { asker: SAMPLE_STORIES[locale].firm.owner, title: story.work });
    const mail = await findMail(api, { to: story.email, about });
    await openLink(client, (mail ?? (await sentAgreement(api, { story, locale, level }))).link);
  };
}

/** Takes the file, has it signed by a program of their own, ticks the box and hands it back. */
async function handBack({ client: { page, locale }, story }: ClientTour, hand: Hand): Promise<void> {
  const t = translator(locale);
  const [download] = await Promise.all([page.waitForEvent('download'), hand.tap(page.getByRole('link', { name: t('returned.get') }))]);
  const buffer = await signedElsewhere(await readFile(await download.path()), story.person);
  await hand.takeFile(page.getByLabel(t('returned.giveBack')), { name: 'signed.pdf', mimeType: 'application/pdf', buffer });
  for (const box of await page.locator('input[type=checkbox][required]').all()) await hand.choose(box);
  await hand.choose(page.getByRole('button', { name: t('signing.buttonSign') }));
  await page.getByRole('heading', { name: t('returned.found') }).waitFor();
}

/** Takes the file to print it, and hands in a picture of what was signed by hand. */
async function handInScan({ client: { page, locale } }: ClientTour, hand: Hand): Promise<void> {
  const t = translator(locale);
  await hand.meant(page.getByRole('link', { name: t('returned.get') }));
  await hand.takeFile(page.getByLabel(t('returned.paperGiveBack')), { name: 'scan.png', mimeType: 'image/png', buffer: ONE_PIXEL });
  await hand.choose(page.getByRole('button', { name: t('returned.paperButton') }));
  await page.getByRole('heading', { name: t('returned.waiting') }).waitFor();
}

/** Signing on a file, and what the page says once it came back. */
export const CLIENT_FILE_PAGES: readonly ClientPage[] = [
  { page: 'sign elsewhere', mostSeconds: LIMITS.secondsToSign, reach: onFile('elsewhere'), act: handBack },
  { page: 'signed elsewhere', ...QUICK, reach: onFile('elsewhere') },
  { page: 'sign paper', mostSeconds: LIMITS.secondsToSign, reach: onFile('paper'), act: handInScan },
  // What is in it in short stands below as before; one comes for what became of the scan.
  { page: 'scan handed in', ...QUICK, reach: onFile('paper'), reading: ({ client }) => client.page.locator('.p-asks, .p-main > .ui-facts, .p-section--act').filter({ visible: true }) },
];
