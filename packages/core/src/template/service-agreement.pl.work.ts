import type { TemplateSource } from './template-source.ts';

/** Sections 1 to 7: what is done, by whom and when, how it is accepted and how it changes. */
export const SERVICE_AGREEMENT_PL_WORK: TemplateSource['sections'] = [
  {
    title: 'Cel',
    clauses: [
      {
        key: 'purpose',
        required: true,
        body: 'Ta praca ma jeden cel: {project_purpose}. Gdy umowa zostawia wybór, obie Strony wybierają to, co służy temu celowi.',
        purpose: 'Mówi, po co jest ta praca, żeby każdy późniejszy wybór miał miarę.',
        fallback: 'Ta praca ma następujący cel: {project_purpose}. Cel pomaga czytać umowę, ale nie tworzy obowiązków, których w niej nie zapisano.',
      },
      {
        key: 'results',
        required: true,
        body: [
          'Po tych efektach obie Strony poznają, że praca spełniła swoje zadanie:',
          '[[results]]',
          'Wykonawca odpowiada za jakość swojej pracy. Efekty zależą także od Zamawiającego i od rynku, dlatego Strony wspólnie je mierzą i omawiają, ale nikt ich nie gwarantuje.',
        ].join('\n'),
        purpose: 'Nazywa efekty, których oczekują Strony, i uczciwie mówi, kto za co odpowiada.',
        fallback: [
          'Po tych efektach obie Strony poznają, że praca spełniła swoje zadanie:',
          '[[results]]',
          'Jeżeli Zamawiający zrobił swoje, a efektu nie osiągnięto, Wykonawca w ciągu {review_days} mówi, jak do niego dojść, i pierwsze ulepszenie wykonuje bezpłatnie.',
        ].join('\n'),
      },
      {
        key: 'frame-and-order',
        required: true,
        body: 'Ten dokument jest zarazem umową ramową i zamówieniem. Zamówieniem na ten projekt są pkt {#results}, {#scope-in}, {#scope-out}, {#stages}, {#client-inputs}, {#deliverables} i {#price}; pozostałe dotyczą także późniejszych zamówień, które powołają się na tę umowę. W razie rozbieżności pierwszeństwo w swoim projekcie ma zamówienie.',
        purpose: 'Pozwala uzgodnić następny projekt samym zamówieniem, bez nowej umowy.',
        fallback: 'Ta umowa dotyczy tylko tego projektu. Następny projekt wymaga osobnej umowy.',
      },
    ],
  },
  {
    title: 'Słowa',
    clauses: [
      {
        key: 'definitions',
        required: true,
        body: ['W całej umowie te słowa mają jedno znaczenie:', '[[terms]]'].join('\n'),
        purpose: 'Ustala znaczenie słów, o które najczęściej wybuchają spory.',
      },
      {
        key: 'document-form',
        required: true,
        body: '**Forma dokumentowa** to tekst, który można zachować i po którym widać, kto go wysłał: e-mail z adresu podanego w pkt {#contacts} albo podpis złożony przez osobisty link. Rozmowa, czat i milczenie nie wystarczą.',
        purpose: 'Mówi, w jakiej postaci trzeba coś powiedzieć, żeby wiązało.',
        fallback: '**Forma dokumentowa** to tekst, który można zachować i po którym widać, kto go wysłał: e-mail z adresu podanego w pkt {#contacts}, podpis złożony przez osobisty link albo wiadomość z konta na czacie, które obie Strony wskazały e-mailem. Rozmowa i milczenie nie wystarczą.',
      },
    ],
  },
  {
    title: 'Współpraca',
    clauses: [
      {
        key: 'contacts',
        required: true,
        body: 'W imieniu każdej Strony mówi jedna osoba. Po stronie Wykonawcy: {provider_contact}. Po stronie Zamawiającego: {client_contact}. Strona może wskazać kogoś innego w formie dokumentowej.',
        purpose: 'Daje każdej Stronie jedne drzwi, do których wystarczy zapukać.',
      },
      {
        key: 'ground-rules',
        binding: 'soft',
        body: [
          'Te zasady mają zapewnić spokój ludziom, którzy wykonują pracę:',
          '[[ground_rules]]',
          'To obietnice, a nie podstawa roszczeń. Kto widzi, że zasada została złamana, mówi o tym życzliwie; każda Strona może zaproponować lepszą.',
        ].join('\n'),
        purpose: 'Ustala z góry, jak się do siebie odnosimy, żeby nikt nie musiał zgadywać ani znosić czegoś w milczeniu.',
      },
      {
        key: 'answers',
        binding: 'soft',
        body: 'Każda Strona odpowiada na pytania drugiej w ciągu {answer_days}, choćby tylko po to, by powiedzieć, kiedy będzie pełna odpowiedź.',
        purpose: 'Nie pozwala, by z drobnych wątpliwości rosły opóźnienia.',
        fallback: 'Każda Strona odpowiada na pytania drugiej w ciągu {answer_days}. W czasie urlopów zapowiedzianych wcześniej ten termin nie biegnie.',
      },
      {
        key: 'provider-duties',
        required: true,
        body: [
          'Wykonawca:',
          '- pracuje z zawodową starannością i dotrzymuje terminów;',
          '- z wyprzedzeniem mówi, co będzie dalej i co ma zrobić Zamawiający;',
          '- ostrzega Zamawiającego, gdy jego prośba szkodzi celowi;',
          '- przechowuje jego materiały bezpiecznie i w porządku.',
        ].join('\n'),
        purpose: 'Wymienia to, na co może liczyć Zamawiający.',
      },
      {
        key: 'client-duties',
        required: true,
        body: [
          'Zamawiający:',
          '- na czas przesyła materiały i odpowiedzi;',
          '- wskazuje osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- zbiera uwagi w jedną listę, bez sprzeczności;',
          '- dba o to, by podane fakty były prawdziwe, a przekazanych materiałów wolno było użyć.',
        ].join('\n'),
        purpose: 'Wymienia to, na co może liczyć Wykonawca.',
        fallback: [
          'Zamawiający:',
          '- na czas przesyła materiały i odpowiedzi;',
          '- wskazuje osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- zbiera uwagi w jedną listę; sprzeczności wskazuje Wykonawca, a rozstrzyga osoba decydująca;',
          '- dba o to, by podane fakty były prawdziwe, a przekazanych materiałów wolno było użyć.',
        ].join('\n'),
      },
      {
        key: 'subcontractors',
        body: 'Wykonawca może korzystać z podwykonawców i odpowiada za nich jak za siebie. Obowiązuje ich ta sama poufność. Na prośbę Zamawiającego Wykonawca mówi, kim są.',
        purpose: 'Mówi, kto jeszcze może pracować nad projektem i kto za niego odpowiada.',
        fallback: 'Wykonawca korzysta z podwykonawców tylko za zgodą Zamawiającego w formie dokumentowej. Zamawiający odpowiada w ciągu {answer_days}, a gdy odmawia, podaje powód.',
      },
    ],
  },
  {
    title: 'Zakres',
    clauses: [
      {
        key: 'scope-in',
        required: true,
        body: [
          'W cenę wchodzą:',
          '[[scope_in]]',
          'Cena i terminy opierają się na tym, co Zamawiający powiedział przed podpisaniem. Jeżeli okaże się, że jest inaczej, każda Strona może poprosić o zmianę.',
        ].join('\n'),
        purpose: 'Wymienia to, za co Zamawiający płaci.',
        fallback: [
          'W cenę wchodzą:',
          '[[scope_in]]',
          'Jeżeli okaże się, że jest inaczej, niż Zamawiający powiedział przed podpisaniem, cena się nie zmienia, dopóki dodatkowa praca zajmuje do {small_change_hours}.',
        ].join('\n'),
      },
      {
        key: 'scope-out',
        required: true,
        body: [
          'W cenę nie wchodzą:',
          '[[scope_out]]',
          'Nie wchodzi w nią też nic, czego nie ma na żadnej z tych list; można to dodać na zasadach z pkt {#change-offer}.',
        ].join('\n'),
        purpose: 'Pokazuje to, co łatwo uznać za oczywiste, a co nie wchodzi w cenę.',
      },
    ],
  },
  {
    title: 'Etapy i terminy',
    clauses: [
      {
        key: 'stages',
        required: true,
        body: ['Praca zaczyna się {start_day}, kończy najpóźniej {end_day} i przebiega w tych etapach:', '[[phases]]'].join('\n'),
        purpose: 'Pokazuje drogę od początku do końca.',
      },
      {
        key: 'client-inputs',
        required: true,
        body: ['Do tego potrzebne są od Zamawiającego, na czas i we wskazanej postaci:', '[[client_inputs]]'].join('\n'),
        purpose: 'Wcześnie mówi Zamawiającemu, co ma przygotować, w jakiej postaci i na kiedy.',
      },
      {
        key: 'waiting',
        required: true,
        body: 'Gdy materiał albo odpowiedź Zamawiającego się spóźnia, zależne od tego terminy przesuwają się o tyle dni roboczych, ile trwało czekanie. Wykonawca od razu mówi, które to terminy.',
        purpose: 'Pokazuje skutek czekania uczciwie i bez szukania winnych.',
        fallback: 'Gdy materiał albo odpowiedź Zamawiającego spóźnia się o więcej niż jeden dzień roboczy, zależne od tego terminy przesuwają się o tyle dni roboczych, ile trwało czekanie. Wykonawca od razu mówi, które to terminy.',
      },
      {
        key: 'pause',
        required: true,
        body: 'Jeżeli w ciągu {pause_days} od przypomnienia Wykonawca nie otrzyma tego, na co czeka, może wstrzymać projekt i wystawić fakturę za to, co już zrobił. Wznawia pracę w ciągu {pause_days} od otrzymania tego, czego brakowało.',
        purpose: 'Nie pozwala, by projekt miesiącami wisiał nieskończony i niezapłacony.',
        fallback: 'Jeżeli w ciągu {pause_days} od przypomnienia Wykonawca nie otrzyma tego, na co czeka, może wstrzymać projekt. Wznawia pracę w ciągu {pause_days} od otrzymania tego, czego brakowało; płatności pozostają bez zmian.',
      },
      {
        key: 'provider-delay',
        required: true,
        body: 'Gdy spóźnia się Wykonawca, jeszcze tego samego dnia podaje przyczynę i nowy termin. Jeżeli opóźnienie z przyczyn po jego stronie przekracza {pause_days}, Zamawiający może od razu zakończyć umowę w spóźnionej części i nic za nią nie płaci.',
        purpose: 'Pilnuje terminów Wykonawcy tak samo stanowczo jak terminów Zamawiającego.',
        fallback: 'Gdy Wykonawca spóźnia się z przyczyn po swojej stronie, cena spóźnionej części maleje o 1% za każdy dzień roboczy opóźnienia, łącznie najwyżej o 10%. Jeżeli opóźnienie przekracza {pause_days}, Zamawiający może zakończyć umowę w tej części i nic za nią nie płaci.',
      },
    ],
  },
  {
    title: 'Rezultaty i odbiór',
    clauses: [
      {
        key: 'deliverables',
        required: true,
        body: ['Rezultaty, które otrzymuje Zamawiający:', '[[deliverables]]'].join('\n'),
        purpose: 'Mówi, co Zamawiający otrzymuje, w jakiej postaci i po czym to oceni.',
      },
      {
        key: 'review',
        required: true,
        body: 'Osoba decydująca sprawdza rezultat według jego warunków odbioru i odpowiada w ciągu {review_days}, chyba że przy rezultacie podano inny czas. Odpowiedź brzmi: *odebrane*, *odebrane z drobnymi poprawkami* albo *jeszcze nie, ponieważ*. Jeżeli nikogo nie wskazano, decyduje osoba do kontaktu po stronie Zamawiającego.',
        purpose: 'Mówi, kto odbiera, według czego i w jakim czasie.',
        fallback: 'Osoba decydująca sprawdza rezultat według jego warunków odbioru i odpowiada w ciągu {review_days}, chyba że przy rezultacie podano inny czas. Odpowiedź brzmi: *odebrane*, *odebrane z drobnymi poprawkami* albo *jeszcze nie, ponieważ*. W czasie urlopów zapowiedzianych wcześniej ten termin nie biegnie. Jeżeli nikogo nie wskazano, decyduje osoba do kontaktu po stronie Zamawiającego.',
      },
      {
        key: 'silence',
        required: true,
        body: 'Milczenie nie oznacza odbioru. Gdy odpowiedź nie przyjdzie na czas, Wykonawca raz przypomina o niej osobie decydującej, a dalej stosuje się pkt {#waiting} i {#pause}. Używanie rezultatu w codziennej działalności oznacza odbiór.',
        purpose: 'Mówi, co się dzieje, gdy nikt nie odpowiada.',
        fallback: 'Gdy odpowiedź nie przyjdzie na czas, Wykonawca przypomina o niej osobie decydującej i mówi, co będzie dalej. Jeżeli odpowiedzi nie ma w ciągu {review_days} od przypomnienia, wymagalne staje się to, co jest płatne przy odbiorze; sam rezultat jest odebrany dopiero wtedy, gdy Zamawiający to potwierdzi.',
      },
      {
        key: 'corrections',
        required: true,
        body: 'Cena obejmuje tyle rund, ile podano przy każdym rezultacie. Wykonawca kończy rundę w ciągu {review_days}. Własne błędy poprawia zawsze bezpłatnie i nie zużywa to rundy. Dalsze rundy są zmianą.',
        purpose: 'Oddziela błędy, uwagi wliczone w cenę i pracę dodatkową.',
        fallback: 'Cena obejmuje tyle rund, ile podano przy każdym rezultacie, i jeszcze jedną w całym projekcie, do wykorzystania tam, gdzie wybierze Zamawiający. Wykonawca kończy rundę w ciągu {review_days}. Własne błędy poprawia zawsze bezpłatnie. Dalsze rundy są zmianą.',
      },
      {
        key: 'not-accepted',
        required: true,
        body: 'Jeżeli po tych rundach rezultat nadal nie spełnia warunków odbioru, Zamawiający wybiera: jeszcze jedną próbę, cenę niższą o to, czego brakuje, albo zakończenie umowy co do tego rezultatu bez zapłaty za niego.',
        purpose: 'Daje wyjście, gdy rezultatu nie udaje się doprowadzić do tego, co uzgodniono.',
        fallback: 'Jeżeli po tych rundach rezultat nadal nie spełnia warunków odbioru, Wykonawca podejmuje jeszcze jedną próbę w ciągu {review_days}. Jeżeli i ona się nie uda, Zamawiający wybiera: cenę niższą o to, czego brakuje, albo zakończenie umowy co do tego rezultatu bez zapłaty za niego.',
      },
      {
        key: 'closing',
        body: 'Po ostatnim odbiorze Strony odbywają jedną rozmowę na koniec: co osiągnięto, co zostało otwarte, kto opiekuje się rezultatem i którego dnia zostanie zmierzony każdy efekt z pkt {#results}.',
        purpose: 'Kończy pracę spojrzeniem na to, po co była.',
        fallback: 'Po ostatnim odbiorze Wykonawca pisze jedną stronę: co osiągnięto, co zostało otwarte i którego dnia zostanie zmierzony każdy efekt z pkt {#results}.',
      },
    ],
  },
  {
    title: 'Zmiany',
    clauses: [
      {
        key: 'change-purpose',
        required: true,
        body: 'Kto prosi o zmianę albo ma nowe życzenie, mówi, co ma to dać. Wykonawca może zaproponować inną drogę do tego samego. Wybiera Zamawiający.',
        purpose: 'Zaczyna od tego, czemu zmiana ma służyć, bo często jest do tego lepsza droga.',
      },
      {
        key: 'change-offer',
        required: true,
        body: 'W ciągu {review_days} Wykonawca mówi, co zmiana oznacza dla zakresu, terminów i ceny. Wcześniej nikt się na nic nie zgadza. Dodatkowa praca kosztuje {hour_rate} za godzinę, chyba że oferta podaje stałą cenę.',
        purpose: 'Kładzie cenę i terminy na stół, zanim ktokolwiek powie „tak”.',
        fallback: 'W ciągu {review_days} Wykonawca mówi, co zmiana oznacza dla zakresu, terminów i ceny. Zawsze podaje stałą cenę, a gdy się da, także mniejszy i tańszy wariant. Wcześniej nikt się na nic nie zgadza.',
        summaryLine: 'changes',
        summary: 'Mówią Państwo, co zmiana ma dać; my mówimy, ile kosztuje i na kiedy będzie, zanim ktokolwiek się zgodzi.',
      },
      {
        key: 'small-wishes',
        binding: 'soft',
        body: 'Drobne życzenia, które łącznie zajmą do {small_change_hours}, Wykonawca spełnia w ramach ceny. Obie Strony widzą, ile godzin już wykorzystano.',
        purpose: 'Oszczędza ofert na drobiazgi, a jednak pokazuje udzieloną pomoc.',
        fallback: 'Drobne życzenia, które w jednym etapie łącznie zajmą do {small_change_hours}, Wykonawca spełnia w ramach ceny. Obie Strony widzą, ile godzin już wykorzystano.',
      },
      {
        key: 'amendments',
        required: true,
        body: 'Zmiana wiąże, gdy obie Strony potwierdzą ją w formie dokumentowej. Staje się wtedy aneksem z numerem, a reszta umowy się nie zmienia. Do tego czasu praca toczy się tak, jak uzgodniono.',
        purpose: 'Mówi, od kiedy zmiana się liczy, i nie rusza reszty umowy.',
        fallback: 'Zmiana ceny albo ostatniego terminu wiąże, gdy obie Strony podpiszą ją przez osobisty link. Inne zmiany wiążą, gdy obie Strony potwierdzą je e-mailem. Do tego czasu praca toczy się tak, jak uzgodniono.',
      },
      {
        key: 'change-approval',
        body: 'Osoby wskazane w pkt {#contacts} mogą zgodzić się na zmiany, które łącznie kosztują do jednej dziesiątej ceny. Na więcej zgadza się osoba, która może podpisywać za daną Stronę.',
        purpose: 'Mówi, kto może się zgodzić na koszt zmiany.',
        fallback: 'Na każdą zmianę zgadza się osoba, która może podpisywać za daną Stronę.',
      },
    ],
  },
];
