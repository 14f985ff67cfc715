import type { TemplateSource } from './template-source.ts';

/** Sections 8 to 14: money, rights, secrets, liability, the end, disputes and signing. */
export const SERVICE_AGREEMENT_PL_TERMS: TemplateSource['sections'] = [
  {
    title: 'Cena i płatności',
    clauses: [
      {
        key: 'price',
        required: true,
        body: ['Cena jest stała i płatna w tych częściach:', '[[billing]]'].join('\n'),
        purpose: 'Mówi, ile się płaci, kiedy i po czym.',
      },
      {
        key: 'invoices',
        required: true,
        body: 'Kwoty są kwotami netto; VAT dolicza się, gdy wymaga tego prawo. Fakturę Wykonawca wystawia, gdy dana część staje się należna. Wydatki Zamawiający zwraca tylko wtedy, gdy uzgodniono je wcześniej, w rzeczywistej wysokości.',
        purpose: 'Porządkuje podatek, faktury i wydatki, żeby żadna kwota nie była niespodzianką.',
        fallback: 'Kwoty są kwotami netto; VAT dolicza się, gdy wymaga tego prawo. Fakturę Wykonawca wystawia, gdy dana część staje się należna, i podaje na niej numer zamówienia Zamawiającego. Poza ceną Zamawiający nie zwraca żadnych wydatków.',
      },
      {
        key: 'late-payment',
        required: true,
        body: 'Za spóźnioną płatność Wykonawca może naliczyć odsetki ustawowe za opóźnienie w transakcjach handlowych. Jeżeli zapłata nie nadejdzie w ciągu {cure_days} od przypomnienia, Wykonawca może przerwać pracę, a terminy się przesuwają.',
        purpose: 'Mówi, co następuje, gdy pieniądze się spóźniają.',
        fallback: 'Za spóźnioną płatność Wykonawca może naliczyć odsetki ustawowe za opóźnienie w transakcjach handlowych. Jeżeli zapłata nie nadejdzie w ciągu {cure_days} od przypomnienia, osoby z pkt {#contacts} uzgadniają nowy termin; dopiero gdy i on minie, Wykonawca może przerwać pracę.',
      },
    ],
  },
  {
    title: 'Prawa',
    clauses: [
      {
        key: 'licence',
        effect: 'licence',
        required: true,
        body: [
          'Z chwilą zapłaty za rezultat Zamawiający otrzymuje licencję niewyłączną na korzystanie z niego w swojej działalności, na całym świecie i na czas nieoznaczony. Wykonawca może wypowiedzieć licencję tylko wtedy, gdy Zamawiający poważnie narusza jej warunki. Licencja obejmuje:',
          '- utrwalanie i zwielokrotnianie każdą techniką, w druku i w postaci cyfrowej;',
          '- pokazywanie, wprowadzanie do obrotu i publiczne udostępnianie każdemu, także w internecie;',
          '- zmienianie, tłumaczenie i łączenie z innymi utworami oraz korzystanie z tego, co tak powstanie.',
          'W tym samym celu mogą korzystać z rezultatu podwykonawcy Zamawiającego i spółki z jego grupy. Wynagrodzenie za licencję mieści się w cenie.',
        ].join('\n'),
        purpose: 'Mówi, co Zamawiający może robić z rezultatem, od kiedy, gdzie i jak długo.',
        fallback: [
          'Z chwilą przekazania rezultatu Zamawiający otrzymuje licencję niewyłączną na korzystanie z niego w swojej działalności, na całym świecie i na czas nieoznaczony. Licencja wygasa, jeżeli zapłata za rezultat nie nadejdzie w ciągu {cure_days} od przypomnienia. Licencja obejmuje:',
          '- utrwalanie i zwielokrotnianie każdą techniką, w druku i w postaci cyfrowej;',
          '- pokazywanie, wprowadzanie do obrotu i publiczne udostępnianie każdemu, także w internecie;',
          '- zmienianie, tłumaczenie i łączenie z innymi utworami oraz korzystanie z tego, co tak powstanie.',
          'W tym samym celu mogą korzystać z rezultatu podwykonawcy Zamawiającego i spółki z jego grupy. Wynagrodzenie za licencję mieści się w cenie.',
        ].join('\n'),
        summaryLine: 'rights',
        summary: 'Po zapłacie mogą Państwo swobodnie używać i zmieniać rezultat; same prawa autorskie przechodzą tylko osobnym dokumentem.',
      },
      {
        key: 'transfer',
        effect: 'none',
        required: true,
        body: 'Podpis przez link nie przenosi autorskich praw majątkowych. Do tego potrzebna jest osobna umowa w formie pisemnej albo z kwalifikowanymi podpisami elektronicznymi. Jeżeli Zamawiający chce mieć te prawa, Wykonawca podpisuje taką umowę w ciągu {cure_days} od zapłaty całej ceny, bez dodatkowego wynagrodzenia.',
        purpose: 'Uczciwie mówi, co ten podpis zmienia w prawach, a co wymaga osobnego dokumentu.',
        fallback: 'Podpis przez link nie przenosi autorskich praw majątkowych i Strony tego nie planują: licencja z pkt {#licence} pozwala Zamawiającemu na wszystko, czego potrzebuje.',
      },
      {
        key: 'source-files',
        body: 'Z ostatnim rezultatem Zamawiający otrzymuje pliki źródłowe wymienione w pkt {#deliverables}. Narzędzia, szablony i wiedza, które Wykonawca miał wcześniej albo przygotował do ogólnego użytku, pozostają jego; licencja obejmuje je jako części rezultatu.',
        purpose: 'Mówi, kto zachowuje pliki i narzędzia, z których powstaje rezultat.',
        fallback: 'Pliki źródłowe każdego rezultatu Zamawiający otrzymuje razem z nim. Narzędzia, szablony i wiedza, które Wykonawca miał wcześniej albo przygotował do ogólnego użytku, pozostają jego; licencja obejmuje je jako części rezultatu.',
      },
      {
        key: 'others-parts',
        required: true,
        body: 'Czcionki, zdjęcia, muzyka, kod i inne cudze elementy zachowują własne licencje. Wykonawca podaje ich listę przy przekazaniu, a gdy któryś kosztuje albo ogranicza użycie, najpierw pyta Zamawiającego.',
        purpose: 'Sprawia, że cudze elementy nie narobią później kłopotu.',
        fallback: 'Wykonawca używa cudzych czcionek, zdjęć, muzyki i kodu tylko wtedy, gdy Zamawiający zgodzi się na dany element w formie dokumentowej. Przy przekazaniu podaje ich listę z licencjami.',
      },
      {
        key: 'ai-parts',
        body: 'Wykonawca wskazuje części wykonane z użyciem generatywnej sztucznej inteligencji, sprawdza je i odpowiada za nie jak za własną pracę. Takie części mogą nie podlegać ochronie prawa autorskiego. Informacje poufne i dane osobowe trafiają do takich narzędzi tylko za zgodą Zamawiającego.',
        purpose: 'Sprawia, że korzystanie ze sztucznej inteligencji jest jawne i bezpieczne.',
        fallback: 'Wykonawca nie używa generatywnej sztucznej inteligencji do rezultatów, chyba że Zamawiający zgodzi się na to w formie dokumentowej dla nazwanej części.',
      },
      {
        key: 'portfolio',
        body: 'Wykonawca może wymieniać Zamawiającego i pokazywać opublikowane rezultaty jako przykłady swojej pracy. Zamawiający może w każdej chwili cofnąć tę zgodę.',
        purpose: 'Mówi, czy Wykonawca może pokazywać swoją pracę innym.',
        fallback: 'Wykonawca wymienia Zamawiającego i pokazuje rezultaty jako przykłady tylko wtedy, gdy Zamawiający zgodzi się na dany przykład w formie dokumentowej.',
      },
    ],
  },
  {
    title: 'Poufność i dane osobowe',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'To, czego Strona dowie się od drugiej, a co nie jest publiczne, pozostaje poufne w czasie trwania umowy i w ciągu {confidentiality_months} po jej zakończeniu. Służy tylko temu projektowi i trafia tylko do osób, które tego potrzebują i zachowują poufność. Jeżeli ujawnienia wymaga prawo, druga Strona dowiaduje się o tym najpierw, o ile to dozwolone.',
        purpose: 'Chroni to, co Strony sobie mówią.',
        fallback: 'To, czego Strona dowie się od drugiej, a co nie jest publiczne, pozostaje poufne, dopóki nie stanie się publiczne, także po zakończeniu umowy. Służy tylko temu projektowi i trafia tylko do osób, które tego potrzebują i zachowują poufność. Jeżeli ujawnienia wymaga prawo, druga Strona dowiaduje się o tym najpierw, o ile to dozwolone.',
      },
      {
        key: 'personal-data',
        required: true,
        negotiable: false,
        body: 'Każda Strona używa danych kontaktowych osób drugiej Strony tylko po to, by wykonać umowę. Jeżeli Wykonawca ma przetwarzać dla Zamawiającego inne dane osobowe, Strony najpierw podpisują umowę powierzenia. Do tego czasu Zamawiający takich danych nie przesyła.',
        purpose: 'Dba o to, by z danymi ludzi postępowano zgodnie z prawem.',
      },
    ],
  },
  {
    title: 'Jakość i odpowiedzialność',
    clauses: [
      {
        key: 'warranty',
        required: true,
        body: 'W ciągu {warranty_months} od odbioru Wykonawca bezpłatnie poprawia wszystko, co odbiega od ustaleń. Zaczyna w ciągu {answer_days} od zgłoszenia. Nie dotyczy to usterek, które wynikły ze zmian wprowadzonych przez kogoś innego.',
        purpose: 'Mówi, jak długo Wykonawca poprawia za darmo.',
        fallback: 'W ciągu {warranty_months} od odbioru Wykonawca bezpłatnie poprawia wszystko, co odbiega od ustaleń, i odpowiada na pytania o używanie rezultatu. Zaczyna w ciągu {answer_days} od zgłoszenia. Nie dotyczy to usterek, które wynikły ze zmian wprowadzonych przez kogoś innego.',
      },
      {
        key: 'third-party-claims',
        body: 'Każda Strona dba o to, by mieć prawo do tego, co przekazuje drugiej. Jeżeli osoba trzecia to prawo podważy, sprawę prowadzi i koszty ponosi Strona, która to przekazała.',
        purpose: 'Mówi, kto odpowiada, gdy ktoś inny zgłosi prawa do materiałów albo rezultatu.',
        fallback: 'Każda Strona dba o to, by mieć prawo do tego, co przekazuje drugiej. Jeżeli osoba trzecia to prawo podważy, sprawę prowadzi i koszty ponosi Strona, która to przekazała. Jeżeli może, zastępuje sporną część inną.',
      },
      {
        key: 'liability',
        required: true,
        body: 'Łączna odpowiedzialność każdej Strony z tej umowy nie przekracza ceny z pkt {#price}. Żadna Strona nie odpowiada za utracone korzyści drugiej. Te granice nie dotyczą szkody wyrządzonej umyślnie lub przez rażące niedbalstwo, szkody na osobie, obowiązku zapłaty ceny ani niczego, czego prawo nie pozwala ograniczyć.',
        purpose: 'Mówi, ile najwyżej może kosztować błąd i czego żadna granica nie obejmuje.',
        fallback: 'Łączna odpowiedzialność każdej Strony z tej umowy nie przekracza dwukrotności ceny z pkt {#price}. Ta granica nie dotyczy szkody wyrządzonej umyślnie lub przez rażące niedbalstwo, szkody na osobie, obowiązku zapłaty ceny ani niczego, czego prawo nie pozwala ograniczyć.',
      },
      {
        key: 'force-majeure',
        body: 'Żadna Strona nie odpowiada za zdarzenie, którego nie mogła przewidzieć i któremu nie mogła zapobiec. Od razu o nim mówi, a terminy się przesuwają. Jeżeli zdarzenie trwa dłużej, po upływie {notice_days} każda Strona może zakończyć umowę.',
        purpose: 'Mówi, co się dzieje, gdy pracę zatrzyma coś, na co nikt nie ma wpływu.',
        fallback: 'Żadna Strona nie odpowiada za zdarzenie, którego nie mogła przewidzieć i któremu nie mogła zapobiec. Od razu o nim mówi, a terminy się przesuwają. Jeżeli zdarzenie trwa dłużej, po upływie {notice_days} Strony próbują w ciągu {cure_days} uzgodnić, czy czekać; jeżeli się to nie uda, każda może zakończyć umowę.',
      },
    ],
  },
  {
    title: 'Czas trwania i zakończenie',
    clauses: [
      {
        key: 'term',
        required: true,
        body: 'Umowa wiąże od ostatniego podpisu do chwili, gdy obie Strony zrobią to, co obiecały. Postanowienia o prawach, poufności i odpowiedzialności obowiązują także później.',
        purpose: 'Mówi, od kiedy i do kiedy umowa obowiązuje.',
      },
      {
        key: 'notice',
        required: true,
        body: 'Każda Strona może wypowiedzieć umowę bez podania przyczyny, w formie dokumentowej. Umowa kończy się z upływem {notice_days} od dnia, w którym druga Strona otrzymała wypowiedzenie. Za samo wypowiedzenie nikt nie płaci odszkodowania.',
        purpose: 'Pozwala każdej Stronie odejść w porządku.',
        fallback: 'Każda Strona może wypowiedzieć umowę w formie dokumentowej na koniec etapu. Umowa kończy się z upływem {notice_days} od dnia, w którym druga Strona otrzymała wypowiedzenie, ale nie przed końcem tego etapu.',
        summaryLine: 'ending',
        summary: 'Każda strona może wypowiedzieć umowę bez podania przyczyny; kończy się ona po upływie {notice_days}, a Państwo płacą za to, co zrobione, i to otrzymują.',
      },
      {
        key: 'cause',
        required: true,
        body: 'Jeżeli Strona poważnie narusza umowę i nie naprawi tego w ciągu {cure_days} od wezwania w formie dokumentowej, druga może od razu zakończyć umowę. Po groźbach, obelgach albo nękaniu wezwanie nie jest potrzebne.',
        purpose: 'Pozwala odejść od razu, gdy druga Strona łamie to, co ważne.',
        fallback: 'Jeżeli Strona poważnie narusza umowę, druga wzywa ją w formie dokumentowej, by naprawiła to w ciągu {cure_days}. Jeżeli to nie pomoże, najpierw rozmawiają osoby, które mogą decydować za każdą Stronę; dopiero potem druga może zakończyć umowę. Po groźbach, obelgach albo nękaniu żaden z tych kroków nie jest potrzebny.',
      },
      {
        key: 'settlement',
        required: true,
        body: 'Gdy umowa się kończy, Zamawiający płaci za to, co odebrał, oraz za wykonaną część reszty, liczoną po {hour_rate} za godzinę, najwyżej do ceny tej części. Co zapłacił ponad to, Wykonawca zwraca w ciągu {cure_days}.',
        purpose: 'Mówi, co się płaci i co się zwraca, gdy praca kończy się wcześniej.',
        fallback: 'Gdy umowa się kończy, Zamawiający płaci za to, co odebrał, oraz za wykonaną część reszty, w takiej części ceny, jaką Strony w ciągu {cure_days} wyliczą z wykazu rezultatów. Co zapłacił ponad to, Wykonawca zwraca.',
      },
      {
        key: 'hand-over',
        required: true,
        body: 'W ciągu {cure_days} od zakończenia Wykonawca przekazuje całą opłaconą pracę z plikami źródłowymi i dostępami. Każda Strona zwraca albo usuwa poufne materiały drugiej, oprócz kopii, które każe zachować prawo.',
        purpose: 'Sprawia, że nikt nie zostaje bez plików i dostępów ani ze swoimi tajemnicami w cudzych rękach.',
      },
    ],
  },
  {
    title: 'Skargi i spory',
    clauses: [
      {
        key: 'complaints',
        required: true,
        body: 'Kto jest niezadowolony, mówi o tym osobie do kontaktu drugiej Strony, w dowolnej formie. Odpowiedź przychodzi w ciągu {answer_days}: co się stało i co zostanie zrobione. Nikogo nie traktuje się gorzej za to, że się poskarżył.',
        purpose: 'Sprawia, że łatwo i bezpiecznie jest powiedzieć, że coś jest nie tak.',
      },
      {
        key: 'disputes',
        required: true,
        body: 'Spór Strony rozwiązują krok po kroku: rozmowa osób do kontaktu; w ciągu {cure_days} rozmowa osób, które mogą decydować za każdą Stronę; mediacja, jeżeli obie jej chcą. Nikt nie musi czekać, jeżeli przez to straciłby prawo.',
        purpose: 'Stawia rozmowę przed sądem.',
        fallback: 'Spór Strony rozwiązują rozmową osób do kontaktu, a potem w ciągu {cure_days} rozmową osób, które mogą decydować. Potem każda może pójść do sądu. Nikt nie musi czekać, jeżeli przez to straciłby prawo.',
      },
      {
        key: 'law',
        required: true,
        body: 'Prawo właściwe: {governing_law}. Spór, którego nie rozwiążą kroki z pkt {#disputes}, rozstrzyga sąd właściwy dla siedziby pozwanego.',
        purpose: 'Mówi, jakie prawo się stosuje i który sąd rozstrzyga.',
        fallback: 'Prawo właściwe: {governing_law}. Spór, którego nie rozwiążą kroki z pkt {#disputes}, rozstrzyga sąd właściwy dla siedziby Zamawiającego.',
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
        body: 'Strony zgadzają się podpisać umowę elektronicznie. Podpisującego rozpoznaje się po osobistym linku i, jeżeli jest wymagany, jednorazowym kodzie, wysłanych na jego własny adres e-mail, oraz po wpisanym imieniu i nazwisku. Podpisując, potwierdza on, że może podpisać w imieniu swojej Strony; taki podpis ją wiąże. Każda Strona może poprosić o podpis na papierze.',
        purpose: 'Sprawia, że podpis przez link się liczy, i mówi, po czym poznać podpisującego.',
      },
      {
        key: 'signing-secrecy',
        required: true,
        negotiable: false,
        body: 'Podpisujący zachowuje link i kod w tajemnicy i nikomu ich nie daje. Kto podejrzewa nadużycie, od razu mówi o tym drugiej Stronie. Po podpisaniu obie Strony otrzymują ten sam plik opatrzony pieczęcią, z zapisem, jak został podpisany.',
        purpose: 'Chroni obie Strony przed podpisem złożonym w cudzym imieniu.',
      },
      {
        key: 'notices',
        required: true,
        body: 'Wiadomości, które mają skutki prawne, wysyła się e-mailem na adresy z pkt {#contacts}. Uważa się je za doręczone następnego dnia roboczego, chyba że nadawca dowie się, że nie dotarły.',
        purpose: 'Mówi, dokąd wysyłać ważne wiadomości i od kiedy się liczą.',
      },
      {
        key: 'whole',
        required: true,
        body: 'Rozstrzyga tekst polski. Umowa z aneksami i załącznikami zawiera wszystko, co Strony uzgodniły; późniejszy aneks ma pierwszeństwo przed wcześniejszym tekstem, a umowa przed załącznikiem. Jeżeli jedno postanowienie jest nieważne, pozostałe obowiązują.',
        purpose: 'Mówi, który tekst się liczy, gdy teksty się różnią.',
      },
    ],
  },
];
