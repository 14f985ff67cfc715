import type { Locale } from '../kernel/locale.ts';
import { CRM_WORDS_EN } from './crm-words.en.ts';
import { CRM_WORDS_PL } from './crm-words.pl.ts';
import { CRM_WORDS_RU } from './crm-words.ru.ts';
import type { CrmWords } from './crm-words-shape.ts';

/** The words of the sample firm's two years of clients, in each language. */
export const CRM_WORDS: Readonly<Record<Locale, CrmWords>> = { en: CRM_WORDS_EN, pl: CRM_WORDS_PL, ru: CRM_WORDS_RU };
