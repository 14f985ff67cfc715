import { lineNumber, type LineNumber } from './line-number.ts';
import { asMarkup, type DrawnList, type SourceLine } from './source-line.ts';

export type Numbered = { readonly line: SourceLine; readonly number: LineNumber | null };

/**
 * Writes out the numbers that a file draws itself, as they are seen in it: 1., 1.1, a), § 2. Where the file says which list
 * a line is in, its lists begin anew and count on as it says; where it does not, numbers begin anew below a written "§ 2" or "Article 2".
 * A number that names a part, like "§ 2", becomes words of its line, also of an empty one.
 */
export function withDrawnNumbers(lines: readonly SourceLine[]): readonly Numbered[] {
  const known = new KnownLists();
  const counters: number[] = [];
  return lines.map((line) => {
    const { list } = line;
    const written = lineNumber(line.text);
    if (list === null && (written?.style === 'sign' || written?.style === 'word')) counters.length = 0;
    if (list === null) return { line, number: written };
    if (list.in !== undefined) return drawn({ line, written }, { ...list, in: list.in, counts: known.next(list.in, list.level) });
    if (written !== null) return { line, number: written };
    if (!list.ordered) return { line, number: bullet(line) };
    counters.length = list.level + 1;
    counters[list.level] = (counters[list.level] ?? 0) + 1;
    const parts = Array.from(counters, (count) => count ?? 1);
    return { line, number: { style: list.level === 0 ? 'one' : 'many', label: parts.join('.'), parts, rest: line.text } };
  });
}

function bullet({ text }: SourceLine): LineNumber {
  return { style: 'bullet', label: '–', parts: [], rest: text };
}

/** Lists that share a definition count on from one another; one that begins anew does so where its level is first used. */
class KnownLists {
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  /** What each level stands at, down to the one of the next line. */
  next({ id, of, levels, begins }: DrawnList, level: number): readonly number[] {
    const counts = this.#counts.get(of) ?? [];
    this.#counts.set(of, counts);
    for (let deeper = level + 1; deeper < counts.length; deeper += 1) if (restartsBelow(levels[deeper], deeper, level)) delete counts[deeper];
    const first = this.#begun.has(`${id} ${level}`) ? undefined : begins.get(level);
    this.#begun.add(`${id} ${level}`);
    const before = counts[level];
    counts[level] = first ?? (before === undefined ? (levels[level]?.start ?? 1) : before + 1);
    return Array.from({ length: level + 1 }, (_, at) => counts[at] ?? levels[at]?.start ?? 1);
  }
}

/** Whether a level begins anew once a level above it is used, ISO/IEC 29500-1, 17.9.10: below each one, below some, or never. */
function restartsBelow(drawn: DrawnList['levels'][number] | undefined, own: number, used: number): boolean {
  const restart = drawn?.restart ?? own;
  return used < (restart > own ? own : restart);
}

type Place = { readonly ordered: boolean; readonly level: number; readonly in: DrawnList; readonly counts: readonly number[] };

function drawn({ line, written }: { readonly line: SourceLine; readonly written: LineNumber | null }, place: Place): Numbered {
  if (!place.ordered) return { line, number: written ?? bullet(line) };
  const label = labelAt(place, place.level);
  const found = read(label);
  if (isOpening(found)) return opened(line, label);
  if (written !== null || label === '') return { line, number: written };
  return { line, number: numberAt(place, { label, found, rest: line.text }) };
}

/** A number that opens no part: a Roman one, a letter of an item, or digits. */
function numberAt(place: Place, { label, found, rest }: { readonly label: string; readonly found: LineNumber | null; readonly rest: string }): LineNumber {
  const format = formatAt(place, place.level, place.level);
  if (format === 'upperRoman' && found !== null) return { ...found, rest };
  const counted = writtenCount(place.counts[place.level] ?? 1, format);
  // “A. Services” above “1. …” counts parts, as “1. Services” would.
  if (place.level === 0 && format === 'upperLetter' && !label.endsWith(')')) return { style: 'one', label: counted, parts: [place.counts[0] ?? 1], rest };
  if (!isDecimal(format) || (place.level > 0 && label.endsWith(')'))) return { style: 'letter', label: counted, parts: [], rest };
  return countedAt(place, { rest, bracket: label.endsWith(')') });
}

function countedAt(place: Place, { rest, bracket }: { readonly rest: string; readonly bracket: boolean }): LineNumber {
  const parts = place.counts.slice(countedFrom(place));
  const label = parts.join('.');
  return parts.length === 1 ? { style: 'one', label, parts, rest, bracket } : { style: 'many', label, parts, rest };
}

/** The line with its number written out. */
function opened(line: SourceLine, label: string): Numbered {
  const text = `${label} ${line.text}`.trim();
  return { line: { ...line, text, markup: `${asMarkup(label)} ${line.markup}`.trim(), list: null }, number: lineNumber(text) };
}

/** Numbers count within the last level above that opens a part: "1." below "§ 2" is no 2.1, unless "2.1" is drawn. */
function countedFrom(place: Place): number {
  const named = [...levelAt(place, place.level).text.matchAll(/%([1-9])/gu)].map(([, digit]) => Number(digit) - 1).filter((level) => isDecimal(formatAt(place, level, place.level)));
  const above = Array.from({ length: place.level }, (_, level) => level);
  const opening = above.findLast((level) => !isDecimal(levelAt(place, level).format) || isOpening(read(labelAt(place, level))));
  return opening === undefined ? 0 : Math.min(opening + 1, ...named);
}

/** A number as it would be read if it stood in the text. */
function read(label: string): LineNumber | null {
  return label === '' ? null : lineNumber(`${label} .`);
}

function isOpening(number: LineNumber | null): boolean {
  return number?.style === 'sign' || number?.style === 'word';
}

function levelAt(place: Place, level: number): DrawnList['levels'][number] {
  return place.in.levels[level] ?? { format: 'none', text: '', start: 1 };
}

/** How the number of a level is written where another level draws it: as its own format says, or in digits (ISO/IEC 29500-1, 17.9.4). */
function formatAt(place: Place, level: number, drawing: number): string {
  const { format } = levelAt(place, level);
  return levelAt(place, drawing).legal === true && format !== 'none' ? 'decimal' : format;
}

/** What the file draws before a line: "%1.%2)" with its numbers. */
function labelAt(place: Place, level: number): string {
  const { format, text } = levelAt(place, level);
  return format === 'none' ? '' : text.replaceAll(/%([1-9])/gu, (_, digit: string) => writtenCount(place.counts[Number(digit) - 1] ?? 1, formatAt(place, Number(digit) - 1, level))).trim();
}

function isDecimal(format: string): boolean {
  return format === 'decimal' || format === 'decimalZero' || format === 'ordinal';
}

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
/** The letters by which Word counts in Russian, ISO/IEC 29500-1, 17.18.59: without ё, й, ъ and ь. */
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя';
const ROMAN = [['m', 1000], ['cm', 900], ['d', 500], ['cd', 400], ['c', 100], ['xc', 90], ['l', 50], ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1]] as const;

/** A count as a format writes it; formats that we do not know are written in digits. @param count from 1. */
function writtenCount(count: number, format: string): string {
  if (format === 'none') return '';
  const small = { lowerLetter: () => lettered(count, LATIN), russianLower: () => lettered(count, RUSSIAN), lowerRoman: () => roman(count) };
  if (format === 'lowerLetter' || format === 'russianLower' || format === 'lowerRoman') return small[format]();
  if (format === 'upperLetter') return small.lowerLetter().toUpperCase();
  if (format === 'russianUpper') return small.russianLower().toUpperCase();
  return format === 'upperRoman' ? small.lowerRoman().toUpperCase() : String(count);
}

/** After the last letter the first is doubled: z, aa, bb. */
function lettered(count: number, letters: string): string {
  const at = Math.max(0, Math.trunc(count) - 1);
  return (letters[at % letters.length] ?? '').repeat(Math.min(4, Math.floor(at / letters.length) + 1));
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let left = count;
  let written = '';
  for (const [sign, worth] of ROMAN) {
    written += sign.repeat(Math.floor(left / worth));
    left %= worth;
  }
  return written;
}
