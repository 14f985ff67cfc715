import { isEmailAddress } from '../kernel/email-address.ts';
import type { CustomFieldType } from '../record/field-type.ts';
import { guessDates, type DateGuess } from './date-reading.ts';
import { guessNumbers, type NumberGuess } from './number-reading.ts';

/** What a column seems to hold, with what the guess rests on. */
export type ColumnGuess = {
  readonly type: CustomFieldType;
  readonly dates: DateGuess | null;
  readonly numbers: NumberGuess | null;
  /** Of a choice: its different values, as they would be options; else none. */
  readonly options: string[];
};

const YES_OR_NO = new Set(['true', 'false', 'yes', 'no', 'tak', 'nie', 'да', 'нет', 'prawda', 'fałsz', 'истина', 'ложь']);
const MOST_OPTIONS = 12;

/** Judges a column by examples of it, empty ones left out. @param isMonthFirst how dates are read that could be either. */
export function guessColumn(examples: readonly string[], isMonthFirst = false): ColumnGuess {
  const texts = examples.map((text) => text.trim()).filter((text) => text !== '');
  const dates = texts.every((text) => /^\d{5}(\.\d+)?$/.test(text)) ? null : guessDates(texts, isMonthFirst);
  const numbers = dates === null ? guessNumbers(texts) : null;
  const type = texts.length === 0 ? 'text' : typeOf(texts, dates, numbers);
  return { type, dates, numbers, options: type === 'choice' ? [...new Set(texts)] : [] };
}

function typeOf(texts: readonly string[], dates: DateGuess | null, numbers: NumberGuess | null): CustomFieldType {
  const mostly = (holds: (text: string) => boolean): boolean => texts.filter(holds).length * 10 >= texts.length * 9;
  if (mostly((text) => YES_OR_NO.has(text.toLowerCase()))) return 'boolean';
  if (mostly(isEmailAddress)) return 'email';
  if (mostly((text) => /^(https?:\/\/|www\.)/i.test(text))) return 'url';
  if (dates !== null) return 'date';
  if (mostly(isPhone)) return 'phone';
  if (numbers !== null) return numbers.currency === null ? 'number' : 'money';
  if (texts.some((text) => text.includes('\n') || text.length > 200)) return 'long_text';
  const distinct = new Set(texts).size;
  return distinct <= MOST_OPTIONS && texts.length >= distinct * 4 ? 'choice' : 'text';
}

/** "+48 601 234 567", "8 916 000-00-00": many digits, and signs that numbers do not have. */
function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return digits >= 7 && digits <= 15 && /^[+\d][\d\s()./-]*$/.test(text) && (/^[+0(]/.test(text) || /[\s()-]/.test(text)) && !/[.,]\d{2}$/.test(text);
}
