import type { TemplateSource } from './template-source.ts';

export const COACHING_AGREEMENT_PL_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'Czemu służy coaching',
    clauses: [
      {
        key: 'main-goal',
        required: true,
        body: 'Klient chce osiągnąć: {main_goal}. Może zmienić cel w każdej chwili; zapisuje go wtedy razem z Coachem.',
        purpose: 'Daje sesjom kierunek, który należy do Klienta.',
        fallback: 'Klient chce osiągnąć: {main_goal}. Na pierwszej sesji Coach i Klient doprecyzowują cel i zapisują go na nowo.',
      },
      {
        key: 'progress',
        required: true,
        body: ['Po tych oznakach widać, czy coaching pomaga:', '[[results]]', 'Ocenia je Klient, a Coach o nie pyta.'].join('\n'),
        purpose: 'Pozwala obojgu zobaczyć, czy sesje są warte czasu.',
        fallback: ['Po tych oznakach widać, czy coaching pomaga:', '[[results]]', 'Coach i Klient oceniają je osobno, a potem porównują.'].join('\n'),
      },
      {
        key: 'what-coaching-is',
        required: true,
        body: 'Coaching to rozmowa dwóch równych osób. Coach pyta, słucha i mówi, co zauważa, żeby Klient znalazł własne odpowiedzi. To nie terapia, nie doradztwo i nie szkolenie.',
        purpose: 'Mówi, co dzieje się na sesji, a co nie.',
        fallback: 'Coaching to rozmowa dwóch równych osób. Coach pyta, słucha i mówi, co zauważa. Jeżeli Klient o to poprosi, Coach dzieli się też własnym doświadczeniem i mówi, że to tylko ono.',
      },
      { key: 'definitions', body: ['W całej umowie te słowa mają jedno znaczenie:', '[[terms]]'].join('\n'), purpose: 'Ustala znaczenie słów, które są tu najważniejsze.' },
      { key: 'scope-in', required: true, body: ['Na sesjach pracujemy nad tym:', '[[scope_in]]'].join('\n'), purpose: 'Mówi, do czego służą sesje.' },
      {
        key: 'scope-out',
        required: true,
        body: ['Coaching nie obejmuje:', '[[scope_out]]', 'Jeżeli Klient tego potrzebuje, Coach mówi o tym i wskazuje, gdzie szukać pomocy. W tym czasie coaching może się zatrzymać.'].join('\n'),
        purpose: 'Pokazuje, gdzie kończy się coaching, a zaczyna inna pomoc.',
      },
    ],
  },
  {
    title: 'Kto co robi',
    clauses: [
      {
        key: 'coach-duties',
        binding: 'soft',
        required: true,
        body: ['Coach:', '- przychodzi przygotowany i poświęca sesji całą uwagę;', '- pyta otwarcie i nie popycha ku żadnej odpowiedzi;', '- mówi szczerze, co widzi, a najpierw pyta o zgodę;', '- pilnuje czasu i celu.'].join('\n'),
        purpose: 'Mówi, na co może liczyć Klient.',
      },
      {
        key: 'client-duties',
        binding: 'soft',
        required: true,
        body: ['Klient:', '- przynosi temat i mówi, po czym pozna, że sesja była tego warta;', '- mówi tak otwarcie, jak chce;', '- wybiera kroki i ich próbuje;', '- mówi, gdy coś nie pomaga.'].join('\n'),
        purpose: 'Mówi, na co może liczyć Coach.',
      },
      {
        key: 'preparation',
        binding: 'soft',
        body: ['Na sesje Klient przygotowuje:', '[[client_inputs]]'].join('\n'),
        purpose: 'Zostawia sesję na to, co ważne.',
        fallback: ['Na sesje Klient przygotowuje:', '[[client_inputs]]', 'Jeżeli nie było na to czasu, poświęcamy temu pierwsze dziesięć minut.'].join('\n'),
      },
      {
        key: 'responsibility',
        required: true,
        body: 'Coach odpowiada za jakość rozmowy. Klient decyduje, działa i odpowiada za skutki. Coach nie obiecuje żadnego określonego wyniku.',
        purpose: 'Dzieli odpowiedzialność tak, żeby nikt nie niósł cudzej.',
      },
      {
        key: 'ethics',
        required: true,
        body: 'Coach przestrzega kodeksu etycznego: {ethics_code}. Na prośbę Klienta mówi, jakie ma przygotowanie i doświadczenie, i stale korzysta z superwizji.',
        purpose: 'Mówi, według jakich zasad pracuje Coach i gdzie je przeczytać.',
        fallback: 'Coach przestrzega kodeksu etycznego: {ethics_code}. Przed pierwszą sesją Klient otrzymuje ten kodeks i jedną stronę o przygotowaniu i doświadczeniu Coacha.',
      },
    ],
  },
  {
    title: 'Sesje',
    clauses: [
      {
        key: 'rhythm',
        required: true,
        body: 'Coaching zaczyna się {start_day} i trwa do {duration_months}. Liczba sesji: {sessions}. Dni Coach i Klient ustalają razem; dwie najbliższe sesje zawsze są w obu kalendarzach.',
        purpose: 'Mówi, ile będzie sesji i do kiedy.',
        fallback: 'Coaching zaczyna się {start_day} i trwa do {duration_months}. Liczba sesji: {sessions}. Na koniec każdej sesji Coach i Klient ustalają następną.',
      },
      {
        key: 'length-and-place',
        required: true,
        body: 'Długość sesji w minutach: {session_minutes}. Forma i miejsce: {session_place}. Oboje dbają o to, by nikt nie mógł podsłuchać.',
        purpose: 'Mówi, jak długo i gdzie trwają sesje.',
      },
      {
        key: 'moving',
        required: true,
        body: 'I Coach, i Klient mogą przełożyć albo odwołać sesję co najmniej {cancel_hours} przed jej początkiem; od razu proponują nowy termin. Jeżeli Klient odwoła później albo nie przyjdzie, sesję uznaje się za odbytą; jeżeli zrobi to Coach, odrabia ją. Choroba i nagłe wypadki usprawiedliwiają.',
        purpose: 'Chroni czas obojga.',
        fallback: 'I Coach, i Klient mogą przełożyć albo odwołać sesję co najmniej {cancel_hours} przed jej początkiem; od razu proponują nowy termin. Pierwsze późne odwołanie każdego z nich jest wybaczone. Potem, jeżeli Klient odwoła późno albo nie przyjdzie, sesję uznaje się za odbytą; jeżeli zrobi to Coach, odrabia ją.',
      },
      {
        key: 'between-sessions',
        binding: 'soft',
        required: true,
        body: 'Między sesjami Coach i Klient piszą do siebie. Coach: {coach_contact}. Klient: {client_contact}. Odpowiedź przychodzi w ciągu {answer_days}.',
        purpose: 'Mówi, jak się ze sobą skontaktować, i pilnuje, by nie było tego za dużo.',
        fallback: 'Między sesjami Coach i Klient piszą tylko o terminach. Coach: {coach_contact}. Klient: {client_contact}. Wszystko inne czeka na sesję.',
      },
    ],
  },
  {
    title: 'Jak rozmawiamy',
    clauses: [
      {
        key: 'ground-rules',
        binding: 'soft',
        body: ['Te zasady pomagają mówić otwarcie:', '[[ground_rules]]', 'To obietnice. Kto widzi, że zasada została złamana, mówi o tym życzliwie i może zaproponować lepszą.'].join('\n'),
        purpose: 'Ustala z góry, jak się do siebie odnosimy.',
      },
      {
        key: 'honesty',
        binding: 'soft',
        body: 'Nikt nie musi odpowiadać: „wolę nie mówić” to pełna odpowiedź. Jeżeli pytanie albo ćwiczenie Klientowi nie odpowiada, rezygnujemy z niego.',
        purpose: 'Pozwala na otwartość bez nacisku.',
      },
    ],
  },
  {
    title: 'Poufność i notatki',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'Tego, co Klient mówi na sesjach, Coach nie mówi nikomu, nawet tego, że się spotykają. Obowiązuje to także po zakończeniu coachingu. Klient może opowiadać innym, co zechce.',
        purpose: 'Czyni sesje bezpiecznym miejscem.',
      },
      {
        key: 'confidentiality-limits',
        required: true,
        body: 'Poufność kończy się tam, gdzie ujawnienia wymaga prawo albo sąd, albo gdzie poważnie zagrożone jest życie lub zdrowie Klienta albo kogoś innego. Jeżeli to bezpieczne, Coach najpierw rozmawia z Klientem.',
        purpose: 'Uczciwie mówi, gdzie poufność się kończy.',
        fallback: 'Poufność kończy się tam, gdzie ujawnienia wymaga prawo albo sąd, albo gdzie poważnie zagrożone jest czyjeś życie. Coach najpierw rozmawia z Klientem, chyba że zwiększyłoby to niebezpieczeństwo.',
      },
      {
        key: 'release',
        required: true,
        body: 'Na superwizji Coach mówi o pracy, nie podając, kim jest Klient. Żeby wykazać godziny praktyki przed organizacją zawodową, podaje imię, nazwisko i adres Klienta tylko za jego zgodą. Klient może jej odmówić albo ją cofnąć.',
        purpose: 'Mówi, kto może się czego dowiedzieć i że decyduje o tym Klient.',
        fallback: 'Na superwizji Coach mówi o pracy, nie podając, kim jest Klient. Nikt inny nie poznaje nazwiska Klienta.',
      },
      {
        key: 'records',
        required: true,
        body: 'Coach prowadzi krótkie notatki, zamknięte albo zaszyfrowane, i na prośbę Klienta je pokazuje. Usuwa je w ciągu {records_months} od zakończenia. Danych Klienta używa tylko do coachingu i do rachunków, których wymaga prawo.',
        purpose: 'Mówi, co się zapisuje, gdzie i na jak długo.',
        fallback: 'Coach nie prowadzi notatek poza datami sesji. Daty usuwa w ciągu {records_months} od zakończenia. Danych Klienta używa tylko do coachingu i do rachunków, których wymaga prawo.',
      },
      {
        key: 'recording-and-ai',
        required: true,
        negotiable: false,
        body: 'Bez zgody drugiej osoby nikt nie nagrywa sesji ani nie pozwala, by program jej słuchał, spisywał ją albo streszczał. To, co powiedziano, nie trafia do narzędzi sztucznej inteligencji.',
        purpose: 'Nie wpuszcza maszyn do rozmowy, jeżeli nie chcą tego oboje.',
      },
    ],
  },
  {
    title: 'Granice i materiały',
    clauses: [
      {
        key: 'boundaries',
        required: true,
        body: 'Dopóki trwa coaching, Coach i Klient nie robią ze sobą innych interesów, nie pożyczają sobie pieniędzy i nie wchodzą w relację intymną. Jeżeli Coach ma wobec Klienta inną rolę albo zna kogoś, kogo sprawa dotyczy, od razu o tym mówi, a Klient decyduje, czy kontynuować.',
        purpose: 'Utrzymuje jasne role i zaufanie.',
        fallback: 'Dopóki trwa coaching, Coach i Klient nie robią ze sobą innych interesów i nie wchodzą w relację intymną. Jeżeli Coach ma wobec Klienta inną rolę, od razu o tym mówi, a Klient decyduje, czy kontynuować.',
      },
      {
        key: 'materials',
        required: true,
        body: 'To, co Klient napisze, narysuje i wymyśli, należy do niego. Z ćwiczeń i kart Coacha może dalej korzystać dla siebie, a innym przekazuje je tylko za zgodą.',
        purpose: 'Mówi, czyje są pomysły i materiały.',
        fallback: 'To, co Klient napisze, narysuje i wymyśli, należy do niego. Z ćwiczeń i kart Coacha może dalej korzystać, także z ludźmi, którymi kieruje, podając Coacha jako autora.',
        summaryLine: 'rights',
        summary: 'Państwa pomysły i notatki pozostają Państwa; z ćwiczeń coacha mogą Państwo dalej korzystać dla siebie.',
      },
    ],
  },
  {
    title: 'Przeglądy i zmiany',
    clauses: [
      {
        key: 'reviews',
        binding: 'soft',
        required: true,
        body: ['W tych momentach zatrzymujemy się i patrzymy, jak nam idzie:', '[[phases]]', 'Pytamy: czy to pomaga, co zmieniamy, czy nadal warto? Jeżeli nie, coś zmieniamy albo kończymy.'].join('\n'),
        purpose: 'Nie pozwala, by coaching toczył się z przyzwyczajenia.',
        fallback: ['W tych momentach zatrzymujemy się i patrzymy, jak nam idzie:', '[[phases]]', 'Klient może w każdej chwili poprosić o jeszcze jedną taką rozmowę.'].join('\n'),
      },
      {
        key: 'changes',
        required: true,
        body: 'Kto chce zmienić coś w tej umowie, mówi, co ma to dać. Zmiana obowiązuje, gdy wszyscy, którzy umowę podpisali, potwierdzą ją e-mailem albo przez osobisty link. Do tego czasu nic się nie zmienia, opłata też nie.',
        purpose: 'Pozwala, by umowa nadążała za tym, czego się uczymy.',
        summaryLine: 'changes',
        summary: 'Kto chce zmiany, mówi, co ma ona dać; obowiązuje, gdy wszyscy ją potwierdzą, i tylko tak zmienia się też opłata.',
      },
    ],
  },
  {
    title: 'Opłata',
    clauses: [
      {
        key: 'fee',
        required: true,
        body: ['Klient płaci:', '[[billing]]', 'Płatne są sesje, które się odbyły albo które uznaje się za odbyte. Podatek jest wliczony. Innych kosztów nie ma.'].join('\n'),
        purpose: 'Mówi, ile kosztuje coaching i że nic nie dochodzi.',
      },
      {
        key: 'consumer',
        required: true,
        negotiable: false,
        body: 'Klient, który podpisuje umowę jako konsument, zachowuje wszystkie prawa konsumenta. Może odstąpić od umowy w ciągu 14 dni od podpisania, bez podania przyczyny, na stronie tej umowy albo e-mailem. Za sesje, które na jego wyraźne żądanie odbyły się wcześniej, płaci; wszystko inne otrzymuje z powrotem w ciągu {closing_days}.',
        purpose: 'Zachowuje prawa Klienta, który płaci prywatnie.',
      },
    ],
  },
  {
    title: 'Trudności i zakończenie',
    clauses: [
      {
        key: 'difficulties',
        required: true,
        body: 'Jeżeli coś przeszkadza Klientowi, Coach chce usłyszeć o tym pierwszy i odpowiada w ciągu {answer_days}. Klient może się też zwrócić do organizacji, która strzeże kodeksu z pkt {#ethics}. Nikt nie jest gorzej traktowany za skargę.',
        purpose: 'Sprawia, że łatwo i bezpiecznie jest powiedzieć, że coś jest nie tak.',
        fallback: 'Jeżeli coś przeszkadza Klientowi, Coach chce usłyszeć o tym pierwszy i odpowiada w ciągu {answer_days}. Jeżeli to nie pomoże, w jednej bezpłatnej rozmowie uczestniczy inny coach, któremu oboje ufają. Klient może się też zwrócić do organizacji, która strzeże kodeksu z pkt {#ethics}.',
      },
      {
        key: 'ending',
        required: true,
        body: 'Klient może zakończyć coaching w każdej chwili e-mailem, bez podania przyczyny. Coach może to zrobić z ważnego powodu i wskazuje wtedy kogoś innego, jeżeli kogoś takiego zna. Płatne są tylko sesje odbyte do tego czasu; zapłatę wniesioną z góry Coach zwraca w ciągu {closing_days}.',
        purpose: 'Pozwala Klientowi odejść bez winy i bez obaw.',
        fallback: 'Klient może zakończyć coaching w każdej chwili e-mailem, bez podania przyczyny; płaci jeszcze za najbliższą zapisaną sesję. Coach może to zrobić z ważnego powodu. Zapłatę wniesioną z góry ponad to Coach zwraca w ciągu {closing_days}.',
        summaryLine: 'ending',
        summary: 'Mogą Państwo zakończyć coaching w każdej chwili, bez podania przyczyny; płatne są tylko sesje odbyte do tego czasu.',
      },
      {
        key: 'closing-talk',
        binding: 'soft',
        required: true,
        body: 'Niezależnie od powodu w ciągu {closing_days} Coach i Klient odbywają jedną bezpłatną rozmowę na koniec: co się udało, co pomogło, co Klient z tego wynosi.',
        purpose: 'Kończy coaching dobrym słowem, a nie milczeniem.',
        fallback: 'Niezależnie od powodu w ciągu {closing_days} Coach i Klient piszą do siebie kilka zdań: co się udało, co pomogło, co Klient z tego wynosi.',
      },
      {
        key: 'liability',
        required: true,
        body: 'Coach odpowiada za szkodę, którą wyrządzi umyślnie albo przez niedbalstwo, tak jak mówi prawo. Nie odpowiada za decyzje, które podjął Klient.',
        purpose: 'Mówi, za co odpowiada Coach.',
      },
    ],
  },
  {
    title: 'Podpisanie i postanowienia końcowe',
    clauses: [
      {
        key: 'electronic-signing',
        required: true,
        negotiable: false,
        body: 'Umowę podpisuje się elektronicznie. Podpisującego rozpoznaje się po osobistym linku i, jeżeli jest wymagany, jednorazowym kodzie, wysłanych na jego własny adres e-mail, oraz po wpisanym imieniu i nazwisku. Każdy zachowuje link i kod w tajemnicy. Każdy otrzymuje ten sam plik opatrzony pieczęcią, z zapisem, jak został podpisany. Każdy może poprosić o podpis na papierze.',
        purpose: 'Sprawia, że podpis przez link się liczy, i mówi, po czym poznać podpisującego.',
      },
      {
        key: 'law',
        required: true,
        body: 'Prawo właściwe: {governing_law}. Zanim ktoś pójdzie do sądu, próbujemy załatwić sprawę rozmową. Rozstrzyga tekst polski. Jeżeli jedno postanowienie jest nieważne, pozostałe obowiązują.',
        purpose: 'Mówi, które prawo i który tekst się liczą.',
        fallback: 'Prawo właściwe: {governing_law}. Zanim ktoś pójdzie do sądu, próbujemy mediacji, jeżeli chcą jej wszyscy, których to dotyczy. Rozstrzyga tekst polski. Jeżeli jedno postanowienie jest nieważne, pozostałe obowiązują.',
      },
    ],
  },
];
