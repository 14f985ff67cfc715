import type { Locale } from '../../kernel/locale.ts';
import type { Term } from '../content.ts';

/** A term of the starter glossary, as its author writes it. */
export type StarterTerm = Pick<Term, 'name' | 'definition' | 'form'> & { readonly synonyms: readonly string[]; readonly forms: readonly string[] };

const term = (name: string, definition: string, { form = '', synonyms = [], forms = [] }: Partial<StarterTerm> = {}): StarterTerm => ({ name, definition, form, synonyms, forms });

/** The words that quarrels about work with deliverables are about, in an order that reads. */
export const STARTER_TERMS: Readonly<Record<Locale, readonly StarterTerm[]>> = {
  en: [
    term('Deliverable', 'What the Provider hands over to the Client under this agreement', { form: 'as stated beside each one' }),
    term('Decider', 'The one person who accepts a deliverable for the Client'),
    term('Acceptance', 'The decider’s answer that a deliverable meets its conditions', { form: 'an answer in document form' }),
    term('Round', 'One complete set of comments from the Client and the Provider’s work on it', { form: 'one list, sent in one go', synonyms: ['round of comments', 'round of corrections'] }),
    term('Correction', 'Making a deliverable match what was agreed'),
    term('Change', 'Making what was agreed different'),
    term('New wish', 'Something the order does not contain'),
    term('Working day', 'Monday to Friday, except public holidays where the Provider is based'),
  ],
  pl: [
    term('Rezultat', 'To, co Wykonawca przekazuje Zamawiającemu na podstawie tej umowy', { form: 'podana przy każdym z nich' }),
    term('Osoba decydująca', 'Jedna osoba, która odbiera rezultat w imieniu Zamawiającego', { forms: ['osobę decydującą', 'osobą decydującą'] }),
    term('Odbiór', 'Odpowiedź osoby decydującej, że rezultat spełnia uzgodnione warunki', { form: 'odpowiedź w formie dokumentowej', forms: ['odbioru', 'odbiorowi', 'odbiorem', 'odbiorze'] }),
    term('Runda', 'Jeden komplet uwag Zamawiającego i praca Wykonawcy nad nimi', { form: 'jedna lista, przesłana za jednym razem', synonyms: ['runda poprawek', 'runda uwag'] }),
    term('Poprawka', 'Doprowadzenie rezultatu do tego, co uzgodniono'),
    term('Zmiana', 'Uzgodnienie czegoś innego niż dotąd'),
    term('Nowe życzenie', 'Coś, czego zamówienie nie zawiera'),
    term('Dzień roboczy', 'Każdy dzień od poniedziałku do piątku, oprócz świąt w kraju Wykonawcy', { forms: ['dnia roboczego', 'dniu roboczym', 'dniem roboczym', 'dni robocze', 'dni roboczych', 'dniom roboczym', 'dniami roboczymi', 'dniach roboczych'] }),
  ],
  ru: [
    term('Результат', 'То, что Исполнитель передаёт Заказчику по этому договору', { form: 'указана у каждого результата' }),
    term('Ответственный за приёмку', 'Один человек, который принимает результат от имени Заказчика'),
    term('Приёмка', 'Слова ответственного за приёмку о том, что результат отвечает согласованным условиям', { form: 'ответ в письменном виде' }),
    term('Раунд правок', 'Один полный набор замечаний Заказчика и работа Исполнителя над ними', { form: 'один список, отправленный за один раз', synonyms: ['раунд', 'раунд замечаний'] }),
    term('Исправление', 'Приведение результата к тому, о чём договорились'),
    term('Изменение', 'Договорённость о чём-то другом, чем раньше'),
    term('Новое пожелание', 'То, чего в заказе нет'),
    term('Рабочий день', 'Любой день с понедельника по пятницу, кроме праздников в стране Исполнителя', { forms: ['рабочего дня', 'рабочему дню', 'рабочим днём', 'рабочем дне', 'рабочие дни', 'рабочих дней', 'рабочим дням', 'рабочими днями', 'рабочих днях', 'рабочих дня'] }),
  ],
};
