import type { Day } from '../../kernel/values.ts';
import type { LegalForm } from './form-rules.ts';

/** What the law of a country says of the form of a change, with where it is written and when that was looked up. */
export type AmendmentRule = {
  /**
   * What decides the form of a change.
   *   part   what is changed: a form that one part needs is no form of the others
   *   whole  the agreement: a change is made in the form that the agreement needs, whatever it changes
   */
  readonly reach: 'part' | 'whole';
  /** The form that is meant where an agreement asks for writing and says no more. */
  readonly writing: LegalForm;
  /** Act and article, in the language of the law. */
  readonly source: string;
  readonly checkedOn: Day;
};

const checkedOn = '2026-11-28';

const AMENDMENT_RULES: Readonly<Record<string, AmendmentRule>> = {
  PL: { reach: 'part', writing: 'written_or_qualified', source: 'Kodeks cywilny, art. 76, art. 77 § 1 i art. 78(1)', checkedOn },
  RU: { reach: 'whole', writing: 'agreed_electronic', source: 'Гражданский кодекс РФ, п. 1 ст. 452; Федеральный закон № 63-ФЗ, ч. 2 ст. 6 и ч. 2 ст. 9', checkedOn },
  US: { reach: 'part', writing: 'text', source: '15 U.S.C. § 7001(a)', checkedOn },
};

/** What a country's law says of the form of a change (ISO 3166-1 alpha-2); null where nobody looked. */
export function amendmentRule(country: string): AmendmentRule | null {
  return Object.hasOwn(AMENDMENT_RULES, country) ? (AMENDMENT_RULES[country] ?? null) : null;
}
