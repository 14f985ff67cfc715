import type { Locale } from '../kernel/locale.ts';
import type { StageKind } from './stage.ts';

type Words = Readonly<Record<Locale, string>>;
export type DefaultStage = { readonly labels: Words; readonly kind: StageKind; readonly probability: number; readonly staleAfterDays: number | null; readonly whatIsDone: Words };

/** What a workspace calls its first pipeline. */
export const DEFAULT_PIPELINE: Words = { en: 'Sales', pl: 'Sprzedaż', ru: 'Продажи' };

/** Stages of a small firm that sells services. A workspace changes them as it likes. */
export const DEFAULT_STAGES: readonly DefaultStage[] = [
  {
    labels: { en: 'First talk', pl: 'Pierwsza rozmowa', ru: 'Первый разговор' }, kind: 'open', probability: 10, staleAfterDays: 14,
    whatIsDone: { en: 'We find out who asks, what for and by when.', pl: 'Ustalamy, kto pyta, po co i na kiedy.', ru: 'Выясняем, кто спрашивает, зачем и к какому сроку.' },
  },
  {
    labels: { en: 'Need is clear', pl: 'Potrzeba jest jasna', ru: 'Потребность ясна' }, kind: 'open', probability: 30, staleAfterDays: 14,
    whatIsDone: { en: 'We agree on the problem, the goals and who decides.', pl: 'Uzgadniamy problem, cele i to, kto podejmuje decyzję.', ru: 'Согласуем проблему, цели и кто принимает решение.' },
  },
  {
    labels: { en: 'Offer sent', pl: 'Oferta wysłana', ru: 'Предложение отправлено' }, kind: 'open', probability: 50, staleAfterDays: 10,
    whatIsDone: { en: 'We send the offer and set the day on which we talk it through.', pl: 'Wysyłamy ofertę i umawiamy dzień, w którym ją omówimy.', ru: 'Отправляем предложение и назначаем день его обсуждения.' },
  },
  {
    labels: { en: 'Terms discussed', pl: 'Ustalanie warunków', ru: 'Обсуждение условий' }, kind: 'open', probability: 75, staleAfterDays: 10,
    whatIsDone: { en: 'We settle scope, dates and price, and prepare the agreement.', pl: 'Ustalamy zakres, terminy i cenę, przygotowujemy umowę.', ru: 'Согласуем объём, сроки и цену, готовим договор.' },
  },
  { labels: { en: 'Won', pl: 'Wygrane', ru: 'Выиграно' }, kind: 'won', probability: 100, staleAfterDays: null, whatIsDone: { en: '', pl: '', ru: '' } },
  { labels: { en: 'Lost', pl: 'Przegrane', ru: 'Проиграно' }, kind: 'lost', probability: 0, staleAfterDays: null, whatIsDone: { en: '', pl: '', ru: '' } },
];

/** Reasons for a loss to begin with. */
export const DEFAULT_LOST_REASONS: readonly Words[] = [
  { en: 'Too expensive', pl: 'Za drogo', ru: 'Слишком дорого' },
  { en: 'Chose somebody else', pl: 'Wybrano kogoś innego', ru: 'Выбрали другого исполнителя' },
  { en: 'Not now', pl: 'Nie teraz', ru: 'Не сейчас' },
  { en: 'No budget', pl: 'Brak budżetu', ru: 'Нет бюджета' },
  { en: 'Not a fit for us', pl: 'To nie dla nas', ru: 'Нам это не подходит' },
  { en: 'No answer', pl: 'Brak odpowiedzi', ru: 'Нет ответа' },
];
