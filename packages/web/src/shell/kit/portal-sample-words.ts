import type { Locale } from '@entente/core/kernel/locale';

/** What the sample of a client's page says, in one language. */
export type SampleWords = {
  name: string; line: string; asks: string; about: string; skip: string; language: string;
  facts: readonly (readonly [string, string])[];
  short: string; shortCount: string;
  lines: readonly (readonly [string, string, string, string])[];
  whole: string; wholeTime: string;
  title: string; parties: string; heading: string; clause: string; changed: string; changedFrom: string; changedTo: string;
  ask: string; suggest: string; yourQuestion: string; yourWords: string; send: string; sending: string; whyOptional: string; optional: string;
  asker: string; asked: string; question: string; us: string; answered: string; answer: string;
  country: string; countries: readonly (readonly [string, string])[];
  sign: string; fullName: string; nameValue: string; onBehalf: string; onBehalfError: string; consent: string; code: string; codeHint: string; again: string; act: string; acting: string; after: string;
  exits: string; next: string; notMe: string; someoneElse: string; notNow: string; when: string; bothers: string; answerBy: string; all: string; toSign: string;
  bannerTitle: string; bannerWords: string;
  options: readonly (readonly [string, string, string, string])[];
};

const en: SampleWords = {
  name: 'Ola Lipska', line: 'Studio Lipka, Kraków', asks: 'Anna, please sign', about: 'the agreement “Difficult conversations at the counter”', skip: 'Skip to the content', language: 'Language',
  facts: [['Takes', 'about 75 seconds'], ['Unsigned', 'nothing happens until 27 March, then the start moves'], ['From us', 'a trial script on Thursday, 19 March']],
  short: 'In short', shortCount: '8 sentences of the agreement',
  lines: [['What you get', 'Five modules in Polish and Ukrainian, with a card for the mentor.', '2.1', 'clause 2.1'], ['What it is for', 'Complaints about tone fall from 31 to 15 a quarter.', '2.2', 'clause 1.1'], ['By when', 'The last module on 26 June; we measure on 31 December.', '2.3', 'clause 4.1']],
  whole: 'Read it all', wholeTime: '9 pages, 11 minutes. You can ask at every clause.',
  title: 'Service agreement', parties: 'between Studio Lipka sp. z o.o., Kraków\nand Bank Wschodni S.A., Lublin', heading: 'Deliverables and acceptance', clause: 'The Studio delivers five modules as SCORM 1.2 packages in Polish and Ukrainian, each with its script.', changed: 'The Bank reads each module and answers within', changedFrom: '3', changedTo: '5 working days.',
  ask: 'Ask', suggest: 'Suggest other words', yourQuestion: 'Your question', yourWords: 'Your words', send: 'Send', sending: 'Sending', whyOptional: 'Why', optional: 'optional',
  asker: 'Anna Wrona', asked: 'asks · Mon 16:20', question: '“If Marek is ill for a week, do our dates move as well?”', us: 'Ola Lipska', answered: 'answers · Mon 17:05', answer: '“Yes, by the days waited.”',
  country: 'Public holidays', countries: [['PL', 'Poland'], ['DE', 'Germany']],
  sign: 'Signature', fullName: 'First and last name', nameValue: 'Anna Wrona', onBehalf: 'On behalf of', onBehalfError: 'Say for whom you sign.', consent: 'I agree to conclude this agreement electronically and am authorised to do so.', code: 'Code sent to a.wrona@bankwschodni.example', codeHint: 'Works for 10 minutes.', again: 'Send again', act: 'I sign the agreement', acting: 'Signing', after: 'For 5 minutes this can be taken back. Then both sides get the same file, and Ola begins with the script.',
  exits: 'Other ways', next: 'Where to go next', notMe: 'I am not Anna Wrona', someoneElse: 'Someone else should do this', notNow: 'Not now', when: 'I’ll pick when', bothers: 'Something bothers me', answerBy: 'answer by tomorrow, 16:00', all: 'Read all', toSign: 'To sign',
  bannerTitle: 'Three clauses changed since you last looked', bannerWords: 'They are marked at the side.',
  options: [['A', 'Keep the goal, do it differently', 'Calls of 10 minutes instead of 30.', 'same date and price'], ['B', 'Change the goal', '“They know which two questions to ask.”', '−3 days · −4 200 zł · needs a signature']],
};

const pl: SampleWords = {
  name: 'Ola Lipska', line: 'Studio Lipka, Kraków', asks: 'Pani Anno, proszę o podpis', about: 'umowa „Trudne rozmowy przy okienku”', skip: 'Przejdź do treści', language: 'Język',
  facts: [['Zajmie', 'około 75 sekund'], ['Bez podpisu', 'nic się nie dzieje do 27 marca, potem przesuwa się start'], ['Od nas', 'scenariusz próbny w czwartek, 19 marca']],
  short: 'W skrócie', shortCount: '8 zdań z umowy',
  lines: [['Co Państwo dostają', 'Pięć modułów po polsku i ukraińsku, z kartą dla mentora.', '2.1', 'pkt 2.1'], ['Co to ma dać', 'Skargi na ton rozmowy spadają z 31 do 15 na kwartał.', '2.2', 'pkt 1.1'], ['Do kiedy', 'Ostatni moduł 26 czerwca, wynik mierzymy 31 grudnia.', '2.3', 'pkt 4.1']],
  whole: 'Przeczytać całość', wholeTime: '9 stron, 11 minut. Przy każdym punkcie można zapytać.',
  title: 'Umowa o świadczenie usług', parties: 'między Studiem Lipka sp. z o.o. w Krakowie\na Bankiem Wschodnim S.A. w Lublinie', heading: 'Co powstaje i jak to odbieramy', clause: 'Studio dostarcza pięć modułów jako pakiety SCORM 1.2 po polsku i ukraińsku, każdy ze scenariuszem.', changed: 'Bank czyta każdy moduł i odpowiada w ciągu', changedFrom: '3', changedTo: '5 dni roboczych.',
  ask: 'Zapytać', suggest: 'Zaproponować inne słowa', yourQuestion: 'Państwa pytanie', yourWords: 'Państwa słowa', send: 'Wyślij', sending: 'Wysyłanie', whyOptional: 'Dlaczego', optional: 'nieobowiązkowe',
  asker: 'Anna Wrona', asked: 'pyta · pon. 16:20', question: '„Jeśli Marek zachoruje na tydzień, to czy nasze terminy też się przesuną?”', us: 'Ola Lipska', answered: 'odpowiada · pon. 17:05', answer: '„Tak, o tyle dni, ile czekaliśmy.”',
  country: 'Święta', countries: [['PL', 'Polska'], ['DE', 'Niemcy']],
  sign: 'Podpis', fullName: 'Imię i nazwisko', nameValue: 'Anna Wrona', onBehalf: 'W imieniu', onBehalfError: 'Proszę wpisać, w czyim imieniu.', consent: 'Zgadzam się zawrzeć tę umowę elektronicznie i mam do tego umocowanie.', code: 'Kod wysłany na a.wrona@bankwschodni.example', codeHint: 'Ważny 10 minut.', again: 'Wysłać jeszcze raz', act: 'Podpisuję umowę', acting: 'Podpisywanie', after: 'Przez 5 minut można to cofnąć. Potem obie strony dostają ten sam plik, a Ola zaczyna od scenariusza.',
  exits: 'Inne wyjścia', next: 'Dokąd dalej', notMe: 'Nie jestem Anną Wroną', someoneElse: 'Ktoś inny powinien to zrobić', notNow: 'Nie teraz', when: 'wybiorę kiedy', bothers: 'Coś mi przeszkadza', answerBy: 'odpowiedź do jutra, 16:00', all: 'Całość', toSign: 'Do podpisu',
  bannerTitle: 'Od ostatniej wizyty zmieniły się trzy punkty', bannerWords: 'Są zaznaczone z boku.',
  options: [['A', 'Zostawić cel, zrobić inaczej', 'Rozmowy po 10 minut zamiast 30.', 'termin i cena bez zmian'], ['B', 'Zmienić cel', '„Wiedzą, o które dwie rzeczy zapytać.”', '−3 dni · −4 200 zł · potrzebny podpis']],
};

const ru: SampleWords = {
  name: 'Оля Липская', line: 'Studio Lipka, Краков', asks: 'Анна, нужна Ваша подпись', about: 'договор «Трудные разговоры у стойки»', skip: 'К содержанию', language: 'Язык',
  facts: [['Займёт', 'около 75 секунд'], ['Без подписи', 'до 27 марта ничего не меняется, потом сдвинется начало'], ['От нас', 'пробный сценарий в четверг, 19 марта']],
  short: 'Коротко', shortCount: '8 фраз из договора',
  lines: [['Что Вы получаете', 'Пять модулей на польском и украинском, с карточкой для наставника.', '2.1', 'п. 2.1'], ['Что это даст', 'Жалоб на тон станет 15 вместо 31 за квартал.', '2.2', 'п. 1.1'], ['К какому сроку', 'Последний модуль 26 июня, результат измерим 31 декабря.', '2.3', 'п. 4.1']],
  whole: 'Прочитать целиком', wholeTime: '9 страниц, 11 минут. Можно спросить о каждом пункте.',
  title: 'Договор об оказании услуг', parties: 'Studio Lipka sp. z o.o., Краков\nи Bank Wschodni S.A., Люблин', heading: 'Что создаётся и как принимается', clause: 'Студия передаёт пять модулей в пакетах SCORM 1.2 на польском и украинском, каждый со сценарием.', changed: 'Банк читает каждый модуль и отвечает в течение', changedFrom: '3', changedTo: '5 рабочих дней.',
  ask: 'Спросить', suggest: 'Предложить другие слова', yourQuestion: 'Ваш вопрос', yourWords: 'Ваши слова', send: 'Отправить', sending: 'Отправляем', whyOptional: 'Почему', optional: 'необязательно',
  asker: 'Анна Врона', asked: 'спрашивает · пн 16:20', question: '«Если Марек неделю проболеет, наши сроки тоже сдвинутся?»', us: 'Оля Липская', answered: 'отвечает · пн 17:05', answer: '«Да, на столько дней, сколько ждали.»',
  country: 'Праздники', countries: [['PL', 'Польша'], ['DE', 'Германия']],
  sign: 'Подпись', fullName: 'Имя и фамилия', nameValue: 'Анна Врона', onBehalf: 'От имени', onBehalfError: 'Напишите, от чьего имени Вы подписываете.', consent: 'Согласна заключить договор в электронном виде и имею на это полномочия.', code: 'Код отправлен на a.wrona@bankwschodni.example', codeHint: 'Действует 10 минут.', again: 'Прислать ещё раз', act: 'Подписываю договор', acting: 'Подписываем', after: '5 минут это можно отменить. Потом обе стороны получат один и тот же файл, а Оля начнёт со сценария.',
  exits: 'Другие выходы', next: 'Куда дальше', notMe: 'Я не Анна Врона', someoneElse: 'Пусть это сделает кто-то другой', notNow: 'Не сейчас', when: 'выберу когда', bothers: 'Меня что-то беспокоит', answerBy: 'ответим завтра до 16:00', all: 'Целиком', toSign: 'К подписи',
  bannerTitle: 'С прошлого раза изменились три пункта', bannerWords: 'Они отмечены сбоку.',
  options: [['А', 'Оставить цель, сделать иначе', 'Звонки по 10 минут вместо 30.', 'срок и цена те же'], ['Б', 'Изменить цель', '«Сотрудник знает, какие два вопроса задать.»', '−3 дня · −4 200 zł · нужна подпись']],
};

export const SAMPLE_WORDS: Readonly<Record<Locale, SampleWords>> = { en, pl, ru };
