import type { Locale } from '../kernel/locale.ts';

/** What comes next in the sample's engagements of each kind; days are counted from the day on which it is made. */
export const ENGAGEMENT_STEPS: Readonly<Record<Locale, readonly { readonly kind: string; readonly words: string; readonly inDays: number }[]>> = {
  en: [
    { kind: 'mentoring_agreement', words: 'Prepare the second meeting', inDays: 4 },
    { kind: 'service_agreement', words: 'Ask Marek who decides while he is away', inDays: 1 },
    { kind: 'coaching_agreement', words: 'Agree the first talk with Teresa’s daughter', inDays: 6 },
    { kind: 'pr_retainer', words: 'Go through the draft with Iga', inDays: -2 },
  ],
  pl: [
    { kind: 'mentoring_agreement', words: 'Przygotować drugie spotkanie', inDays: 4 },
    { kind: 'service_agreement', words: 'Zapytać Marka, kto decyduje pod jego nieobecność', inDays: 1 },
    { kind: 'coaching_agreement', words: 'Umówić pierwszą rozmowę z córką pani Teresy', inDays: 6 },
    { kind: 'pr_retainer', words: 'Przejrzeć szkic z panią Igą', inDays: -2 },
  ],
  ru: [
    { kind: 'mentoring_agreement', words: 'Подготовить вторую встречу', inDays: 4 },
    { kind: 'service_agreement', words: 'Спросить Марека, кто решает в его отсутствие', inDays: 1 },
    { kind: 'coaching_agreement', words: 'Договориться о первой беседе с дочерью Тересы', inDays: 6 },
    { kind: 'pr_retainer', words: 'Разобрать черновик с Игой', inDays: -2 },
  ],
};
