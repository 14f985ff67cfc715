import type { Locale } from '../kernel/locale.ts';
import type { SampleClient } from './sample-story.ts';

/** Other words that a client proposes for one clause of the text, and what for. */
export type SampleWish = { readonly addition: string; readonly purpose: string };

/** A course for a museum, whose head of education proposed other words for three clauses: one is taken into the next draft, one answered with others, one waits. */
export type SampleCourse = {
  readonly client: SampleClient;
  readonly name: string;
  readonly purpose: string;
  readonly learners: string;
  readonly taken: SampleWish;
  readonly countered: SampleWish & { readonly instead: string; readonly because: string };
  readonly waiting: SampleWish;
};

const MUSEUM: SampleClient = { kind: 'organisation', name: 'Muzeum Zegarów', legalName: 'Muzeum Zegarów', registration: '', address: 'ul. Dzwonna 6, 20-111 Lublin', lifecycle: 'qualified', nextStep: 'Odpowiedzieć w sprawie aktualizacji w cenie', nextStepInDays: 1, person: { name: 'Adam Kos', email: 'a.kos@muzeumzegarow.example', roleTitle: 'kierownik działu edukacji' } };

export const SAMPLE_COURSE: Readonly<Record<Locale, SampleCourse>> = {
  en: {
    client: { ...MUSEUM, nextStep: 'Answer the wish for an update within the price', person: { ...MUSEUM.person, roleTitle: 'Head of education' } },
    name: 'Training for new guides',
    purpose: 'new guides lead their first group on their own after three weeks instead of eight',
    learners: 'twelve new guides, who know the collection and have not led a group yet',
    taken: { addition: 'The pilot is held on a Monday, when the museum is closed.', purpose: 'so that the guides have time and no group has to wait' },
    countered: { addition: 'One of the voices is that of the Client’s senior guide.', purpose: 'our visitors know her voice', instead: 'The Client’s senior guide records the welcome; a speaker reads the rest.', because: 'Gladly for the welcome. A whole hour is better read by a speaker: easier to listen to, and easier to correct later.' },
    waiting: { addition: 'The first update, for the new exhibition, is included in the price.', purpose: 'the exhibition opens half a year after the launch' },
  },
  pl: {
    client: MUSEUM,
    name: 'Szkolenie nowych przewodników',
    purpose: 'nowi przewodnicy samodzielnie oprowadzają pierwszą grupę już po trzech tygodniach, a nie po ośmiu',
    learners: 'dwunastu nowych przewodników, którzy znają zbiory, ale nie oprowadzali jeszcze grup',
    taken: { addition: 'Pilotaż odbywa się w poniedziałek, kiedy muzeum jest zamknięte.', purpose: 'żeby przewodnicy mieli czas, a żadna grupa nie czekała' },
    countered: { addition: 'Jeden z głosów należy do najbardziej doświadczonej przewodniczki Zamawiającego.', purpose: 'zwiedzający znają jej głos', instead: 'Powitanie nagrywa przewodniczka Zamawiającego, resztę czyta lektor.', because: 'Powitanie bardzo chętnie. Całą godzinę lepiej powierzyć lektorowi: łatwiej go słuchać, a potem łatwiej coś poprawić.' },
    waiting: { addition: 'Pierwsza aktualizacja, dotycząca nowej wystawy, jest w cenie.', purpose: 'wystawę otwieramy pół roku po uruchomieniu szkolenia' },
  },
  ru: {
    client: { ...MUSEUM, name: 'Музей часов', legalName: 'ГБУК «Музей часов»', address: 'ул. Башенная, 6, Калуга', nextStep: 'Ответить про обновление в счёт цены', person: { name: 'Антон Косов', email: 'a.kosov@muzey.example', roleTitle: 'заведующий отделом просвещения' } },
    name: 'Обучение новых экскурсоводов',
    purpose: 'новые экскурсоводы сами проводят первую экскурсию уже через три недели, а не через восемь',
    learners: 'двенадцать новых экскурсоводов, которые знают коллекцию, но ещё не водили групп',
    taken: { addition: 'Пробный запуск проходит в понедельник, когда музей закрыт.', purpose: 'чтобы у экскурсоводов было время и ни одна группа не ждала' },
    countered: { addition: 'Один из голосов принадлежит самой опытной сотруднице Заказчика.', purpose: 'посетители знают её голос', instead: 'Приветствие записывает сотрудница Заказчика, остальное читает диктор.', because: 'Приветствие — с радостью. Целый час лучше доверить диктору: его легче слушать, а потом легче что-то поправить.' },
    waiting: { addition: 'Первое обновление, к новой выставке, входит в цену.', purpose: 'выставка откроется через полгода после запуска курса' },
  },
};
