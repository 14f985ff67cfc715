import type { ClauseWords } from '@entente/core/document/responsibility/propose-responsibilities';
import type { Locale } from '@entente/core/kernel/locale';

/** The clause that shows who does what, in the document's own language; only a proposal needs it. */
export const RESPONSIBILITY_CLAUSE: Readonly<Record<Locale, ClauseWords>> = {
  en: { intro: 'Who does what, who decides, who is asked beforehand and who is told:', purpose: 'Everybody sees what waits for whom, and one person decides about each thing.' },
  pl: { intro: 'Kto co robi, kto decyduje, kto opiniuje i kto otrzymuje informację:', purpose: 'Wiadomo, co na kogo czeka, a o każdej rzeczy decyduje jedna osoba.' },
  ru: { intro: 'Кто что делает, кто решает, чьё мнение спрашивают заранее и кто получает информацию:', purpose: 'Видно, что от кого зависит, и каждое решение принимает один человек.' },
};
