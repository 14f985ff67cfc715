import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@entente/core/kernel/locale';
import type { Page } from 'playwright-core';
import { SCREENS, type Screen } from './visitor.ts';

export const TOUR_FOLDER = fileURLToPath(new URL('../docs/tour/', import.meta.url));
/** Each story has its own stretch of numbers, so that they lie side by side in one folder. */
const STRETCHES = { 'main job': 1, pages: 101 } as const;
const STRETCH = 100;

/** Whether this run takes pictures for people to look at; no test asks what is in them. */
const TAKES_PICTURES = process.env.ENTENTE_TOUR_PICTURES === 'yes';

/** Pictures in the order in which they were taken: docs/tour/<locale>/<width>/NN-name.png. */
export type Album = { take(page: Page, name: string): Promise<void> };

/** Opens an album; pictures of an earlier run of the same story are thrown away. Outside of `npm run tour` it stays shut. */
export function openAlbum(story: keyof typeof STRETCHES, locale: Locale, screen: Screen): Album {
  const folder = join(TOUR_FOLDER, locale, String(SCREENS[screen].viewport.width));
  const first = STRETCHES[story];
  if (!TAKES_PICTURES) return { take: async () => undefined };
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const number = Number.parseInt(file, 10);
    if (number >= first && number < first + STRETCH) rmSync(join(folder, file));
  }
  let next = first;
  return {
    async take(page, name) {
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(folder, `${String(next).padStart(2, '0')}-${name}.png`), animations: 'disabled' });
      next += 1;
    },
  };
}
