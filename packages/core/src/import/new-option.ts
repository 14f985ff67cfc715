import type { Locale } from '../kernel/locale.ts';
import { foldName } from './fold-name.ts';

/** As many as a field may have. */
export const MOST_OPTIONS = 200;
const LONGEST_KEY = 40;
const LONGEST_LABEL = 80;

/** "Data urodzenia" becomes "data_urodzenia"; null for what has no Latin letters. */
export function latinKey(words: string): string | null {
  const plain = words.normalize('NFKD').replaceAll(/[\u0300-\u036F]/gu, '').toLowerCase().replaceAll('ł', 'l').replaceAll(/[^a-z0-9]+/g, '_');
  const first = plain.search(/[a-z]/);
  const latin = first === -1 ? '' : plain.slice(first, first + LONGEST_KEY).replace(/_$/, '');
  return latin === '' ? null : latin;
}

type Words = Readonly<Partial<Record<Locale, string | undefined>>>;
type Known = { readonly key: string; readonly labels: Words; readonly retired?: boolean };
/** `meant`: the option's key by value, new ones and those that were there; `added`: how many can be chosen now that could not before. */
export type OptionsAdded = { readonly options: readonly Known[]; readonly meant: Readonly<Record<string, string>>; readonly added: number };

/**
 * The options of a field with values of a file added: a value that is one of them already, by its key or in any
 * language, stays that one, and comes back where it was retired. @returns null when there would be too many.
 */
export function addOptions(present: readonly Known[], values: readonly string[], locale: Locale): OptionsAdded | null {
  const options = [...present];
  const meant: [string, string][] = [];
  for (const value of values) {
    const label = value.trim().slice(0, LONGEST_LABEL);
    const known = options.find(({ key, labels }) => [key, ...Object.values(labels)].some((word) => word !== undefined && foldName(word) === foldName(label)));
    if (known === undefined) options.push({ key: freeKey(options, label), labels: { [locale]: label } });
    else if (known.retired === true) options[options.indexOf(known)] = { ...known, retired: false };
    meant.push([value, known?.key ?? options.at(-1)?.key ?? '']);
  }
  if (options.length > MOST_OPTIONS) return null;
  return { options, meant: Object.fromEntries(meant), added: options.filter((option, at) => option !== present[at]).length };
}

function freeKey(options: readonly Known[], label: string): string {
  const wanted = latinKey(label) ?? 'option';
  const isTaken = (key: string): boolean => options.some((option) => option.key === key);
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? wanted : `${wanted.slice(0, LONGEST_KEY - 4)}_${count}`;
    if (!isTaken(key)) return key;
  }
}
