import { SERVICE_AGREEMENT_PL_TERMS } from './service-agreement.pl.terms.ts';
import { SERVICE_AGREEMENT_PL_WORK } from './service-agreement.pl.work.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses([...SERVICE_AGREEMENT_PL_WORK, ...SERVICE_AGREEMENT_PL_TERMS]);

export const PR_RETAINER_PL_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'Cel',
    clauses: [
      ...common('purpose', 'results'),
      {
        key: 'no-guarantee',
        required: true,
        body: 'O tym, co się ukaże, decydują redakcje. Wykonawca odpowiada za pomysły, teksty, kontakty i staranność, a nie obiecuje publikacji, jej miejsca ani wydźwięku. Nikt nie płaci dziennikarzom za pochwały.',
        purpose: 'Uczciwie mówi, co obsługa PR może obiecać, a czego nie.',
        fallback: 'O tym, co się ukaże, decydują redakcje, dlatego nikt nie obiecuje publikacji. Jeżeli dwa kwartały z rzędu przyniosą mniej niż połowę założonej liczby, Wykonawca bezpłatnie opracowuje nowy plan.',
      },
    ],
  },
  {
    title: 'Słowa',
    clauses: [
      ...common('definitions', 'document-form'),
    ],
  },
  {
    title: 'Współpraca',
    clauses: [
      ...common('contacts', 'ground-rules', 'answers', 'provider-duties'),
      {
        key: 'client-duties',
        required: true,
        body: [
          'Zamawiający:',
          '- wcześnie mówi Wykonawcy, co się szykuje, także o złych wiadomościach;',
          '- zapewnia swoich ludzi na umówione wywiady;',
          '- wskazuje osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- nie obiecuje dziennikarzom niczego bez wiedzy Wykonawcy.',
        ].join('\n'),
        purpose: 'Wymienia to, na co może liczyć Wykonawca.',
        fallback: [
          'Zamawiający:',
          '- w rozmowie co dwa tygodnie mówi Wykonawcy, co się szykuje;',
          '- zapewnia swoich ludzi na umówione wywiady;',
          '- wskazuje osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- jeszcze tego samego dnia mówi Wykonawcy, że rozmawiał z dziennikarzem.',
        ].join('\n'),
      },
      ...common('subcontractors'),
    ],
  },
  { title: 'Zakres', clauses: [
    {
      key: 'scope-in',
      required: true,
      body: ['Opłata miesięczna obejmuje:', '[[scope_in]]'].join('\n'),
      purpose: 'Wymienia to, za co Zamawiający płaci.',
    },
    {
      key: 'scope-out',
      required: true,
      body: ['Opłata miesięczna nie obejmuje:', '[[scope_out]]', 'Nie obejmuje też niczego, czego nie ma na żadnej z tych list; można to dodać na zasadach z pkt {#change-offer}.'].join('\n'),
      purpose: 'Pokazuje to, co łatwo uznać za oczywiste, a co nie wchodzi w opłatę.',
    },
    {
      key: 'hours',
      required: true,
      body: 'Opłata obejmuje w każdym miesiącu pracę do {monthly_hours}. Wykonawca liczy godziny i mówi, gdy wykorzystano cztery piąte. Niewykorzystane godziny przechodzą tylko na następny miesiąc, najwyżej w jednej czwartej.',
      purpose: 'Mówi, ile pracy kupuje opłata i co się dzieje z niewykorzystanymi godzinami.',
      fallback: 'Opłata obejmuje w każdym miesiącu, średnio w kwartale, pracę do {monthly_hours}. Wykonawca liczy godziny i pokazuje je w raporcie.',
    },
    {
      key: 'extra-hours',
      required: true,
      body: 'Praca ponad te godziny kosztuje {hour_rate} za godzinę. Zaczyna się dopiero po zgodzie osoby decydującej w formie dokumentowej.',
      purpose: 'Chroni przed niespodzianką na fakturze.',
    },
  ] },
  {
    title: 'Przebieg pracy',
    clauses: [...common('stages', 'client-inputs', 'waiting'), {
      key: 'reports',
      required: true,
      body: 'Do piątego dnia roboczego miesiąca Wykonawca zdaje sprawę z poprzedniego: co zrobiono, ile godzin to zajęło, co się ukazało, co dalej. Strony o tym rozmawiają.',
      purpose: 'Co miesiąc pokazuje, co dają wydane pieniądze.',
      fallback: 'Co kwartał Wykonawca zdaje sprawę: co zrobiono, ile godzin to zajęło, co się ukazało, co dalej. Strony o tym rozmawiają.',
    }],
  },
  {
    title: 'Teksty i media',
    clauses: [
      {
        key: 'approval',
        required: true,
        body: 'Żaden tekst publiczny nie wychodzi bez akceptacji. Osoba decydująca odpowiada w ciągu {review_days}; gdy media dają mniej czasu, Wykonawca mówi, ile. Milczenie nie jest akceptacją.',
        purpose: 'Pilnuje, by w imieniu Zamawiającego nie ukazało się nic, czego nie widział.',
        fallback: 'Żaden tekst publiczny nie wychodzi bez akceptacji. Osoba decydująca odpowiada w ciągu {review_days}. Wpisy, które słowo w słowo są zgodne z odebranym planem, nie wymagają dalszej zgody.',
      },
      {
        key: 'facts',
        required: true,
        body: 'Za prawdziwość faktów, które podał i zaakceptował, odpowiada Zamawiający. Wykonawca pyta, gdy coś budzi wątpliwość. Jeżeli fakt okaże się nieprawdziwy, mówi o tym od razu ten, kto to zauważył, a Wykonawca pomaga go sprostować.',
        purpose: 'Mówi, kto odpowiada za prawdziwość tego, co się ukaże.',
      },
      {
        key: 'speakers',
        required: true,
        body: 'Do mediów mogą mówić te osoby: {spokespeople}. Wszyscy inni odsyłają dziennikarzy do Wykonawcy. W imieniu Zamawiającego Wykonawca wypowiada się tylko po akceptacji.',
        purpose: 'Dba o to, by Zamawiający mówił jednym głosem.',
      },
      {
        key: 'embargo',
        body: 'Każda Strona zachowuje embargo, które wskazała druga. Wiadomość objętą embargiem Wykonawca przekazuje tylko dziennikarzom, którzy przyjęli je na piśmie.',
        purpose: 'Pilnuje, by wiadomość nie wyszła za wcześnie.',
      },
      {
        key: 'media-contacts',
        required: true,
        body: 'Kontakty i listy Wykonawcy pozostają jego. Zamawiający dowiaduje się, do których mediów zwrócono się w jego sprawie i z jakim skutkiem, i zachowuje to po zakończeniu umowy.',
        purpose: 'Mówi, u kogo zostaje książka adresowa.',
        fallback: 'Kontakty i listy Wykonawcy pozostają jego. Na koniec Zamawiający otrzymuje listę dziennikarzy, którzy o nim pisali, z ich publicznymi adresami służbowymi.',
      },
      {
        key: 'competitors',
        body: 'W czasie trwania umowy Wykonawca nie prowadzi takiej pracy dla bezpośredniego konkurenta Zamawiającego. Zamawiający może w formie dokumentowej wskazać do pięciu konkurentów.',
        purpose: 'Dba o to, by Wykonawca nie służył dwóm stronom naraz.',
        fallback: 'Wykonawca może pracować dla konkurenta Zamawiającego. Mówi o tym z góry, a tę pracę wykonują inni ludzie.',
      },
    ],
  },
  {
    title: 'W kryzysie',
    clauses: [
      {
        key: 'availability',
        required: true,
        body: 'Z Wykonawcą można się skontaktować w dni robocze od 9:00 do 17:00. W kryzysie odbiera on telefon o każdej porze, pod numerami z pkt {#contacts}.',
        purpose: 'Mówi, kiedy ktoś odbierze telefon.',
        fallback: 'Z Wykonawcą można się skontaktować w dni robocze od 9:00 do 17:00. W kryzysie odbiera on telefon od 7:00 do 22:00, pod numerami z pkt {#contacts}.',
      },
      {
        key: 'crisis',
        required: true,
        body: 'Kryzys może ogłosić każda z osób do kontaktu. W godzinę Wykonawca proponuje pierwsze oświadczenie i mówi, kto co robi. Praca w kryzysie ponad godziny z opłaty kosztuje {crisis_rate} za godzinę i trwa, dopóki osoba decydująca jej nie zakończy.',
        purpose: 'Mówi, kto ogłasza kryzys, co się dzieje w pierwszej godzinie i ile to kosztuje.',
        fallback: 'Kryzys może ogłosić tylko osoba decydująca. W dwie godziny Wykonawca proponuje pierwsze oświadczenie i mówi, kto co robi. Pierwsze pięć godzin mieści się w opłacie; dalsza praca w kryzysie kosztuje {crisis_rate} za godzinę.',
      },
    ],
  },
  {
    title: 'Rezultaty i odbiór',
    clauses: [
      ...common('deliverables', 'review'),
      {
        key: 'silence',
        required: true,
        body: 'Milczenie nie oznacza odbioru. Gdy odpowiedź nie przyjdzie na czas, Wykonawca raz przypomina o niej osobie decydującej, a dalej stosuje się pkt {#waiting}.',
        purpose: 'Mówi, co się dzieje, gdy nikt nie odpowiada.',
        fallback: 'Gdy odpowiedź nie przyjdzie na czas, Wykonawca przypomina o niej osobie decydującej i mówi, co będzie dalej. Jeżeli odpowiedzi co do raportu nie ma w ciągu {review_days} od przypomnienia, Wykonawca pracuje dalej według niego, a miesiąc jest płatny jak zwykle; sam raport jest odebrany dopiero wtedy, gdy Zamawiający to potwierdzi.',
      },
      ...common('corrections', 'not-accepted'),
    ],
  },
  { title: 'Zmiany', clauses: common('change-purpose', 'change-offer', 'amendments') },
  {
    title: 'Opłata i płatności',
    clauses: [
      {
        key: 'price',
        required: true,
        body: ['Zamawiający płaci:', '[[billing]]', 'Za niepełny miesiąc opłata jest niższa w stosunku do liczby dni.'].join('\n'),
        purpose: 'Mówi, ile i kiedy się płaci.',
      },
      ...common('invoices', 'late-payment'),
      {
        key: 'fee-review',
        body: 'Raz w roku Strony wspólnie przeglądają opłatę i godziny. Nowa opłata obowiązuje tylko wtedy, gdy zgodzą się obie.',
        purpose: 'Pozwala opłacie nadążać za pracą bez niespodzianek.',
        fallback: 'Raz w roku opłata rośnie o wskaźnik cen konsumpcyjnych za poprzedni rok, najwyżej o 5%. Większa podwyżka wymaga zgody obu Stron.',
      },
    ],
  },
  { title: 'Prawa', clauses: common('licence', 'transfer', 'others-parts', 'ai-parts', 'portfolio') },
  { title: 'Poufność i dane osobowe', clauses: common('confidentiality', 'personal-data') },
  {
    title: 'Odpowiedzialność',
    clauses: [
      ...common('third-party-claims'),
      {
        key: 'liability',
        required: true,
        body: 'Łączna odpowiedzialność każdej Strony jest ograniczona do opłat za dwanaście miesięcy. Żadna Strona nie odpowiada za utracone korzyści drugiej. Ograniczenia te nie dotyczą szkody wyrządzonej umyślnie albo przez rażące niedbalstwo, szkody na osobie, obowiązku zapłaty ani niczego, czego prawo nie pozwala ograniczyć.',
        purpose: 'Mówi, ile najwięcej może kosztować błąd i czego limit nigdy nie obejmuje.',
        fallback: 'Łączna odpowiedzialność każdej Strony jest ograniczona do opłat za dwadzieścia cztery miesiące. Ograniczenie to nie dotyczy szkody wyrządzonej umyślnie albo przez rażące niedbalstwo, szkody na osobie, obowiązku zapłaty ani niczego, czego prawo nie pozwala ograniczyć.',
      },
      ...common('force-majeure'),
    ],
  },
  {
    title: 'Czas trwania i zakończenie',
    clauses: [
      {
        key: 'term',
        required: true,
        body: 'Umowa wiąże od ostatniego podpisu do ostatniego dnia z pkt {#stages}. Dłużej trwa tylko wtedy, gdy obie Strony potwierdzą to w formie dokumentowej.',
        purpose: 'Mówi, od kiedy i do kiedy umowa obowiązuje.',
        fallback: 'Umowa wiąże od ostatniego podpisu. Po ostatnim dniu z pkt {#stages} trwa z miesiąca na miesiąc, dopóki któraś Strona jej nie zakończy.',
      },
      ...common('notice', 'cause'),
      {
        key: 'settlement',
        required: true,
        body: 'Po zakończeniu umowy Zamawiający płaci opłatę do ostatniego dnia oraz za dodatkowe godziny, na które się zgodził. To, co zapłacił ponad to, Wykonawca zwraca w ciągu {cure_days}.',
        purpose: 'Mówi, co na koniec się płaci, a co zwraca.',
      },
      {
        key: 'hand-over',
        required: true,
        body: 'W ciągu {cure_days} od zakończenia Wykonawca przekazuje teksty, plany i dostępy oraz listę tematów w toku ze stanem każdego z nich. Dziennikarze dowiadują się od obu Stron, kto dalej się nimi zajmie. Każda Strona zwraca albo usuwa poufne materiały drugiej, oprócz kopii, które nakazuje zachować prawo.',
        purpose: 'Dba o to, by tematy w toku nie zostały bez opieki.',
      },
    ],
  },
  { title: 'Skargi i spory', clauses: common('complaints', 'disputes', 'law') },
  { title: 'Podpisanie i postanowienia końcowe', clauses: common('electronic-signing', 'signing-secrecy', 'notices', 'whole') },
];
