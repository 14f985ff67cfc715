import type { Locale } from '../kernel/locale.ts';

/** What comes next in each engagement of the sample, in the order in which they were begun; days are counted from the day on which it is made. */
export const ENGAGEMENT_STEPS: Readonly<Record<Locale, readonly { readonly words: string; readonly inDays: number }[]>> = {
  en: [
    { words: 'Prepare the second meeting', inDays: 4 },
    { words: 'Ask Marek who decides while he is away', inDays: 1 },
    { words: 'Agree the first talk with Teresa’s daughter', inDays: 6 },
    { words: 'Look at the signed file together', inDays: -2 },
  ],
  pl: [
    { words: 'Przygotować drugie spotkanie', inDays: 4 },
    { words: 'Zapytać Marka, kto decyduje pod jego nieobecność', inDays: 1 },
    { words: 'Umówić pierwszą rozmowę z córką pani Teresy', inDays: 6 },
    { words: 'Obejrzeć razem podpisany plik', inDays: -2 },
  ],
  ru: [
    { words: 'Подготовить вторую встречу', inDays: 4 },
    { words: 'Спросить Марека, кто решает в его отсутствие', inDays: 1 },
    { words: 'Договориться о первой беседе с дочерью Тересы', inDays: 6 },
    { words: 'Посмотреть вместе подписанный файл', inDays: -2 },
  ],
};
