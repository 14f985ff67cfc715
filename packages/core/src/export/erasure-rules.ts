import { numbersIn } from '../kernel/erasure-key.ts';
import { personSpans, type Sought } from './person-spans.ts';

/** Days in the bin before the words of a record are emptied for good. */
export const BIN_DAYS = 90;

/** Years for which the evidence of an agreement is kept after it was made: claims from it can be raised for so long. */
export const EVIDENCE_YEARS = 6;

/** Until when evidence from a moment is kept: the end of the year, and the years of claims after it. "2032-12-31". */
export function heldUntil(madeAt: string): string {
  return `${Number(madeAt.slice(0, 4)) + EVIDENCE_YEARS}-12-31`;
}

/** The mark of a pseudonym, four hex digits of the record's id: told apart, and nothing of the person. */
export function pseudonymMark(recordId: string): string {
  return recordId.replaceAll('-', '').slice(-4).toUpperCase();
}

/** How a person is told in the texts of others: `find` for the database (a regular expression that finds too much rather than too little), `take` what is taken out, as `person-spans.ts` looks for it. */
export type Telling = { readonly find: string; readonly take: readonly Sought[] };

/** What may part the digits of a number, and the words of a name. */
const GAP = String.raw`[\s\u00a0]+`;
const BETWEEN_DIGITS = String.raw`[\s\u00a0()./-]*`;
/** Numbers of fewer digits mean too much else to be looked for in every writing. */
const SURE_DIGITS = 9;

/**
 * The words that stand for a person in other people's texts: their full name, also the last word of it first, addresses,
 * and numbers however their digits are parted. A single word ("Jan") stands for too much else to be taken out of every
 * text. What goes on ("Jan Nowakowski", "anjan@…", one digit more) is somebody or something else.
 * @param contacts addresses and numbers; of a field with several numbers each by itself, as `numbersIn` parts them.
 * @returns null where nothing tells.
 */
export function tellingOf({ names, contacts }: { readonly names: readonly string[]; readonly contacts: readonly string[] }): Telling | null {
  const full = names.map((name) => name.trim()).filter(isTelling).flatMap(nameForms);
  const told = contacts.map((value) => value.trim()).filter((value) => value.length > 6);
  const addresses = told.filter((value) => value.includes('@')).map(literal);
  // Whole fields before the numbers that stand in them.
  const phones = told.filter((value) => !value.includes('@')).sort((a, b) => numbersIn(b).length - numbersIn(a).length);
  const numbers = phones.map(numberForm);
  const forms = [...new Set([...full, ...addresses, ...numbers])].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return null;
  const wanted = names.map((name) => name.trim()).filter(isTelling);
  return { find: forms.join('|'), take: [...wanted.map((name): Sought => ({ what: 'name', words: name.split(/\s+/u) })), ...told.map((value): Sought => (value.includes('@') ? { what: 'address', text: value } : soughtNumber(value)))] };
}

/** Whether a name stands for one person in the texts of others. */
function isTelling(name: string): boolean {
  return /\s/u.test(name) || name.length > 11;
}

/** "Jan Nowak", "Nowak Jan", "Nowak, Jan". */
function nameForms(name: string): readonly string[] {
  const words = name.split(/\s+/u).map(literal);
  const [last, rest] = [words.at(-1) ?? '', words.slice(0, -1)];
  return rest.length === 0 ? words : [words.join(GAP), `${last},?${GAP}${rest.join(GAP)}`];
}

function numberForm(value: string): string {
  const digits = value.replaceAll(/\D/gu, '');
  // Of several numbers in one field, or with an extension, the digits run together to one that nobody has.
  return digits.length < SURE_DIGITS || numbersIn(value).length > 1 ? literal(value) : [...digits.slice(-SURE_DIGITS)].join(BETWEEN_DIGITS);
}

/** A number, and of the digits that are stored before its last nine all, or all but those of a country. Of several numbers in one field, or with an extension, the digits run together to one that nobody has: those are looked for as they stand. */
function soughtNumber(value: string): Sought {
  const digits = value.replaceAll(/\D/gu, '');
  const isOne = numbersIn(value).length === 1 && digits.length >= SURE_DIGITS;
  const before = isOne ? digits.slice(0, -SURE_DIGITS).replace(/^0+/u, '') : '';
  const stored = countryLengths(before).map((length) => before.slice(length)).filter((rest) => rest !== '');
  return { what: 'number', text: value, core: isOne ? digits.slice(-SURE_DIGITS) : null, stored };
}

/** How many of the digits before the last nine may be the country's. */
function countryLengths(before: string): readonly number[] {
  return /^[178]/u.test(before) ? [0, 1] : [0, 2, 3];
}

/** As it stands; within JSON some signs have a backslash before them. */
function literal(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`).replaceAll('"', String.raw`\\?"`);
}

/** A text without a person. */
export function withoutPerson(text: string, { take }: Telling, pseudonym: string): string {
  let [left, done] = ['', 0];
  for (const { at, end } of personSpans(text, take)) [left, done] = [left + text.slice(done, at) + pseudonym, end];
  return left + text.slice(done);
}

/** The same for JSON as it is written: what stands in its texts and names, and nothing of its numbers. */
export function jsonWithoutPerson(json: string, telling: Telling, pseudonym: string): string {
  let [left, done] = ['', 0];
  for (let at = json.indexOf('"'); at !== -1; at = json.indexOf('"', done)) {
    const end = endOfText(json, at);
    left += json.slice(done, at) + JSON.stringify(withoutPerson(JSON.parse(json.slice(at, end)) as string, telling, pseudonym));
    done = end;
  }
  return left + json.slice(done);
}

/** Where a text of JSON ends that begins with the quote at a place. */
function endOfText(json: string, from: number): number {
  let at = from + 1;
  while (at < json.length && json.charAt(at) !== '"') at += json.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}
