import { readPhone } from './phone-number.ts';

/** What may stand between the digits of one number that is typed or pasted: blanks, brackets, dots and dashes of every kind. */
const TYPED_RUN = /[+(]{0,2}\d[\d\s()+./_\u2010-\u2015\u2212-]*/gu;
const WRITTEN_RUN = /\d[\d\s.\u2010-\u2015\u2212-]*/gu;
const EXTENSION = /(?<=\d[\s,;]{0,3})(?:wew|ext|доб|вн)\p{L}{0,12}\.?\s{0,3}\d{1,6}\s*$/iu;
/** A code of two letters before the digits of a tax number: PL7740001454. */
const COUNTRY_BEFORE_DIGITS = /(?<!\p{L})\p{Lu}{2}(?=\s?[\d\u0001])/gu;
/** Stands where a number was taken out. */
const TAKEN = '\u0001';
/** Words that say what number follows; nobody has to have written them. */
const LABELS = new Set('nip krs regon vat tax eu pl tel telefon phone kom mob mobile cell fax faks nr no numer инн кпп огрн огрнип тел телефон моб факс номер'.split(' '));

const SHORTEST_SOUGHT = 6;
const SHORTEST_WRITTEN = 7;

/** The numbers of a query, each in every way it may be kept, and the words that stand beside them. */
export type SoughtNumbers = { readonly numbers: readonly (readonly string[])[]; readonly beside: string };

/** Picks the numbers of six digits and more out of a query; an extension and words such as "tel." or "NIP" are left out. */
export function soughtNumbers(text: string, country: string): SoughtNumbers {
  const plain = text.replace(EXTENSION, '');
  const runs = Array.from(plain.matchAll(TYPED_RUN), ([run]) => run).filter((run) => digitsOf(run).length >= SHORTEST_SOUGHT);
  const rest = runs.reduce((left, run) => left.replace(run, `${TAKEN} `), plain).replaceAll(COUNTRY_BEFORE_DIGITS, '').replaceAll(TAKEN, ' ');
  const beside = rest.split(/[^\p{L}\p{M}\p{N}'’@._-]+/u).filter((word) => !LABELS.has(word.toLowerCase().replace(/[.:]$/u, '')));
  return { numbers: runs.map((run) => writings(run, country)), beside: beside.join(' ').trim() };
}

/** A number as it may be kept. A trunk digit may be dialled in another country than the workspace's: 8 in Russia, 0 in most others. */
function writings(run: string, country: string): readonly string[] {
  const digits = digitsOf(run);
  const phone = readPhone(run, country);
  const abroad = /^[08]\d{6,10}$/u.test(digits) ? [digits.slice(1)] : [];
  return [...new Set([digits, ...abroad, ...(phone === null ? [] : [phone.international, phone.national])])];
}

/**
 * The digits of each number of seven digits and more that stands in a text: "KRS 0000028860, NIP 774-000-14-54" holds
 * two. Numbers with nothing but a blank between them count together and each by itself.
 */
export function writtenNumbers(text: string): readonly string[] {
  const runs = Array.from(text.matchAll(WRITTEN_RUN), ([run]) => run);
  const each = runs.flatMap((run) => [run, ...run.split(/\s+/u)]).map(digitsOf);
  return [...new Set(each.filter((digits) => digits.length >= SHORTEST_WRITTEN).map((digits) => digits.slice(0, 30)))];
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/gu, '');
}
