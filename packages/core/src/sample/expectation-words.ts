import type { Locale } from '../kernel/locale.ts';

/** What each side of the sample's mentoring expects of the other, as people say it. */
export type SampleExpectations = {
  /** The client's: agreed on; shared in part; never said at the start and not answered yet. */
  readonly agreed: string;
  readonly agreedTalk: string;
  readonly partly: string;
  readonly partlyBecause: string;
  readonly cameUp: string;
  /** Ours: agreed on and due for another look; doubtful; not answered yet. */
  readonly due: string;
  readonly doubtful: string;
  readonly doubtfulBecause: string;
  readonly asked: string;
  /** Why the doubtful one was handed over to a colleague. */
  readonly handedBecause: string;
};

export const SAMPLE_EXPECTATIONS: Readonly<Record<Locale, SampleExpectations>> = {
  en: {
    agreed: 'What I say about my team stays between us',
    agreedTalk: 'said in the first talk, before the agreement',
    partly: 'An answer to short questions between meetings',
    partlyBecause: 'By mail within two working days; what needs a talk waits for the meeting',
    cameUp: 'Being told plainly when I avoid a hard conversation',
    due: 'Examples from your own week, not from books',
    doubtful: 'Two hours a week for exercises',
    doubtfulBecause: 'In the weeks of the budget I shall manage one hour at most',
    asked: 'One sentence after each meeting: what you take with you',
    handedBecause: 'Prepares the exercises from now on',
  },
  pl: {
    agreed: 'To, co mówię o swoim zespole, zostaje między nami',
    agreedTalk: 'powiedziane w pierwszej rozmowie, jeszcze przed umową',
    partly: 'Odpowiedź na krótkie pytania między spotkaniami',
    partlyBecause: 'E-mailem w ciągu dwóch dni roboczych; to, co wymaga rozmowy, czeka na spotkanie',
    cameUp: 'Żebym słyszała wprost, kiedy unikam trudnej rozmowy',
    due: 'Przykłady z własnego tygodnia, nie z książek',
    doubtful: 'Dwie godziny tygodniowo na ćwiczenia',
    doubtfulBecause: 'W tygodniach budżetu dam radę najwyżej godzinę',
    asked: 'Jedno zdanie po każdym spotkaniu: co z niego zostaje',
    handedBecause: 'Odtąd przygotowuje ćwiczenia',
  },
  ru: {
    agreed: 'То, что я говорю о своей команде, остаётся между нами',
    agreedTalk: 'сказано в первом разговоре, ещё до договора',
    partly: 'Ответ на короткие вопросы между встречами',
    partlyBecause: 'Письмом в течение двух рабочих дней; то, что требует разговора, ждёт встречи',
    cameUp: 'Чтобы мне прямо говорили, когда я избегаю трудного разговора',
    due: 'Примеры из своей недели, а не из книг',
    doubtful: 'Два часа в неделю на упражнения',
    doubtfulBecause: 'В недели бюджета я смогу найти самое большее час',
    asked: 'Одна фраза после каждой встречи: что из неё остаётся',
    handedBecause: 'Теперь готовит упражнения',
  },
};
