/**
 * `npm run album -- [crm|agreement|name …]`: one contact sheet for every screen of the CRM and of agreements,
 * docs/screens/<set>/<name>.webp: English, Polish and Russian below each other; desk light and dark, phone light and dark side by side.
 * The few pictures that the README shows are taken on the way, in English and by day.
 * Not part of the tests: it takes minutes, and its pictures are looked at by people.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { Locale } from '@entente/core/kernel/locale';
import { LOCALES } from '@entente/core/kernel/locale-list';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { translator } from '@entente/phrases/translators';
import { launchBrowser } from './browser.ts';
import { agreementScreens, prepareAgreements } from './agreement-screens.ts';
import { crmScreens, prepareCrm, type AlbumScreen } from './crm-screens.ts';
import { discardEntente, startEntente } from './entente-process.ts';
import { sampleOwner } from './provider.ts';

const SCREENS = fileURLToPath(new URL('../docs/screens/', import.meta.url));
/** What the README shows, by screen. */
const SHOWN: Readonly<Record<string, { readonly desk?: string; readonly phone?: string }>> = { clients: { desk: 'clients.png' }, board: { desk: 'board.png' }, client: { desk: 'client.png', phone: 'client-phone.png' }, 'import-preview': { desk: 'import.png' } };
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const SCHEMES = ['light', 'dark'] as const;
/** Half the size of a desk, so that a row of four fits and words can still be read. */
const SCALE = 0.5;
const QUALITY = 0.72;
const GAP = 12;

/** The four pictures of one screen in one language, as data addresses: desk light and dark, phone light and dark. */
type Row = readonly string[];
type Sheets = Map<string, Row[]>;
const TITLES = {
  crm: 'Every screen of the CRM',
  agreement: 'Agreements and what is done with them, as the team and as the client see them',
} as const;
type Set = keyof typeof TITLES;
const wanted = process.argv.slice(2);
const sets = (Object.keys(TITLES) as Set[]).filter((set) => !wanted.some(isSet) || wanted.includes(set));
const names = wanted.filter((word) => !isSet(word));
const browser = await launchBrowser();
const sheets: Readonly<Record<Set, Sheets>> = { crm: new Map(), agreement: new Map() };
for (const locale of LOCALES) await pictures(locale);
const press = await (await browser.newContext()).newPage();
for (const set of sets) await leaveSheets(set);
await browser.close();

function isSet(word: string): word is Set {
  return word in TITLES;
}

/** A fresh sample in one language, and every wanted screen of it. */
async function pictures(locale: Locale): Promise<void> {
  const entente = await startEntente({ language: locale });
  try {
    const desk = await signedIn(browser, { url: entente.url, locale, screen: DESK });
    const phone = await signedIn(browser, { url: entente.url, locale, screen: PHONE });
    const api = await sampleOwner(entente.url);
    if (sets.includes('agreement')) await taken('agreement', { locale, desk, phone, screens: agreementScreens(await prepareAgreements(api, locale)) });
    if (sets.includes('crm')) await taken('crm', { locale, desk, phone, screens: crmScreens(locale, await prepareCrm(api, locale, (path, bytes) => upload(desk, path, bytes))) });
  } finally {
    await discardEntente(entente);
  }
}

type Given = { readonly locale: Locale; readonly desk: Page; readonly phone: Page; readonly screens: readonly AlbumScreen[] };

async function taken(set: Set, { locale, desk, phone, screens }: Given): Promise<void> {
  for (const screen of screens) {
    if (names.length > 0 && !names.includes(screen.name)) continue;
    const [onDesk, onPhone] = [await twice(desk, { screen, locale }), await twice(phone, { screen, locale })];
    sheets[set].set(screen.name, [...(sheets[set].get(screen.name) ?? []), [...onDesk, ...onPhone].map((shot) => `data:image/png;base64,${shot.toString('base64')}`)]);
    if (locale === 'en') keepShown(screen.name, { desk: onDesk[0], phone: onPhone[0] });
    process.stdout.write(`${locale} ${set} ${screen.name}\n`);
  }
}

/** The screen by day and by night, loaded once. */
async function twice(page: Page, { screen, locale }: { screen: AlbumScreen; locale: Locale }): Promise<readonly Buffer[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  if (screen.link !== undefined) await enter(page, screen.link);
  if (screen.path !== '') await page.goto(screen.link === undefined ? screen.path : `${page.url()}/${screen.path}`);
  await page.waitForLoadState('networkidle');
  await screen.act?.(page, translator(locale));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const shots: Buffer[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    shots.push(await page.screenshot({ animations: 'disabled' }));
  }
  return shots;
}

/** A client comes by the link of a mail. */
async function enter(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.waitForURL(/\/portal\/[0-9a-f-]{36}$/);
}

function keepShown(name: string, taken: { readonly desk: Buffer | undefined; readonly phone: Buffer | undefined }): void {
  const wantedFor = SHOWN[name] ?? {};
  for (const screen of ['desk', 'phone'] as const) {
    const [file, shot] = [wantedFor[screen], taken[screen]];
    if (file !== undefined && shot !== undefined) writeFileSync(join(SCREENS, file), shot);
  }
}

async function signedIn(from: Browser, { url, locale, screen }: { url: string; locale: Locale; screen: object }): Promise<Page> {
  const context = await from.newContext({ ...screen, locale, baseURL: url, timezoneId: 'Europe/Warsaw' });
  const answer = await context.request.post('/api/auth/sign-in/email', { data: { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD } });
  if (!answer.ok()) throw new Error(`the door stayed shut: ${answer.status()}`);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function upload(page: Page, path: string, bytes: string): Promise<void> {
  const answer = await page.request.put(path, { data: Buffer.from(bytes), headers: { 'content-type': 'application/octet-stream' } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
}

/** Writes the sheets of a set, and one page that shows every sheet there is, in the order of a working day. */
async function leaveSheets(set: Set): Promise<void> {
  const folder = join(SCREENS, set);
  mkdirSync(folder, { recursive: true });
  for (const [name, sheet] of sheets[set]) writeFileSync(join(folder, `${name}.webp`), await pressSheet(press, sheet));
  const all = set === 'crm' ? crmScreens('en', { client: '', contact: '', deal: '', stays: '', goes: '', webhook: '', importId: '' }) : agreementScreens({ draft: '', negotiated: '', sealed: '', amendmentId: '', links: { asked: '', signed: '', changed: '', us: '' } });
  const there = all.map(({ name }) => name).filter((name) => existsSync(join(folder, `${name}.webp`)));
  const lead = `${TITLES[set]}, from the sample: English, Polish and Russian below each other; desk (1440 px) light and dark, phone (360 px) light and dark side by side. Made by \`npm run album -- ${set}\`.`;
  writeFileSync(join(folder, 'README.md'), [`# Screens: ${set}`, lead, ...there.map((name) => `## ${name}\n\n![${name}](${name}.webp)`)].join('\n\n') + '\n');
}

/** Draws the pictures of a screen on one sheet, in the browser, and hands back the file. */
async function pressSheet(page: Page, sheet: readonly Row[]): Promise<Buffer> {
  const address = await page.evaluate(async ({ all, scale, quality, gap }) => {
    const images = await Promise.all(all.map((row) => Promise.all(row.map(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image;
    }))));
    const canvas = document.createElement('canvas');
    const height = Math.round(900 * scale);
    const wide = (image: HTMLImageElement) => Math.round((image.width * height) / image.height);
    canvas.width = (images[0] ?? []).reduce((sum, image) => sum + wide(image) + gap, gap);
    canvas.height = images.length * (height + gap) + gap;
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    pen.fillStyle = '#8A8172';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.imageSmoothingQuality = 'high';
    images.forEach((row, at) => row.reduce((left, image) => {
      pen.drawImage(image, left, gap + at * (height + gap), wide(image), height);
      return left + wide(image) + gap;
    }, gap));
    return canvas.toDataURL('image/webp', quality);
  }, { all: sheet, scale: SCALE, quality: QUALITY, gap: GAP });
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
