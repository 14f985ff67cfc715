import { isInEuropeanUnion } from '../../kernel/european-union.ts';
import type { Day } from '../../kernel/values.ts';
import type { LegalEffect } from './clause-effect.ts';

/**
 * How strongly a statement must be put to have its effect, the weakest first.
 *   text                  any text that can be kept and shows who sent it
 *   agreed_electronic     written form, which a simple electronic signature meets where the sides agreed on its rules
 *   written_or_qualified  a handwritten signature on paper, or a qualified electronic one
 */
export const LEGAL_FORMS = ['text', 'agreed_electronic', 'written_or_qualified'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** What the law of a country asks for one effect, with where it is written and when that was looked up. */
export type FormRule = {
  readonly effect: LegalEffect;
  readonly form: LegalForm;
  /** Act and article, in the language of the law. */
  readonly source: string;
  readonly checkedOn: Day;
};

const checkedOn = '2026-11-28';

/** Countries whose rules of form were looked up; `EU` adds to its members' own. */
export const FORM_RULES: Readonly<Record<'PL' | 'RU' | 'US' | 'EU', readonly FormRule[]>> = {
  PL: [
    { effect: 'transfer_of_rights', form: 'written_or_qualified', source: 'Ustawa o prawie autorskim i prawach pokrewnych, art. 53; Kodeks cywilny, art. 78(1)', checkedOn },
    { effect: 'exclusive_licence', form: 'written_or_qualified', source: 'Ustawa o prawie autorskim i prawach pokrewnych, art. 67 ust. 5; Kodeks cywilny, art. 78(1)', checkedOn },
    { effect: 'surety', form: 'written_or_qualified', source: 'Kodeks cywilny, art. 876 § 2', checkedOn },
  ],
  RU: [
    { effect: 'transfer_of_rights', form: 'agreed_electronic', source: 'Гражданский кодекс РФ, п. 2 ст. 1234; Федеральный закон № 63-ФЗ, ч. 2 ст. 6 и ч. 2 ст. 9', checkedOn },
    { effect: 'exclusive_licence', form: 'agreed_electronic', source: 'Гражданский кодекс РФ, п. 2 ст. 1235; Федеральный закон № 63-ФЗ, ч. 2 ст. 6 и ч. 2 ст. 9', checkedOn },
    { effect: 'licence', form: 'agreed_electronic', source: 'Гражданский кодекс РФ, п. 2 ст. 1235; Федеральный закон № 63-ФЗ, ч. 2 ст. 6 и ч. 2 ст. 9', checkedOn },
    { effect: 'surety', form: 'agreed_electronic', source: 'Гражданский кодекс РФ, ст. 362; Федеральный закон № 63-ФЗ, ч. 2 ст. 6 и ч. 2 ст. 9', checkedOn },
    { effect: 'penalty', form: 'agreed_electronic', source: 'Гражданский кодекс РФ, ст. 331; Федеральный закон № 63-ФЗ, ч. 2 ст. 6 и ч. 2 ст. 9', checkedOn },
  ],
  US: [
    { effect: 'transfer_of_rights', form: 'text', source: '17 U.S.C. § 204(a); 15 U.S.C. § 7001(a)', checkedOn },
    { effect: 'exclusive_licence', form: 'text', source: '17 U.S.C. §§ 101, 204(a); 15 U.S.C. § 7001(a)', checkedOn },
    // The law of the states: nearly all have taken over that part of the Statute of Frauds; New York stands for them.
    { effect: 'surety', form: 'text', source: 'Statute of frauds, e.g. N.Y. General Obligations Law § 5-701(a)(2); 15 U.S.C. § 7001(a)', checkedOn },
  ],
  EU: [{ effect: 'data_processing', form: 'text', source: 'Regulation (EU) 2016/679, art. 28(9)', checkedOn }],
};

/**
 * What the United States ask of a commissioned work that is to be the client’s from the beginning: no transfer, but an instrument that
 * both sides sign, for the kinds of works that the law lists. An electronic one is an instrument too.
 */
export const MADE_FOR_HIRE: FormRule = { effect: 'transfer_of_rights', form: 'text', source: '17 U.S.C. §§ 101, 201(b); 15 U.S.C. § 7001(a)', checkedOn: '2026-11-29' };

/** Effects that most laws ask a form for: where none was looked up, the reader is told so. */
const USUALLY_FORMAL: ReadonlySet<LegalEffect> = new Set(['transfer_of_rights', 'exclusive_licence', 'surety']);

/** `free`: the country was looked up and asks for no form. `not_checked`: nobody looked. */
export type FormAnswer = FormRule | 'free' | 'not_checked';

/** The form an effect needs by the law of a country (ISO 3166-1 alpha-2). */
export function formRequired(country: string, effect: LegalEffect): FormAnswer {
  const own = isLookedUp(country) ? FORM_RULES[country] : null;
  const union = isInEuropeanUnion(country) ? FORM_RULES.EU : [];
  const rule = [...(own ?? []), ...union].find((one) => one.effect === effect);
  if (rule !== undefined) return rule;
  return own !== null || !USUALLY_FORMAL.has(effect) ? 'free' : 'not_checked';
}

function isLookedUp(country: string): country is 'PL' | 'RU' | 'US' {
  return country === 'PL' || country === 'RU' || country === 'US';
}
