import { numbersIn } from '../kernel/erasure-key.ts';

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

/** How a person is told in the texts of others: `find` for the database (a regular expression that finds too much rather than too little), `take` what is taken out. */
export type Telling = { readonly find: string; readonly take: RegExp };

/** What may part the digits of a number, and the words of a name. */
const GAP = String.raw`[\s\u00a0]+`;
const BETWEEN_DIGITS = String.raw`[\s\u00a0()./-]*`;
/** Between a country's prefix and a number: of one line, and no dash of two numbers. */
const AFTER_PREFIX = String.raw`(?:[^\S\r\n]|[().-])*`;
/** What says of itself that it is a prefix: a plus or two noughts with up to three digits, a lone nought, or digits grown together with a number that nothing parts. */
const PREFIX = String.raw`\(?(?:\+|00)\(?\d{1,3}${AFTER_PREFIX}|0${AFTER_PREFIX}|\d{1,4}(?=\d{9}(?!\d))`;
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
  const full = names.map((name) => name.trim()).filter((name) => /\s/u.test(name) || name.length > 11).flatMap(nameForms);
  const told = contacts.map((value) => value.trim()).filter((value) => value.length > 6);
  const addresses = told.filter((value) => value.includes('@')).map(literal);
  // Whole fields before the numbers that stand in them.
  const phones = told.filter((value) => !value.includes('@')).sort((a, b) => numbersIn(b).length - numbersIn(a).length);
  const numbers = phones.map(numberForm);
  const forms = [...new Set([...full, ...addresses, ...numbers])].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return null;
  const word = String.raw`(?<![\p{L}\p{N}])(?:${anyOf(full)})(?![\p{L}\p{N}]|-\p{L})`;
  const address = String.raw`(?<![\p{L}\p{N}._%+-])(?:${anyOf(addresses)})(?![\p{L}\p{N}]|[.-][\p{L}\p{N}])`;
  const number = String.raw`(?<![\p{L}\p{N}])(?:${phones.map(prefixedForm).join('|')})(?!\p{N})`;
  return { find: forms.join('|'), take: new RegExp([...(full.length > 0 ? [word] : []), ...(addresses.length > 0 ? [address] : []), ...(numbers.length > 0 ? [number] : [])].join('|'), 'giu') };
}

function anyOf(forms: readonly string[]): string {
  return [...new Set(forms)].sort((a, b) => b.length - a.length).join('|');
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

/** A number with what may stand before it: a prefix, and of the digits that are stored before its last nine all, or all but those of a country. Other digits before it are somebody else's number, or a sum. */
function prefixedForm(value: string): string {
  const before = value.replaceAll(/\D/gu, '').slice(0, -SURE_DIGITS).replace(/^0+/u, '');
  if (numbersIn(value).length > 1) return literal(value);
  const stored = countryLengths(before).flatMap((length) => {
    const rest = before.slice(length);
    if (rest === '') return [];
    // Where ten digits make a number, a lone 1, 7 or 8 before them is a prefix as well.
    return [`${rest.length === 1 ? `(?:[178]${AFTER_PREFIX})?` : ''}${[...rest, ''].join(AFTER_PREFIX)}`];
  });
  return String.raw`\(?(?:${PREFIX})?(?:${[...stored, ''].join('|')})${numberForm(value)}`;
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
  return text.replaceAll(take, () => pseudonym);
}

/** The same for JSON as it is written: what stands in its texts and names, and nothing of its numbers. */
export function jsonWithoutPerson(json: string, telling: Telling, pseudonym: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"/gu, (token) => JSON.stringify(withoutPerson(JSON.parse(token) as string, telling, pseudonym)));
}
