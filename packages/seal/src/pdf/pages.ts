import type { PdfFile } from './pdf-file.ts';
import { isArray, isDictionary, isReference, isStream, nameOf, type PdfDictionary, PdfError, type PdfReference, type PdfValue } from './pdf-value.ts';

const MOST_NODES = 20_000;
const MOST_PAGES_NAMED = 20;

/** One page: its reference, and its own dictionary without what it inherits. */
export type Page = { readonly reference: PdfReference; readonly dictionary: PdfDictionary };

/**
 * The pages in reading order.
 * @throws PdfError when the page tree runs in a circle or is too large.
 */
export function pagesOf(file: PdfFile): Page[] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const waiting: PdfValue[] = [file.catalog.entries.get('Pages') ?? null];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isReference(next)) continue;
    if (seen.has(next.number) || seen.size > MOST_NODES) throw new PdfError('the page tree runs in a circle, or is too large');
    seen.add(next.number);
    const node = file.dictionary(next);
    const kids = node === null ? null : file.resolve(node.entries.get('Kids'));
    if (isArray(kids)) for (const kid of kids.toReversed()) waiting.push(kid);
    else if (node !== null && nameOf(node.entries.get('Type')) === 'Page') pages.push({ reference: next, dictionary: node });
  }
  return pages;
}

/** What leads from a page to other pages, to the form, or back up the tree. */
const PAGE_EXITS: ReadonlySet<string> = new Set(['Parent', 'P', 'Dest', 'A', 'AA', 'V']);
const MOST_VISITS = 500_000;

/**
 * Which pages an object is part of (its contents, fonts, images, annotations), counted from 1.
 * Past a generous limit further pages are left out, so that a hostile file costs no more time.
 */
export function pagesByObject(file: PdfFile): Map<number, number[]> {
  const result = new Map<number, number[]>();
  let visits = 0;
  for (const [index, page] of pagesOf(file).entries()) {
    const objects = reachableFrom(file, page.reference, PAGE_EXITS);
    visits += objects.size;
    if (visits > MOST_VISITS) break;
    for (const object of objects) result.set(object, [...(result.get(object) ?? []).slice(0, MOST_PAGES_NAMED), index + 1]);
  }
  return result;
}

/** The numbers of the objects that a value leads to. Keys in `exits` are not followed; what cannot be read leads nowhere. */
export function reachableFrom(file: PdfFile, start: PdfValue, exits: ReadonlySet<string> = new Set()): Set<number> {
  const found = new Set<number>();
  const waiting: PdfValue[] = [start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isReference(next)) {
      if (found.has(next.number)) continue;
      found.add(next.number);
      waiting.push(readableObject(file, next.number));
    } else {
      for (const value of partsOf(next, exits)) waiting.push(value);
    }
  }
  return found;
}

function readableObject(file: PdfFile, number: number): PdfValue {
  try {
    return file.object(number);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return null;
  }
}

function partsOf(value: PdfValue, exits: ReadonlySet<string>): PdfValue[] {
  if (isArray(value)) return [...value];
  const dictionary = isStream(value) ? value.dictionary : value;
  if (!isDictionary(dictionary)) return [];
  return [...dictionary.entries].filter(([key]) => !exits.has(key)).map(([, part]) => part);
}
