import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@entente/core/kernel/locale';
import type { Side } from '@entente/core/kernel/values';
import { TOUR_FOLDER } from './album.ts';

/** One row of docs/tour/tour.json. What was not measured is absent. */
export type TourRow = {
  readonly page: string;
  readonly side: Side;
  readonly locale: Locale;
  /** CSS pixels. */
  readonly width: number;
  /** By the formula of core/signing/effort.ts, on the shortest path. */
  readonly seconds?: number;
  /** Of 1000 bytes, compressed, with headers: the first view with an empty cache. */
  readonly kilobytes?: number;
  /** Violations of WCAG 2.2 A and AA, light and, where looked at, dark. */
  readonly axe?: number;
};

/** What a page may weigh and ask. Sources: the product's own promises on signing, and on first views. */
export const LIMITS = { secondsToSend: 180, secondsToSign: 120, seconds: 60, kilobytes: { provider: 350, client: 200 } } as const;

/** An agreement, and a template, is a whole document with what it is written or read with; where it is written, also with the rules that look it through. One comes to it from another page and loads it on top of the first view. Russian takes the most: its letters are typefaces of their own, as are the serifs of stories and rules. */
export const HEAVIER_PAGES: Readonly<Record<string, number>> = { 'agreement negotiated': 514, amendment: 514, 'agreement as client': 385, 'agreement sealed': 421, template: 367, 'engagement story': 374, 'ground rules': 361, clients: 352, client: 352 };

/** Where each file of a run leaves what it measured; put together when the run ends. */
export const GATHERED = fileURLToPath(new URL('../.cache/tour/', import.meta.url));

/** Leaves the rows of one file. @param name of the file; the order of names is the order in tour.json. */
export async function leaveRows(name: string, rows: readonly TourRow[]): Promise<void> {
  await writeFile(join(GATHERED, `${name}.json`), JSON.stringify(rows));
}

/** Writes the rows of a whole run. */
export async function writeTour(rows: readonly TourRow[]): Promise<void> {
  await mkdir(TOUR_FOLDER, { recursive: true });
  await writeFile(join(TOUR_FOLDER, 'tour.json'), `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
}
