import { z } from 'zod';
import { Locale } from '../../kernel/locale.ts';
import { Line, OptionalLine, Prose } from '../../kernel/plain-text.ts';
import { MOST_ITEMS } from '../content.ts';
import { withDrawnNumbers, type Numbered } from './drawn-numbers.ts';
import type { LineNumber } from './line-number.ts';
import { withoutFurniture } from './page-furniture.ts';
import type { SourceLine } from './source-line.ts';

const LONGEST_TITLE = 160;
const LONGEST_BODY = 20_000;
const LONGEST_SAID = 160;

/** What was not understood, or not taken as it stood, so that a person looks at it. */
export const DOUBTS = ['introduction', 'unnumbered', 'jump', 'table', 'repeated', 'signature_lines', 'references', 'no_structure', 'cut', 'lost', 'tracked'] as const;
export type DoubtCode = (typeof DOUBTS)[number];
const Doubt = z.strictObject({ code: z.enum(DOUBTS), /** What it is about, beginning with the number in the old contract where it has one. */ text: OptionalLine(200), count: z.number().int().min(1).max(10_000) });
export type Doubt = z.infer<typeof Doubt>;

/** A contract that was written elsewhere, as sections of clauses. Nothing of its words is left out but what the doubts name. */
export const RecognisedContract = z.strictObject({
  title: Line(200),
  locale: Locale,
  sections: z.array(z.strictObject({ title: Line(LONGEST_TITLE), clauses: z.array(z.strictObject({ /** Its number in the old contract; empty where it had none. */ number: OptionalLine(40), body: Prose(LONGEST_BODY) })).max(MOST_ITEMS) })).max(MOST_ITEMS),
  doubts: z.array(Doubt).max(200),
});
export type RecognisedContract = z.infer<typeof RecognisedContract>;

/** Words that the contract itself may lack, in its language. */
export type ContractWords = { readonly introduction: string; readonly untitled: string; readonly words: string };

type Part = 'section' | 'clause' | 'item' | 'text';
type Read = { readonly line: SourceLine; readonly number: LineNumber | null; readonly part: Part };
type Clause = { number: string; /** Whether its number ends with a bracket, "1)". */ bracket: boolean; /** The last of the items below it that are numbered so. */ item: number; lines: string[] };
type Section = { title: string; label: string; isOpen: boolean; clauses: Clause[] };

/**
 * Recognises sections and clauses by headings and numbering. It guesses the way of numbering from the whole
 * text, then reads line by line; what fits nowhere is kept with the clause before it.
 * @param lines the paragraphs of a file, or the lines of its pages.
 */
export function recogniseContract(lines: readonly SourceLine[], { locale, words }: { readonly locale: Locale; readonly words: ContractWords }): RecognisedContract {
  const drawn = new Map(withDrawnNumbers(lines).map((read) => [read.line, read]));
  const { lines: kept, repeated, rules } = withoutFurniture([...drawn.keys()]);
  const numbered = kept.flatMap((line) => drawn.get(line) ?? []);
  const partOf = wayOfNumbering(numbered);
  const writer = new Writer(words);
  for (const read of numbered.map(({ line, number }) => ({ line, number, part: partOf({ line, number }) }))) writer.take(read);
  const { title, sections, doubts } = writer.finish();
  const noted: Doubt[] = [
    ...doubts,
    ...repeated.slice(0, 5).map((text) => doubt('repeated', text)),
    ...(rules === 0 ? [] : [doubt('signature_lines', '', rules)]),
    ...references(sections),
  ];
  return { title, locale, sections, doubts: noted };
}

/** Whether the text can be one draft: what is more than a document may hold would be cut. */
export function isTooLong({ sections }: RecognisedContract): boolean {
  return sections.length > MOST_ITEMS || sections.reduce((sum, { clauses }) => sum + clauses.length, 0) > MOST_ITEMS;
}

/** How the contract counts, guessed from all of its lines. */
function wayOfNumbering(lines: readonly Numbered[]): (read: Numbered) => Part {
  const has = (test: (read: Numbered) => boolean, least = 1): boolean => lines.filter(test).length >= least;
  const isStyle = (...styles: readonly LineNumber['style'][]) => ({ number }: Numbered): boolean => number !== null && styles.includes(number.style);
  for (const style of ['sign', 'word'] as const) {
    const opening = inSequence(lines.filter(isStyle(style)));
    if (opening.size >= 2) return byOpening(({ line }) => opening.has(line));
  }
  const top = Math.min(...lines.flatMap(({ line }) => (line.heading === null || line.heading === 0 ? [] : [line.heading])));
  const headed = lines.filter(({ line }) => line.heading === top).length;
  if (headed >= 2) return byOpening(({ line }) => line.heading === top);
  if (headed === 1 && has(({ line }) => line.heading !== null && line.heading > top, 2)) return byOpening(({ line }) => line.heading !== null && line.heading > top);
  const roman = inSequence(lines.filter(isStyle('roman')));
  if (roman.size >= 2) return byOpening(({ line }) => roman.has(line));
  const numberedTop = inSequence(lines.filter((read) => isStyle('one')(read) && isTitle(read)));
  if (numberedTop.size >= 2 || (numberedTop.size === 1 && has(isStyle('many')))) return byOpening(({ line }) => numberedTop.has(line));
  const isBold = (read: Numbered): boolean => read.number === null && read.line.bold && isTitle(read);
  return has(isBold, 3) ? byOpening(isBold) : partBelow;
}

/** Sections open at certain lines; numbers count anew below each. */
function byOpening(opens: (read: Numbered) => boolean): (read: Numbered) => Part {
  return (read) => (opens(read) ? 'section' : partBelow(read));
}

function partBelow({ number }: Numbered): Part {
  if (number === null) return 'text';
  if (number.style === 'letter' || number.style === 'bullet') return 'item';
  if (number.style !== 'one' && number.style !== 'many') return 'text';
  return number.parts.length > 2 ? 'item' : 'clause';
}

/**
 * Of numbered lines those that count on from one another: "§ 4" that begins a broken line cites, and opens nothing.
 */
function inSequence(lines: readonly Numbered[]): ReadonlySet<SourceLine> {
  const found = new Set<SourceLine>();
  let last: number | null = null;
  for (const { line, number } of lines) {
    const value = number === null ? 0 : valueOf(number);
    if (last !== null && value !== last + 1) continue;
    last = value;
    found.add(line);
  }
  return found;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function valueOf({ label, parts }: LineNumber): number {
  if (parts[0] !== undefined) return parts[0];
  const signs = [...(label.toLowerCase().split(' ').at(-1) ?? '')].map((sign) => ROMAN[sign] ?? 0);
  return signs.reduce((sum, value, at) => sum + (value < (signs[at + 1] ?? 0) ? -value : value), 0);
}

/** A heading is short and no sentence. */
function isTitle({ line, number }: Numbered): boolean {
  const words = (number?.rest ?? line.text).trim();
  return words.length > 0 && words.length <= 90 && !/[.;,:]$/.test(words);
}

class Writer {
  readonly #words: ContractWords;
  readonly #sections: Section[] = [];
  readonly #before: SourceLine[] = [];
  readonly #doubts: Doubt[] = [];

  constructor(words: ContractWords) {
    this.#words = words;
  }

  take(read: Read): void {
    if (read.line.table) this.#doubts.push(doubt('table', read.line.text));
    const section = this.#sections.at(-1);
    if (read.part === 'section') return this.#open(read);
    if (section === undefined && read.part !== 'clause') {
      this.#before.push(read.line);
      return;
    }
    const open = section ?? this.#openUntitled();
    if (read.part === 'clause' && isNested(open, read)) this.#nested(open, read);
    else if (read.part === 'clause') this.#clause(open, read);
    else if (read.part === 'item') this.#line(open, `- ${read.number?.style === 'bullet' ? afterNumber(read) : labelled(read)}`);
    else this.#text(open, read);
  }

  finish(): { title: string; sections: RecognisedContract['sections']; doubts: Doubt[] } {
    const [first, ...others] = this.#before;
    const heading = this.#before.find(({ heading: level }) => level !== null) ?? first;
    const title = heading === undefined || heading.text.length > 200 ? this.#words.untitled : heading.text;
    const introduction = (heading === first ? others : this.#before.filter((line) => line !== heading)).map(({ markup }) => markup);
    const structured = this.#sections.length > 0;
    if (introduction.length > 0) this.#doubts.unshift(doubt(structured ? 'introduction' : 'no_structure', introduction[0] ?? '', introduction.length));
    const opening: Section[] = introduction.length === 0 ? [] : [{ title: structured ? this.#words.introduction : this.#words.words, label: '', isOpen: false, clauses: introduction.map((markup) => unnumbered(markup)) }];
    const sections = [...opening, ...this.#sections].map((section) => ({ title: section.title, clauses: section.clauses.flatMap((clause) => this.#bodies(clause)) }));
    return { title: cut(title, 200), sections, doubts: this.#doubts.slice(0, 150) };
  }

  #open({ line, number }: Read): void {
    const rest = (number?.rest ?? line.text).trim();
    const label = number?.label ?? '';
    const isSentence = rest.length > LONGEST_TITLE || (rest.length > 90 && rest.endsWith('.'));
    const title = rest === '' || isSentence ? label : rest;
    const section: Section = { title: cut(title === '' ? this.#words.untitled : title, LONGEST_TITLE), label, isOpen: rest === '', clauses: [] };
    this.#sections.push(section);
    if (isSentence) section.clauses.push({ ...unnumbered(markupOf({ line, number })), number: label });
  }

  #openUntitled(): Section {
    const section: Section = { title: this.#words.words, label: '', isOpen: false, clauses: [] };
    this.#sections.push(section);
    return section;
  }

  #clause(section: Section, read: Read): void {
    const label = read.number?.label ?? '';
    const last = section.clauses.findLast((clause) => clause.number !== '')?.number ?? '';
    const isNext = follows(last, label);
    // A page breaks lines anywhere: "12. of March" at the beginning of one is no clause.
    if (!isNext && read.line.page !== null && lastPart(label) !== 1) return this.#text(section, read);
    section.isOpen = false;
    if (!isNext) this.#doubts.push(doubt('jump', `${last}, ${label}`));
    section.clauses.push({ ...unnumbered(markupOf(read)), number: label, bracket: read.number?.bracket === true });
  }

  /** "1)" below "1." A page breaks lines anywhere: one that does not count on is no item. */
  #nested(section: Section, read: Read): void {
    const [clause, value] = [section.clauses.at(-1), read.number?.parts[0] ?? 0];
    if (clause === undefined || (read.line.page !== null && value !== clause.item + 1)) return this.#text(section, read);
    clause.item = value;
    this.#line(section, `- ${labelled(read)}`);
  }

  /** What bears no number: the title that a "§ 3" left open, the rest of a line that the page broke, or a paragraph of its own. */
  #text(section: Section, { line }: Read): void {
    const last = section.clauses.at(-1);
    if (section.isOpen && last === undefined && line.text.length <= LONGEST_TITLE && !/[.;]$/.test(line.text.trim())) {
      section.title = cut(line.text, LONGEST_TITLE);
      section.isOpen = false;
      return;
    }
    section.isOpen = false;
    if (line.page !== null && last !== undefined) return this.#joinLine(last, line);
    if (last === undefined || last.number === '') {
      section.clauses.push(unnumbered(line.markup));
      return;
    }
    last.lines.push(line.markup);
    this.#doubts.push(doubt('unnumbered', `${last.number}: ${line.text}`));
  }

  /** Lines of a page follow each other; a word that was parted at its end is joined. */
  #joinLine(clause: Clause, { markup }: SourceLine): void {
    const last = clause.lines.at(-1) ?? '';
    const parted = /\p{L}-$/u.test(last) && /^\p{Ll}/u.test(markup);
    clause.lines.splice(-1, 1, parted ? last.slice(0, -1) + markup : `${last} ${markup}`);
  }

  #line(section: Section, words: string): void {
    section.isOpen = false;
    const last = section.clauses.at(-1);
    if (last === undefined) section.clauses.push(unnumbered(words));
    else last.lines.push(words);
  }

  /** A body that is longer than a clause may be is parted at a line. */
  #bodies({ number, lines }: Clause): RecognisedContract['sections'][number]['clauses'] {
    const bodies = [''];
    for (const line of lines.map((one) => one.slice(0, LONGEST_BODY))) {
      const last = bodies.at(-1) ?? '';
      if (last.length + line.length + 1 > LONGEST_BODY) bodies.push(line);
      else bodies.splice(-1, 1, last === '' ? line : `${last}\n${line}`);
    }
    if (bodies.length > 1) this.#doubts.push(doubt('cut', number, bodies.length));
    return bodies.map((body) => ({ number: cut(number, 40), body }));
  }
}

function unnumbered(markup: string): Clause {
  return { number: '', bracket: false, item: 0, lines: [markup] };
}

/** Whether a number with a bracket stands below a clause whose number has none: "1)" below "1." or "1.1". */
function isNested({ clauses }: Section, { number }: Read): boolean {
  const last = clauses.at(-1);
  return number?.bracket === true && last !== undefined && last.number !== '' && !last.bracket;
}

/** The words after the number, in markup. */
function markupOf({ line, number }: Pick<Read, 'line' | 'number'>): string {
  return number === null ? line.markup : afterNumber({ line, number });
}

/**
 * The markup without the number that the text begins with. A number that the file draws stands in no text.
 * Bold words before the number end are given up: the number carries them, not the words.
 */
function afterNumber({ line, number }: Pick<Read, 'line' | 'number'>): string {
  if (number === null || number.rest === line.text) return line.markup;
  const at = line.markup.indexOf(number.rest.slice(0, 12));
  if (at === -1) return number.rest;
  const rest = line.markup.slice(at);
  return (rest.split('**').length - 1) % 2 === 0 ? rest : `**${rest}`;
}

/** An item keeps the letter or number by which other clauses may cite it. */
function labelled(read: Read): string {
  const { number } = read;
  if (number === null) return read.line.markup;
  return number.style === 'letter' || number.bracket === true ? `${number.label}) ${afterNumber(read)}` : `${number.label} ${afterNumber(read)}`;
}

function follows(before: string, now: string): boolean {
  const [last, next] = [lastPart(before), lastPart(now)];
  return last === null || next === null || next === last + 1;
}

function lastPart(label: string): number | null {
  const digits = label.match(/\d+/g)?.at(-1);
  return digits === undefined ? null : Number(digits);
}

/** Words that cite other clauses by the numbers of the old contract. */
const REFERENCE = /§ ?\d|(?:clause|section|article|pkt|ust\.|punkt\p{L}{0,4}|п\.|пункт\p{L}{0,4}|раздел\p{L}{0,4}) \d/giu;

function references(sections: RecognisedContract['sections']): Doubt[] {
  const found = sections.flatMap(({ clauses }) => clauses.flatMap(({ body }) => body.match(REFERENCE) ?? []));
  return found.length === 0 ? [] : [doubt('references', found[0] ?? '', found.length)];
}

function doubt(code: DoubtCode, text: string, count = 1): Doubt {
  return { code, text: cut(text, LONGEST_SAID), count };
}

function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
