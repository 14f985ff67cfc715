import type { Locale } from '../kernel/locale.ts';

/** The meetings of the sample's mentoring, as people call and explain them. */
export type SampleMeetings = {
  readonly title: string;
  readonly place: string;
  /** What was kept of the first one. */
  readonly first: string;
  /** Why the client asked for another time late, and in time. */
  readonly late: string;
  readonly inTime: string;
};

export const SAMPLE_MEETINGS: Readonly<Record<Locale, SampleMeetings>> = {
  en: { title: 'Mentoring meeting', place: 'https://meet.lipka.example/mentoring', first: 'We chose two goals and the signs by which progress shows', late: 'An inspection came to the branch this morning', inTime: 'The board moved its day to this one' },
  pl: { title: 'Spotkanie mentoringowe', place: 'https://meet.lipka.example/mentoring', first: 'Wybrałyśmy dwa cele i oznaki, po których widać postęp', late: 'Dziś rano w oddziale zaczęła się kontrola', inTime: 'Zarząd przeniósł swój dzień na ten termin' },
  ru: { title: 'Встреча с наставником', place: 'https://meet.lipka.example/mentoring', first: 'Выбрали две цели и признаки, по которым виден прогресс', late: 'Сегодня утром в отделение пришла проверка', inTime: 'Правление перенесло свой день на это время' },
};
