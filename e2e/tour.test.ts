import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '@entente/core/kernel/locale-list';
import { openAlbum, type Album } from './album.ts';
import { launchBrowser } from './browser.ts';
import { discardEntente, startEntente, type EntenteProcess } from './entente-process.ts';
import { faultsOf, forgetCache, settled, violationsOf } from './page-check.ts';
import { sampleOwner, signIn } from './provider.ts';
import { findLandmarks, teamPlaces, TEAM_PAGES, type Landmarks } from './tour-places.ts';
import { LIMITS, writeTour, type TourRow } from './tour-rows.ts';
import { openVisitor, SCREENS, type Visitor } from './visitor.ts';

let browser: Browser;
const rows: TourRow[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await writeTour(rows);
  await browser.close();
});

describe.each(LOCALES)('the sample workspace in %s', (locale) => {
  let entente: EntenteProcess;
  let ola: Visitor;
  let landmarks: Landmarks;
  let albums: Record<'desk' | 'phone', Album>;

  beforeAll(async () => {
    entente = await startEntente({ language: locale });
    landmarks = await findLandmarks(await sampleOwner(entente.url));
    ola = await openVisitor(browser, { url: entente.url, locale, screen: 'desk' });
    albums = { desk: openAlbum('pages', locale, 'desk'), phone: openAlbum('pages', locale, 'phone') };
    await signIn(ola);
    ola.complaints();
  });
  afterAll(async () => {
    await ola?.leave();
    if (entente !== undefined) await discardEntente(entente);
  });

  it.each(TEAM_PAGES)('shows the team %s whole: light, readable, in one language, on a desk and on a phone', async (name) => {
    const { page } = ola;
    const path = teamPlaces(locale, landmarks)[name];
    await page.setViewportSize(SCREENS.desk.viewport);
    await forgetCache(ola);
    ola.kilobytes();
    await page.goto(path);
    await settled(ola);
    const kilobytes = Math.round(ola.kilobytes());
    const onDesk = { faults: await faultsOf(ola), violations: await violationsOf(ola, { alsoDark: locale === 'en' }) };
    await albums.desk.take(page, name.replaceAll(' ', '-'));
    rows.push({ page: name, side: 'provider', locale, width: SCREENS.desk.viewport.width, kilobytes, axe: onDesk.violations.length });

    await page.setViewportSize(SCREENS.phone.viewport);
    await settled(ola);
    const onPhone = { faults: await faultsOf(ola), violations: await violationsOf(ola) };
    await albums.phone.take(page, name.replaceAll(' ', '-'));
    rows.push({ page: name, side: 'provider', locale, width: SCREENS.phone.viewport.width, axe: onPhone.violations.length });

    expect({ onDesk, onPhone }).toEqual({ onDesk: { faults: [], violations: [] }, onPhone: { faults: [], violations: [] } });
    expect(kilobytes).toBeLessThanOrEqual(LIMITS.kilobytes.provider);
  });
});
