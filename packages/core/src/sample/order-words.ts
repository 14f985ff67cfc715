import type { DocumentContent } from '../document/content.ts';
import type { Locale } from '../kernel/locale.ts';

type Words<Kind extends 'phases' | 'deliverables' | 'results' | 'clientInputs', Fields extends keyof DocumentContent[Kind][number]> = readonly Pick<DocumentContent[Kind][number], Fields>[];

/** What an order says of its work, but for days and people. */
export type SampleOrderWork = {
  readonly scopeIn: readonly string[];
  readonly scopeOut: readonly string[];
  readonly phases: Words<'phases', 'name' | 'description'>;
  /** One for each phase. */
  readonly deliverables: Words<'deliverables', 'name' | 'form' | 'quantity' | 'acceptance'>;
  readonly results: Words<'results', 'level' | 'text' | 'measure' | 'baseline' | 'target'>;
  /** One for each deliverable, paid once it is accepted. */
  readonly parts: readonly string[];
  readonly inputs: Words<'clientInputs', 'text' | 'form'>;
};

/** A bakery with three shops: the first project was agreed a year ago and is done, the second was ordered under the same agreement. */
export type SampleFramework = {
  readonly name: string;
  readonly purpose: string;
  readonly order: { readonly name: string; readonly purpose: string; readonly work: SampleOrderWork };
};

export const SAMPLE_FRAMEWORK: Readonly<Record<Locale, SampleFramework>> = {
  en: {
    name: 'New faces behind the counter',
    purpose: 'new shop assistants run the counter on their own after one week instead of three',
    order: {
      name: 'Allergens at the counter',
      purpose: 'customers who ask about allergens get the right answer at once, and wrong answers fall from nine to one a quarter at most',
      work: {
        scopeIn: ['A card for each of the 42 products, with every allergen in it', 'Three short lessons for the phone', 'A trial in the shop in Młynarska Street before the other two'],
        scopeOut: ['Laboratory tests and statements on what is in a product', 'Printing the cards'],
        phases: [
          { name: 'Cards and lessons', description: 'We go through the recipes, write the cards and try the first lesson with four shop assistants.' },
          { name: 'Into the shops', description: 'All three shops learn with the lessons; after a month we look at the answers together.' },
        ],
        deliverables: [
          { name: 'Allergen card', form: 'PDF ready for printing, one page each', quantity: 42, acceptance: ['every allergen of the recipe is on the card', 'it can be read from a metre away'] },
          { name: 'Lesson for the phone', form: 'film with subtitles', quantity: 3, acceptance: ['it takes eight minutes at most', 'it ends with three questions that customers have asked'] },
        ],
        results: [
          { level: 'result', text: 'Customers get the right answer about allergens', measure: 'wrong answers noted in a quarter', baseline: '9', target: '1 at most' },
          { level: 'behaviour', text: 'Shop assistants answer with the card in hand', measure: 'share of answers, ten visits to each shop', baseline: '0%', target: '90%' },
        ],
        parts: ['Cards', 'Lessons'],
        inputs: [{ text: 'Recipes of all products', form: 'spreadsheet or photographs of the recipe book' }, { text: 'Four shop assistants for the trial', form: 'names, and one free hour each' }],
      },
    },
  },
  pl: {
    name: 'Nowe osoby za ladą',
    purpose: 'nowi sprzedawcy radzą sobie sami za ladą już po tygodniu, a nie po trzech',
    order: {
      name: 'Alergeny przy ladzie',
      purpose: 'klient, który pyta o alergeny, od razu słyszy właściwą odpowiedź, a błędnych odpowiedzi jest najwyżej jedna na kwartał zamiast dziewięciu',
      work: {
        scopeIn: ['Karta każdego z 42 wyrobów ze wszystkimi alergenami', 'Trzy krótkie lekcje na telefon', 'Próba w sklepie przy Młynarskiej, zanim zaczną pozostałe dwa'],
        scopeOut: ['Badania laboratoryjne i oświadczenia o składzie wyrobów', 'Druk kart'],
        phases: [
          { name: 'Karty i lekcje', description: 'Przeglądamy receptury, piszemy karty i próbujemy pierwszej lekcji z czworgiem sprzedawców.' },
          { name: 'W sklepach', description: 'Z lekcji uczą się wszystkie trzy sklepy; po miesiącu wspólnie patrzymy na odpowiedzi.' },
        ],
        deliverables: [
          { name: 'Karta alergenów', form: 'PDF gotowy do druku, jedna strona', quantity: 42, acceptance: ['na karcie jest każdy alergen z receptury', 'da się ją przeczytać z odległości metra'] },
          { name: 'Lekcja na telefon', form: 'film z napisami', quantity: 3, acceptance: ['trwa najwyżej osiem minut', 'kończy się trzema pytaniami, które zadali klienci'] },
        ],
        results: [
          { level: 'result', text: 'Klienci dostają właściwą odpowiedź o alergenach', measure: 'błędne odpowiedzi odnotowane w kwartale', baseline: '9', target: 'najwyżej 1' },
          { level: 'behaviour', text: 'Sprzedawcy odpowiadają z kartą w ręku', measure: 'udział odpowiedzi, po dziesięć wizyt w każdym sklepie', baseline: '0%', target: '90%' },
        ],
        parts: ['Karty', 'Lekcje'],
        inputs: [{ text: 'Receptury wszystkich wyrobów', form: 'arkusz albo zdjęcia zeszytu z recepturami' }, { text: 'Czworo sprzedawców do próby', form: 'imiona i nazwiska, po jednej wolnej godzinie' }],
      },
    },
  },
  ru: {
    name: 'Новые люди за прилавком',
    purpose: 'новые продавцы справляются за прилавком сами уже через неделю, а не через три',
    order: {
      name: 'Аллергены у прилавка',
      purpose: 'покупатель, который спрашивает об аллергенах, сразу слышит верный ответ, а неверных ответов за квартал не больше одного вместо девяти',
      work: {
        scopeIn: ['Карточка на каждое из 42 изделий со всеми аллергенами', 'Три коротких урока для телефона', 'Проба в магазине на Мельничной, прежде чем начнут остальные два'],
        scopeOut: ['Лабораторные анализы и заявления о составе изделий', 'Печать карточек'],
        phases: [
          { name: 'Карточки и уроки', description: 'Мы разбираем рецептуры, пишем карточки и пробуем первый урок с четырьмя продавцами.' },
          { name: 'В магазинах', description: 'По урокам учатся все три магазина; через месяц вместе смотрим, что отвечают продавцы.' },
        ],
        deliverables: [
          { name: 'Карточка аллергенов', form: 'PDF для печати, одна страница', quantity: 42, acceptance: ['на карточке есть каждый аллерген из рецептуры', 'её можно прочитать с расстояния метра'] },
          { name: 'Урок для телефона', form: 'фильм с субтитрами', quantity: 3, acceptance: ['длится не больше восьми минут', 'заканчивается тремя вопросами, которые задавали покупатели'] },
        ],
        results: [
          { level: 'result', text: 'Покупатели получают верный ответ об аллергенах', measure: 'неверные ответы, отмеченные за квартал', baseline: '9', target: 'не больше 1' },
          { level: 'behaviour', text: 'Продавцы отвечают с карточкой в руках', measure: 'доля ответов, по десять посещений каждого магазина', baseline: '0%', target: '90%' },
        ],
        parts: ['Карточки', 'Уроки'],
        inputs: [{ text: 'Рецептуры всех изделий', form: 'таблица или снимки тетради с рецептурами' }, { text: 'Четыре продавца для пробы', form: 'имена и по одному свободному часу' }],
      },
    },
  },
};
