import type { Locale } from '../kernel/locale.ts';
import { SAMPLE_FRAMEWORK } from './order-words.ts';
import { SAMPLE_STORIES } from './sample-story.ts';

type Steps = Readonly<Record<'mentoring' | 'service' | 'paper' | 'retainer' | 'framework' | 'order', { readonly words: string; readonly inDays: number }>>;

/** What comes next in the sample's engagements; days are counted from the day on which it is made. */
const STEPS: Readonly<Record<Locale, Steps>> = {
  en: {
    mentoring: { words: 'Prepare the second meeting', inDays: 4 },
    service: { words: 'Ask Marek who decides while he is away', inDays: 1 },
    paper: { words: 'Agree the first talk with Teresa’s daughter', inDays: 6 },
    retainer: { words: 'Go through the draft with Iga', inDays: -2 },
    framework: { words: 'Ask what the shops need next', inDays: 38 },
    order: { words: 'Watch the trial lesson in the shop', inDays: 3 },
  },
  pl: {
    mentoring: { words: 'Przygotować drugie spotkanie', inDays: 4 },
    service: { words: 'Zapytać Marka, kto decyduje pod jego nieobecność', inDays: 1 },
    paper: { words: 'Umówić pierwszą rozmowę z córką pani Teresy', inDays: 6 },
    retainer: { words: 'Przejrzeć szkic z panią Igą', inDays: -2 },
    framework: { words: 'Zapytać, czego sklepy potrzebują dalej', inDays: 38 },
    order: { words: 'Obejrzeć próbną lekcję w sklepie', inDays: 3 },
  },
  ru: {
    mentoring: { words: 'Подготовить вторую встречу', inDays: 4 },
    service: { words: 'Спросить Марека, кто решает в его отсутствие', inDays: 1 },
    paper: { words: 'Договориться о первой беседе с дочерью Тересы', inDays: 6 },
    retainer: { words: 'Разобрать черновик с Игой', inDays: -2 },
    framework: { words: 'Спросить, что магазинам нужно дальше', inDays: 38 },
    order: { words: 'Посмотреть пробный урок в магазине', inDays: 3 },
  },
};

/** The same by the name of the engagement, or for the order by what its name ends with. */
export function engagementSteps(locale: Locale): readonly { readonly name: string; readonly words: string; readonly inDays: number }[] {
  const [{ mentoring, service, paper, retainer }, framework] = [SAMPLE_STORIES[locale], SAMPLE_FRAMEWORK[locale]];
  const names: Readonly<Record<keyof Steps, string>> = { mentoring: mentoring.name, service: service.name, paper: paper.name, retainer, framework: framework.name, order: framework.order.name };
  return (Object.keys(names) as (keyof Steps)[]).map((key) => ({ name: names[key], ...STEPS[locale][key] }));
}
