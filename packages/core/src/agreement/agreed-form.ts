import type { Locale } from '../kernel/locale.ts';

/**
 * What an agreement's own words ask of its changes.
 *   same_way  they are signed as the agreement was
 *   writing   they are in writing, or signed with a qualified signature
 */
export type AgreedForm = 'same_way' | 'writing';

/** How a sentence speaks of changes to the agreement (each row: all of its words), of a form for them, and of more than one way. */
type FormWords = { readonly changes: readonly (readonly string[])[]; readonly sameWay: readonly string[]; readonly writing: readonly string[]; readonly lighter: readonly string[] };

/** All in lower case; a phrase may go on inside a word. ё is written е. */
const FORM_WORDS: Readonly<Record<Locale, FormWords>> = {
  en: {
    changes: [['amend'], ['chang', 'agreement'], ['modif', 'agreement'], ['variation', 'agreement'], ['chang', 'contract'], ['modif', 'contract'], ['variation', 'contract']],
    sameWay: ['same form', 'same way', 'same manner', 'as this agreement was signed', 'as the agreement was signed', 'as it was signed'],
    writing: ['in writing', 'written form', 'written amendment', 'written agreement', 'signed by hand', 'qualified signature', 'qualified electronic signature'],
    lighter: ['e-mail', 'email', 'link', 'document form', 'need not', 'not need', 'not require', 'no written'],
  },
  pl: {
    changes: [['aneks'], ['zmian', 'umow'], ['zmieni', 'umow'], ['uzupełnie', 'umow']],
    sameWay: ['tej samej formie', 'takiej samej formie', 'taką samą formę', 'takiej samej formy', 'tej samej formy', 'formie, w jakiej', 'ten sam sposób', 'taki sam sposób', 'tak samo, jak', 'tak samo jak'],
    writing: ['formy pisemnej', 'formie pisemnej', 'formę pisemną', 'forma pisemna', 'na piśmie', 'pisemnego aneksu', 'pisemny aneks', 'pisemnym aneksem', 'kwalifikowan', 'formy elektronicznej', 'formie elektronicznej'],
    lighter: ['mailem', 'e-mail', 'email', 'link', 'dokumentow', 'nie wymaga', 'nie potrzeb'],
  },
  ru: {
    changes: [['дополнительн', 'соглашени'], ['изменени', 'договор'], ['изменен', 'соглашени'], ['изменя', 'договор'], ['изменить', 'договор']],
    sameWay: ['той же форме', 'такой же форме', 'тем же способом', 'таким же способом', 'так же, как'],
    writing: ['письменн', 'квалифицированн'],
    lighter: ['электронной почт', 'по почте', 'ссылк', 'неквалифицированн', 'не требу', 'не нужн'],
  },
};

/** Names of clauses that are about changes whatever their words are; so the built-in texts call theirs. */
const ABOUT_CHANGES: ReadonlySet<string> = new Set(['amendments', 'changes']);

/**
 * Reads what a clause asks of changes to its agreement. A sentence counts that speaks of changes and names a
 * form; one that leaves a lighter way too asks for none.
 * @param text the clause's words as they are read.
 * @returns null where it asks for no form.
 */
export function agreedForm({ key, text }: { readonly key: string; readonly text: string }, locale: Locale): AgreedForm | null {
  const { changes, sameWay, writing, lighter } = FORM_WORDS[locale];
  const plain = text.replaceAll(/[\u00A0\u202F]/gu, ' ').toLowerCase().replaceAll('ё', 'е');
  const sentences = plain.split(/[.;!?\n]/u).filter((sentence) => ABOUT_CHANGES.has(key) || changes.some((words) => words.every((word) => sentence.includes(word))));
  const asks = (phrases: readonly string[]): boolean => sentences.some((sentence) => holds(sentence, phrases) && !holds(sentence, lighter));
  if (asks(writing)) return 'writing';
  return asks(sameWay) ? 'same_way' : null;
}

function holds(sentence: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => sentence.includes(phrase));
}
