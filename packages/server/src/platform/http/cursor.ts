import { isCleanText } from '@entente/core/kernel/plain-text';
import { Day, Id, Instant } from '@entente/core/kernel/values';
import { toApiError } from './refusal.ts';

/** Keyset cursors: the sort values of the last row of a page, base64url of a JSON list. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** What a list is sorted by, value for value. */
export type SortValue = 'instant' | 'day' | 'whole' | 'text' | 'id';

const FITS: Readonly<Record<SortValue, (value: unknown) => boolean>> = {
  instant: (value) => Instant.safeParse(value).success && String(value) >= '0001',
  day: (value) => Day.safeParse(value).success && String(value) >= '0001',
  whole: (value) => Number.isSafeInteger(value),
  text: (value) => typeof value === 'string' && isCleanText(value),
  id: (value) => Id.safeParse(value).success,
};

/**
 * Reads a cursor of these values; null where none is given, which is the first page.
 * @param forms what it may hold; some lists write less for rows that have no value.
 * @throws the API's error where it is no cursor of this list: answered with the first page, a reader would go round for ever.
 */
export function readCursor(cursor: string | undefined, ...forms: readonly (readonly SortValue[])[]): readonly (string | number)[] | null {
  if (cursor === undefined) return null;
  const values = listIn(cursor);
  const fits = values !== null && forms.some((sorts) => values.length === sorts.length && sorts.every((sort, at) => FITS[sort](values[at])));
  if (!fits) throw toApiError({ code: 'input-is-wrong', detail: { fields: [{ field: 'cursor', message: 'is-no-cursor-of-this-list' }] } });
  return values as (string | number)[];
}

function listIn(cursor: string): readonly unknown[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

/** Cuts a query's `limit + 1` rows into a page. */
export function cutPage<Row>(rows: readonly Row[], limit: number, sortValues: (row: Row) => readonly (string | number)[]): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last !== undefined ? writeCursor(sortValues(last)) : null };
}
