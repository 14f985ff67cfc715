import { describe, expect, it } from 'vitest';
import type { Locale } from '../../kernel/locale.ts';
import { BUILTIN_TEMPLATES } from '../../template/builtin-templates.ts';
import { contentFromSource } from '../../template/template-source.ts';
import type { Clause, DocumentContent } from '../content.ts';
import { SAMPLE_CONTENT, idOf } from '../document.fixture.ts';
import { findings, isSetAside } from '../findings.ts';
import { capitalRuns } from './capital-words.ts';
import { unexplainedWords } from './unexplained-words.ts';

const CALLED = { en: ['the Provider', 'the Client'], pl: ['Wykonawca', 'Zamawiający'], ru: ['Исполнитель', 'Заказчик'] } as const;

/** The sample in a language, with nothing but these clauses. */
function saying(locale: Locale, bodies: readonly string[], change: Partial<DocumentContent> = {}): DocumentContent {
  const [first] = SAMPLE_CONTENT.clauses as [Clause];
  const parties = SAMPLE_CONTENT.parties.map((party) => ({ ...party, calledAs: CALLED[locale][party.side === 'client' ? 1 : 0] }));
  return { ...SAMPLE_CONTENT, head: { ...SAMPLE_CONTENT.head, locale }, parties, terms: [], variables: [], clauses: bodies.map((body, at): Clause => ({ ...first, id: idOf(700 + at), key: '', position: at, binding: 'hard', body })), ...change };
}
const found = (locale: Locale, bodies: readonly string[], change: Partial<DocumentContent> = {}): string[] => {
  const content = saying(locale, bodies, change);
  return unexplainedWords(content, content.terms).map(({ name }) => name);
};
const term = (name: string, synonyms: string[] = []) => ({ id: idOf(790), position: 1, name, definition: 'What it means.', form: '', synonyms, forms: [] });

describe('a word that is used like a term and explained nowhere', () => {
  it.each([
    ['en', ['The Client has access to the Platform.', 'Each user of the Platform has a password.'], 'Platform'],
    ['en', ['The Platform works all day.', 'Without the Platform nothing works, and the “Platform” is ours.'], 'Platform'],
    ['en', ['The Provider keeps Confidential Information safe.', 'The Client marks the Confidential Information it sends.'], 'Confidential Information'],
    ['en', ['It pays for every Session; a Session takes an hour.'], 'Session'],
    ['en', ['It invites all Users. The list of Users and the Client’s User is kept, for each User.'], 'User'],
    ['en', ['The Provider opens the Client Platform.', 'Whoever uses the Client Platform has a password.'], 'Client Platform'],
    ['en', ['The Provider opens the Client’s Platform.', 'Whoever uses the Client’s Platform has a password.'], 'Platform'],
    ['en', ['The Provider opens the Client Platform.', 'Whoever uses the Platform has a password.'], 'Platform'],
    ['en', ['Client Data is kept safe; the Provider keeps the Client Data.', 'It deletes Client Data.'], 'Client Data'],
    ['pl', ['Wykonawca udostępnia Zamawiającemu Platformę.', 'Platforma działa całą dobę.'], 'Platforma'],
    ['pl', ['Pliki leżą na Platformie Zamawiającego.', 'Bez Platformy Zamawiającego nic nie działa.'], 'Platformy'],
    ['ru', ['Файлы лежат на Платформе Заказчика.', 'Без Платформы Заказчика ничего не работает.'], 'Платформе'],
    ['pl', ['Zamawiający ma dostęp do Platformy.', 'Platforma działa całą dobę.'], 'Platforma'],
    ['pl', ['Opłata należy się za każdy Okres Rozliczeniowy.', 'W Okresie Rozliczeniowym są dwie rundy.'], 'Okres Rozliczeniowy'],
    ['pl', ['Wykonawca prowadzi Warsztat.', 'Każdy uczestnik Warsztatu dostaje materiały, a po Warsztacie ankietę.'], 'Warsztat'],
    ['ru', ['Заказчик получает доступ к Платформе.', 'Платформа работает круглосуточно.'], 'Платформа'],
    ['pl', ['Wykonawca chroni Rozmowy Zamawiającego.', 'Bez Rozmowy Zamawiającego nic nie działa.'], 'Rozmowy'],
    ['ru', ['Исполнитель хранит Данные Заказчика.', 'Без Данных Заказчика ничего не работает.'], 'Данные'],
    ['ru', ['Отчёт готовит Агентство Недвижимости.', 'Счёт оплачивает Агентство Недвижимости.'], 'Агентство Недвижимости'],
    ['ru', ['Исполнитель не раскрывает Конфиденциальную Информацию.', 'К Конфиденциальной Информации относятся цены.'], 'Конфиденциальную Информацию'],
  ] as const)('is found in %s: %j', (locale, bodies, name) => {
    expect(found(locale, bodies)).toEqual([name]);
  });

  it.each([
    ['en', 'kinds of a side', ['The Service Provider and the Group Company answer each End Customer.', 'Each Service Provider and each Group Company asks the End Customer.']],
    ['pl', 'kinds of a side', ['Odpowiada zawsze Generalny Wykonawca, a pyta Klient Końcowy.', 'Płaci Generalny Wykonawca, a Klientowi Końcowemu nic się nie należy od Klienta Końcowego.']],
    ['ru', 'kinds of a side', ['Отвечает Генеральный Подрядчик, а спрашивает Конечный Клиент.', 'Платит Генеральный Подрядчик, а Конечному Клиенту отвечает Агент.']],
    ['en', 'once only', ['The Client has access to the Platform.']],
    ['en', 'at the beginning of sentences', ['Platform one is here. Platform two is there.', 'Platform: it works. — Platform, too.']],
    ['en', 'parties and what every contract has', ['The Supplier and the Customer meet; the Supplier pays the Customer.', 'The Client pays the Provider under the Agreement.', 'Both Parties keep the Agreement; see the Schedule and the Schedule.']],
    ['en', 'places, peoples, months, laws', ['In the United Kingdom and the Netherlands the Copyright Act holds.', 'The Copyright Act, the English version, every Monday in the May of a year; each Monday.']],
    ['en', 'programs and abbreviations', ['It comes in the SCORM format on the Moodle of the Client.', 'The SCORM file works on the Moodle and in the PowerPoint; the PowerPoint is kept.']],
    ['en', 'names without “the”', ['Anna Nowak decides. The Client asks Anna Nowak, and Anna Nowak answers.', 'It is made in Lipka; Lipka is small, and from Lipka it goes.']],
    ['en', 'names in quotation marks', ['The course “Safe Driving” is short.', 'The Client tests “Safe Driving”; “Safe Driving” has five parts.']],
    ['en', 'what is explained where it stands', ['It runs on a server (the “Platform”).', 'The Client opens the Platform; the Platform is slow.']],
    ['en', 'what a sentence explains', ['The Platform means the server of the Client.', 'It opens the Platform and each Platform is slow.']],
    ['pl', 'small letters', ['Zamawiający ma dostęp do platformy.', 'Platforma działa. Platforma jest szybka.']],
    ['pl', 'parties, courtesy, places, laws', ['Zamawiający płaci Wykonawcy w Krakowie, zgodnie z Umową.', 'Strony podpisują Umowę w Warszawie; jeżeli Państwo wolą, w Krakowie, z Kodeksem cywilnym i Kodeksem pracy.']],
    ['pl', 'people and places', ['Kontaktem jest Jan Nowak. Po godzinach nie pisze się do Jana Nowaka.', 'Szkolenie odbywa się w Pcimiu. Gdy w Pcimiu pada, odbywa się na dziedzińcu.']],
    ['pl', 'names in quotation marks', ['Kurs „Bezpieczna Jazda” trwa godzinę.', 'Zamawiający sprawdza „Bezpieczną Jazdę”, a „Bezpieczna Jazda” ma pięć części.']],
    ['pl', 'what is explained where it stands', ['Wykonawca udostępnia serwer (dalej: „Platforma”).', 'Zamawiający ma dostęp do Platformy, a Platforma działa.']],
    ['pl', 'what a sentence explains', ['Pliki leżą na serwerze, zwanym dalej Platformą.', 'Zamawiający ma dostęp do Platformy.']],
    ['ru', 'small letters and courtesy', ['Заказчик получает доступ к платформе.', 'Платформа работает. Мы ответим Вам, если Вы спросите, и для Вас.']],
    ['ru', 'people and places', ['Отвечает Анна Ковалёва. Пишут Анне Ковалёвой.', 'Встречи проходят в Тосно, и по понедельникам снова в Тосно.']],
    ['en', 'sides and what belongs to a known name', ['The Client Board and the Client Director decide.', 'The Client Board meets; the Client Director is there, with the Client Manager and the Client Manager.']],
    ['en', 'states', ['The laws of the State of New York hold.', 'The courts of the State of New York decide in each State.']],
    ['pl', 'more people', ['Kontaktem jest Paulina Mróz. Po godzinach nie pisze się do Pauliny Mróz, lecz do Przemysława Gila, a Przemysław Gil odpowiada.']],
    ['ru', 'who acts for whom', ['Заказчик, в лице директора, действующего на основании Устава, и Исполнитель, действующий на основании Устава.', 'Вместе их называют: Индивидуальный предприниматель и Общество; после подписи Общество платит.']],
    ['ru', 'places, laws and Latin names', ['По праву Российской Федерации, в Москве, на Moodle.', 'Гражданский кодекс и часть Гражданского кодекса, в Москве, на Moodle Заказчика.']],
    ['ru', 'what is explained where it stands', ['Файлы лежат на сервере (далее — «Платформа»).', 'Заказчик открывает Платформу, и Платформа работает.']],
    ['ru', 'what a sentence explains', ['Под Платформой понимается сервер Исполнителя.', 'Заказчик открывает Платформу.']],
  ] as const)('is no such word in %s: %s', (locale, _, bodies) => {
    expect(found(locale, bodies)).toEqual([]);
  });

  it('is none that the list explains, by name, synonym or as part of it, nor the name of something that is made', () => {
    const bodies = ['The Client has access to the Platform.', 'Each user of the Platform has a password.'];
    for (const explained of [term('platform'), term('Learning system', ['platforms']), term('Learning Platform')]) expect(found('en', bodies, { terms: [explained] })).toEqual([]);
    expect(found('en', bodies, { terms: [term('Module')] })).toEqual(['Platform']);
    expect(found('en', bodies, { deliverables: SAMPLE_CONTENT.deliverables.map((one) => ({ ...one, name: 'learning platform' })) })).toEqual([]);
  });

  it('is none that the address of a party or who acts for it names', () => {
    const bodies = ['Biuro jest przy ulicy Marszałkowskiej. Paczki idą na ulicę Marszałkowską.', 'Decyduje Bożydar Wnęk; do Bożydara Wnęka się pisze.'];
    const parties = saying('pl', bodies).parties.map((party) => ({ ...party, address: 'Marszałkowska 1, Warszawa', representedBy: 'Bożydar Wnęk' }));
    expect(found('pl', bodies).length).toBeGreaterThan(0);
    expect(found('pl', bodies, { parties })).toEqual([]);
  });

  it('stays set aside when another form of the word comes into the text', () => {
    const dismissed = (bodies: readonly string[]) => {
      const content = saying('pl', bodies, { dismissals: [{ id: idOf(791), position: 1, code: 'word-is-used-like-a-term', recordId: null, name: 'Platformy', reason: 'Tak się nazywa.' }] });
      return findings(content, 'agreement', 'coaching_agreement').filter((finding) => finding.code === 'word-is-used-like-a-term').map((finding) => isSetAside(content, finding));
    };
    expect(dismissed(['Zamawiający ma dostęp do Platformy.', 'Platforma działa całą dobę.'])).toEqual([true]);
    expect(dismissed(['Wykonawca prowadzi Warsztat.', 'Każdy uczestnik Warsztatu dostaje materiały.'])).toEqual([false]);
  });

  it('counts in clauses that bind, not in values, and leads to the first clause', () => {
    const bodies = ['The Client has access to the Platform.', 'Each user of the Platform has a password.'];
    const content = saying('en', bodies);
    expect(unexplainedWords(content, [])).toEqual([{ name: 'Platform', clauseId: content.clauses[0]?.id }]);
    expect(unexplainedWords({ ...content, clauses: content.clauses.map((clause) => ({ ...clause, binding: 'soft' as const })) }, [])).toEqual([]);
    expect(findings(content, 'agreement', 'coaching_agreement').find(({ code }) => code === 'word-is-used-like-a-term')).toEqual({ code: 'word-is-used-like-a-term', severity: 'thin', kind: 'terms', id: null, name: 'Platform', clauseId: content.clauses[0]?.id });
  });

  it('is read once in each clause: what stays is remembered', () => {
    const text = 'The Client opens the Platform.';
    expect(capitalRuns(text, 'en')).toBe(capitalRuns(`${text}`, 'en'));
  });
});

describe.each(BUILTIN_TEMPLATES.map((template) => [`${template.kind} in ${template.locale}`, template] as const))('%s', (_, template) => {
  let count = 0;
  const content = contentFromSource(template, () => idOf((count += 1)));
  const withWords = (bodies: readonly string[]): DocumentContent => ({ ...content, clauses: content.clauses.map((clause, at) => ({ ...clause, body: bodies[at] ?? clause.body })) });

  it('has no such word, in its shorter wordings neither, and without its own list only what the list explains', () => {
    const shorter = withWords(content.clauses.map(({ body, fallback }) => (fallback === '' ? body : fallback)));
    for (const text of [content, shorter]) expect(unexplainedWords(text, text.terms)).toEqual([]);
    expect(unexplainedWords(content, []).filter(({ name }) => !content.terms.some((one) => one.name.toLowerCase().includes(name.toLowerCase())))).toEqual([]);
  });
});
