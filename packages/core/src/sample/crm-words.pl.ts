import type { CrmWords } from './crm-words-shape.ts';

export const CRM_WORDS_PL: CrmWords = {
  firms: [
    ['Apteki Rumianek', 'health', 'Lublin'], ['Biuro Ołówek', 'retail', 'Kraków'], ['Drukarnia Pasaż', 'industry', 'Łódź'], ['Fundacja Drugi Brzeg', 'public', 'Warszawa'],
    ['Klinika Oko', 'health', 'Rzeszów'], ['Kolejka Bieszczadzka', 'hospitality', 'Cisna'], ['Szkoła Muzyczna Allegro', 'public', 'Tarnów'], ['Tartak Wierchy', 'industry', 'Nowy Targ'],
    ['Ubezpieczenia Kotwica', 'finance', 'Gdynia'], ['Uczelnia Nadwiślańska', 'public', 'Toruń'], ['Wodociągi Dobra', 'public', 'Dobra'], ['Sieć Sklepów Koszyk', 'retail', 'Poznań'],
    ['Leasing Żuraw', 'finance', 'Gdańsk'], ['Przychodnia Pod Lipami', 'health', 'Kielce'], ['Hotel Stary Młyn', 'hospitality', 'Karpacz'], ['Mleczarnia Łąka', 'industry', 'Łomża'],
    ['Bank Spółdzielczy Zgoda', 'finance', 'Zamość'], ['Księgarnie Okładka', 'retail', 'Wrocław'], ['Muzeum Rzeki', 'public', 'Płock'], ['Pensjonat Jaśmin', 'hospitality', 'Krynica'],
    ['Stolarnia Dąb i Syn', 'industry', 'Bochnia'], ['Rehabilitacja Krok', 'health', 'Opole'], ['Ogrody Zielona Brama', 'retail', 'Olsztyn'], ['Faktoring Most', 'finance', 'Katowice'],
  ],
  people: [
    ['Barbara Sowa', 'b.sowa'], ['Piotr Wilk', 'p.wilk'], ['Maria Dąb', 'm.dab'], ['Stefan Krok', 's.krok'], ['Joanna Żak', 'j.zak'], ['Michał Ćwik', 'm.cwik'], ['Ewa Łoś', 'e.los'], ['Krzysztof Pająk', 'k.pajak'],
    ['Małgorzata Jeż', 'm.jez'], ['Paweł Ślimak', 'p.slimak'], ['Agnieszka Kania', 'a.kania'], ['Rafał Gołąb', 'r.golab'], ['Zofia Czapla', 'z.czapla'], ['Grzegorz Ryś', 'g.rys'], ['Danuta Bąk', 'd.bak'], ['Łukasz Żubr', 'l.zubr'],
    ['Monika Dzięcioł', 'm.dzieciol'], ['Jacek Kruk', 'j.kruk'], ['Hanna Szpak', 'h.szpak'], ['Wojciech Bóbr', 'w.bobr'], ['Iwona Jaskółka', 'i.jaskolka'], ['Andrzej Słowik', 'a.slowik'], ['Renata Mewa', 'r.mewa'], ['Tadeusz Borsuk', 't.borsuk'],
    ['Katarzyna Wróbel', 'k.wrobel'], ['Marcin Lis', 'm.lis'], ['Beata Gil', 'b.gil'], ['Robert Sikora', 'r.sikora'], ['Alicja Pstrąg', 'a.pstrag'], ['Henryk Karp', 'h.karp'], ['Dorota Kos', 'd.kos'], ['Sylwia Zięba', 's.zieba'],
  ],
  twins: [{ firm: 6, name: 'Łoś Ewa', shares: 'mail' }, { firm: 12, name: 'Зофья Чапла', shares: 'phone' }],
  roles: ['dyrektorka szkoleń', 'kierownik HR', 'prezes', 'kierowniczka marketingu', 'dyrektor operacyjny', 'specjalistka ds. rozwoju', 'właścicielka', 'kierownik oddziału'],
  sources: ['polecenie', 'konferencja', 'strona internetowa', 'dawny klient', 'LinkedIn'],
  competitors: ['Akademia Zenit', 'Kursy Meridian', 'zespół wewnętrzny'],
  tags: ['ważny klient', 'szkolenia online', 'przetarg', 'polecenie'],
  industries: { finance: 'finanse', health: 'zdrowie', hospitality: 'turystyka', industry: 'produkcja', public: 'sektor publiczny', retail: 'handel' },
  fields: { industry: 'Branża', headcount: 'Liczba pracowników', decidesOn: 'Termin decyzji o budżecie' },
  products: [['Kurs e-learningowy na zamówienie', 38_000], ['Warsztat dla zespołu', 9_500], ['Mentoring menedżerski', 12_000], ['Audyt szkoleń', 7_200], ['Pakiet mikroszkoleń', 16_800]],
  lostNotes: ['Budżet przesunięto na przyszły rok.', 'Wybrano tańszą ofertę bez wdrożenia.', 'Zmieniła się osoba decydująca i temat ucichł.', 'Postanowili zrobić to własnymi siłami.', 'Nie zgadzały się terminy: potrzebowali przed sezonem.'],
  notes: [
    'Decyzje zapadają u nich na zebraniu we wtorki. Przed wtorkiem nie ma co naciskać.', 'Zależy im na jednym: żeby nowi pracownicy przestali pytać o to samo.', 'Poprzedni kurs był za długi. Prosili, żeby moduł miał najwyżej 12 minut.',
    'Wolą telefon od maili. Najlepiej między 9 a 11.', 'Dział IT musi dostać plik testowy wcześniej, inaczej wdrożenie stanie.', 'Pani dyrektor ceni konkret: jedna strona zamiast prezentacji.',
    'W sierpniu nikt u nich nie podejmuje decyzji.', 'Zapytali o napisy po ukraińsku. Do wyceny.', 'Umowa ma przejść przez ich prawnika, zwykle trwa to dwa tygodnie.', 'Miara sukcesu, na którą się zgodzili: liczba reklamacji na kwartał.',
  ],
  calls: [
    'Omówiliśmy zakres. Chcą zacząć od jednego oddziału i sprawdzić wynik po miesiącu.', 'Poprosili o dwa warianty ceny: z wdrożeniem i bez.', 'Komitet przesunął decyzję o tydzień. Oddzwonię w środę.', 'Zadowoleni z pierwszego modułu. Proszą o krótsze quizy.',
    'Wyjaśniłam, co oznaczają dwie rundy poprawek. Zgoda.', 'Nie dostali maila z linkiem, sprawdzimy adres.', 'Pytali, czy termin się utrzyma, jeśli materiały przyjdą później. Powiedziałem wprost, że nie.',
  ],
  meetings: [
    'Ustaliliśmy trzy cele i sposób pomiaru. Materiały od nich do piątku.', 'Pokaz pierwszej wersji. Dwie uwagi, obie zgodne z celem.', 'Spotkanie zapoznawcze: problemem nie jest wiedza, tylko brak czasu kierowników.', 'Podsumowanie kwartału: wynik lepszy od założonego, rozmawiamy o kontynuacji.',
  ],
  mails: [['Oferta', 'W załączeniu oferta w dwóch wariantach. Różnią się tylko wdrożeniem.'], ['Pytanie o termin', 'Czy moglibyśmy przesunąć warsztat o tydzień? Kierowniczka zmiany jest wtedy na urlopie.'], ['Podziękowanie', 'Dziękujemy za sprawne poprowadzenie spotkania. Wracamy z decyzją po niedzieli.'], ['Materiały', 'Przesyłamy regulamin i trzy przykłady rozmów do scenariuszy.']],
  tasks: ['Wysłać ofertę w dwóch wariantach', 'Zadzwonić po decyzji komitetu', 'Przygotować scenariusz pierwszego modułu', 'Poprosić o materiały źródłowe', 'Umówić pokaz wersji testowej', 'Sprawdzić wynik po miesiącu'],
  nextSteps: ['Zadzwonić w sprawie oferty', 'Wysłać szkic umowy', 'Umówić spotkanie o celach', 'Zapytać o wynik po kwartale', 'Dopytać o budżet', 'Pokazać wersję testową'],
};
