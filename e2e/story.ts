import type { Locale } from '@entente/core/kernel/locale';

/** What two people write in the walk of the main job, each in their own language. */
export type Story = {
  readonly client: string;
  readonly person: string;
  /** How the provider's button calls the person. */
  readonly firstName: string;
  readonly email: string;
  readonly role: string;
  /** What the work is called. */
  readonly work: string;
  /** For gaps that take words. */
  readonly purpose: string;
  readonly question: string;
  readonly answer: string;
  /** A sentence that the client would add to a clause. */
  readonly addition: string;
  readonly line: string;
};

/** The clauses that the client asks about and wants in other words. */
export const ASKED_CLAUSE = '6.5';
export const REWORDED_CLAUSE = '7.1';

export const STORIES: Readonly<Record<Locale, Story>> = {
  en: {
    client: 'Lantern Festival', person: 'Hannah Quist', firstName: 'Hannah', email: 'hannah@lantern.example', role: 'Festival director', work: 'Programme film 2027',
    purpose: 'more people come to the festival for the first time and know beforehand what awaits them',
    question: 'Does a round count as used when the mistake was yours?',
    answer: 'No. Our own mistakes are mended outside the rounds.',
    addition: 'A wish is written down within two days, so that nobody forgets it.',
    line: 'Gladly, that helps us too.',
  },
  pl: {
    client: 'Festiwal Latarni', person: 'Hanna Kwiecień', firstName: 'Hanna', email: 'hanna@latarnia.example', role: 'dyrektorka festiwalu', work: 'Film programowy 2027',
    purpose: 'więcej osób przychodzi na festiwal po raz pierwszy i z góry wie, co je czeka',
    question: 'Czy runda liczy się jako wykorzystana, jeśli błąd leżał po Państwa stronie?',
    answer: 'Nie. Własne błędy poprawiamy poza rundami.',
    addition: 'Życzenie zapisuje się w ciągu dwóch dni, aby nikt o nim nie zapomniał.',
    line: 'Chętnie, nam też to pomoże.',
  },
  ru: {
    client: 'Фестиваль фонарей', person: 'Анна Светлова', firstName: 'Анна', email: 'anna@fonari.example', role: 'директор фестиваля', work: 'Программный фильм 2027',
    purpose: 'больше людей впервые приходит на фестиваль и заранее знает, что их ждёт',
    question: 'Считается ли раунд использованным, если ошибка была вашей?',
    answer: 'Нет. Свои ошибки мы исправляем вне раундов.',
    addition: 'Пожелание записывается в течение двух дней, чтобы о нём никто не забыл.',
    line: 'С радостью, нам это тоже поможет.',
  },
};
