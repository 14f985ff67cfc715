/** The same name, written in two ways: each pair has to be found by each other. */
export const SAME_NAMES: readonly (readonly [string, string])[] = pairs(`
Щукина Shchukina|Щукина Szczukina|Щукина Schukina|Shchukina Szczukina|Юлия Yulia|Юлия Julia|Юлия Yuliya|Юлия Iuliia|Юлия Julija|Чехов Chekhov|Чехов Czechow|Чехов Čechov
Chekhov Tschechow|Хрущёв Khrushchev|Хрущев Chruszczow|Хрущёв Khrushchyov|Горбачёв Gorbachev|Горбачев Gorbaczow|Горбачев Gorbatschow|Пётр Piotr|Петр Pyotr|Пётр Petr|Фёдор Fiodor|Фёдор Fyodor
Федор Fedor|Наталья Natalia|Наталья Natalya|Наталья Natalja|Мария Maria|Мария Mariya|Мария Marya|Сергей Sergey|Сергей Sergei|Сергей Siergiej|Алексей Alexey|Алексей Aleksiej
Алексей Aleksei|Николай Nikolai|Николай Nikołaj|Николай Nikolay|Евгений Evgeny|Евгений Yevgeniy|Евгений Jewgienij|Елена Elena|Елена Yelena|Елена Jelena|Юрий Yuri|Юрий Yuriy
Юрий Jurij|Юрий Iurii|Анатолий Anatoly|Анатолий Anatolij|Людмила Lyudmila|Людмила Ludmiła|Людмила Ludmila|Любовь Lyubov|Любовь Lubow|Ксения Kseniya|Ксения Xenia|Александр Aleksandr
Александр Alexander|Александр Aleksander|Дмитрий Dmitry|Дмитрий Dmitrij|Новицкая Nowicka|Новицкая Novitskaya|Домбровский Dąbrowski|Dombrowski Dąbrowski|Dabrowski Dąbrowski
Жолкевский Żółkiewski|Zolkiewski Żółkiewski|Юзеф Józef|Jozef Józef|Галина Halina|Галина Galina|Пшемыслав Przemysław|Гжегож Grzegorz|Кшиштоф Krzysztof|Цветаева Tsvetaeva
Цветаева Cwietajewa|Цветаева Tsvetayeva|Соловьёв Solovyov|Соловьев Soloviev|Соловьёв Sołowjow|Müller Mueller|Müller Muller|Мюллер Müller|Łukasz Лукаш|Łukasz Lukasz|Лукаш Lukasz
Wałęsa Walesa|Валенса Wałęsa|Wąsowski Вонсовский|Смирнов Smirnoff|Смирнов Smirnow|Виктор Victor|Виктор Wiktor|Мацей Maciej|Михаил Mikhail|Михаил Michaił|Михаил Mihail|Michał Michal
Достоевский Dostoyevsky|Достоевский Dostojewski|Достоевский Dostoevskij|Жуков Zhukov|Жуков Żukow|Жуков Žukov|Zukow Żukow|Илья Ilya|Илья Ilia|Илья Ilja|Ольга Olga
Шевченко Shevchenko|Шевченко Szewczenko|Šostakovič Шостакович|Schostakowitsch Шостакович|Szostakowicz Shostakovich|Kraków Krakow|Краков Kraków|Łódź Lodz|Лодзь Łódź|Гданьск Gdańsk
Wrocław Вроцлав|Błażej Blazej|Подгурский Podgórski|Yakovlev Яковлев|Jakowlew Яковлев|Цой Tsoi|Цой Tsoy|Эльвира Elwira|Айгуль Aigul|Айгуль Aygul|Ёлкин Елкин|Yolkin Ёлкин
Królewska Krolewska|Święcicki Swiecicki|Семён Siemion|Семён Semyon|Семен Semen|Алёна Alyona|Алена Alena|Wschodni Всходни`);

/** Different names that look or sound near; none may be taken for the other. */
export const DIFFERENT_NAMES: readonly (readonly [string, string])[] = pairs(`
Kowalski Kowalska|Anna Hanna|Nowak Nowacki|Мария Марина|Maria Mara|Diana Dana|Julia Jula|Julia Ula|Марк Мария|Олег Ольга|Шукин Сукин|Zając Zajda|Иванов Иванова|Petrov Petrova|Adam Edam|Lena Elena
Роман Рамон|Кира Кора|Чайка Шайка|Жук Шук|Ewa Iwa|Tomasz Tomas|Sasza Casa|Bank Bang|Nikola Nikolaj|Marcin Martin|Marek Maria|Krzysztof Krystian|Смирнов Смирнова|Павел Павлов|Ольга Елена
Katarzyna Katerina|Szymon Simon|Wójcik Wojak|Lis List|Zieliński Zielińska|Dąb Dom|Мира Мара|Ирина Арина|Лев Лёва|Kot Kat|Góra Gera|Iwan Iwona|Оксана Роксана|Paweł Gaweł|Bartosz Bartek
Ковалев Ковальчук|Beata Benita|Rosa Roza`);

function pairs(text: string): readonly (readonly [string, string])[] {
  return text.trim().split(/[|\n]/u).map((pair) => {
    const [a = '', b = ''] = pair.split(' ');
    return [a, b] as const;
  });
}
