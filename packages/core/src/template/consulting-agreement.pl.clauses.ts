import { SERVICE_AGREEMENT_PL_TERMS } from './service-agreement.pl.terms.ts';
import { SERVICE_AGREEMENT_PL_WORK } from './service-agreement.pl.work.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses([...SERVICE_AGREEMENT_PL_WORK, ...SERVICE_AGREEMENT_PL_TERMS]);

export const CONSULTING_AGREEMENT_PL_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'Czemu służy doradztwo',
    clauses: [
      ...common('purpose'),
      {
        key: 'question',
        required: true,
        body: 'Wykonawca odpowiada na to pytanie: {question}. Jeżeli odkryje, że ważniejsze jest inne, mówi o tym, zanim pójdzie dalej, a wybiera Zamawiający.',
        purpose: 'Ustala, czego trzeba się dowiedzieć, i zostawia miejsce na lepsze pytanie.',
        fallback: 'Wykonawca odpowiada na to pytanie: {question}. Każde inne pytanie jest zmianą.',
      },
      ...common('results'),
    ],
  },
  {
    title: 'Słowa',
    clauses: [
      ...common('definitions', 'document-form'),
    ],
  },
  {
    title: 'Kto co robi',
    clauses: [
      {
        key: 'advice',
        required: true,
        body: 'Wykonawca doradza, a Zamawiający decyduje i wykonuje. Wykonawca odpowiada za metodę, obliczenia i uczciwość rady. Zamawiający odpowiada za swoje decyzje i ich skutki.',
        purpose: 'Wyznacza granicę między radą a decyzją.',
        fallback: 'Wykonawca doradza, a Zamawiający decyduje i wykonuje. Po trzech miesiącach Wykonawca w bezpłatnej rozmowie ocenia z Zamawiającym skutki i mówi, co dziś zrobiłby inaczej.',
      },
      ...common('contacts'),
      {
        key: 'people',
        required: true,
        body: 'Pracę prowadzi i we wszystkich ważnych rozmowach uczestniczy ta osoba: {lead_consultant}. Kto inny zastępuje ją tylko za zgodą Zamawiającego, chyba że zachoruje.',
        purpose: 'Sprawia, że Zamawiający pracuje z tymi, których wybrał.',
        fallback: 'Pracę prowadzi ta osoba: {lead_consultant}. Wykonawca może ją zastąpić kimś o takim samym doświadczeniu i mówi o tym pięć dni roboczych wcześniej.',
      },
      ...common('ground-rules', 'answers', 'provider-duties'),
      {
        key: 'client-duties',
        required: true,
        body: [
          'Zamawiający:',
          '- podaje prawdziwe i pełne liczby i mówi, co pomija;',
          '- otwiera drzwi do swoich ludzi i mówi im, po co jest ta praca;',
          '- wskazuje osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- mówi Wykonawcy o decyzjach, które dotyczą pytania.',
        ].join('\n'),
        purpose: 'Wymienia to, na co może liczyć Wykonawca.',
        fallback: [
          'Zamawiający:',
          '- podaje prawdziwe liczby, a te, których nie może pokazać, wymienia;',
          '- otwiera drzwi do swoich ludzi i mówi im, po co jest ta praca;',
          '- wskazuje osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- mówi Wykonawcy o decyzjach, które dotyczą pytania.',
        ].join('\n'),
      },
      {
        key: 'talks',
        required: true,
        body: 'To, co ludzie mówią w rozmowach, Wykonawca przekazuje bez nazwisk. Nikt u Zamawiającego nie pyta, kto co powiedział. Przed rozmową każdy słyszy, czemu ona służy i że nie musi odpowiadać.',
        purpose: 'Pozwala ludziom mówić otwarcie, jak jest.',
      },
      ...common('subcontractors'),
    ],
  },
  {
    title: 'Niezależność',
    clauses: [
      {
        key: 'independence',
        required: true,
        body: 'Wykonawca nie bierze pieniędzy ani przysług od nikogo, komu jego rekomendacja mogłaby pomóc. Jeżeli ma w sprawie własny interes, mówi o tym przed podpisaniem albo od razu, gdy się pojawi. Zamawiający może wtedy od razu zakończyć umowę.',
        purpose: 'Dba o to, by rada służyła tylko Zamawiającemu.',
      },
      {
        key: 'competitors',
        body: 'W czasie pracy i przez trzy miesiące po niej ludzie, którzy doradzają Zamawiającemu, nie doradzają w tej samej sprawie jego bezpośrednim konkurentom.',
        purpose: 'Pilnuje, by zdobyta wiedza nie pomagała rywalowi.',
        fallback: 'Wykonawca może doradzać konkurentom Zamawiającego. Robią to inni ludzie i nic między nimi nie przechodzi.',
      },
      {
        key: 'staff',
        body: 'W czasie pracy i przez sześć miesięcy po niej żadna Strona bez zgody drugiej nie proponuje zatrudnienia osobie, która w niej uczestniczyła. Na publiczne ogłoszenie może odpowiedzieć każdy.',
        purpose: 'Chroni oba zespoły i nikogo nie wiąże.',
      },
    ],
  },
  { title: 'Zakres', clauses: [
    {
      key: 'scope-in',
      required: true,
      body: ['W cenę wchodzą:', '[[scope_in]]', 'Cena i terminy opierają się na tym, co Zamawiający powiedział przed podpisaniem. Jeżeli okaże się, że jest inaczej, każda Strona może poprosić o zmianę.'].join('\n'),
      purpose: 'Wymienia to, za co Zamawiający płaci.',
      fallback: ['W cenę wchodzą:', '[[scope_in]]', 'W tych granicach Wykonawca sam decyduje, jak używa czasu. Praca większa o jedną dziesiątą nie zmienia ceny.'].join('\n'),
    },
    ...common('scope-out'),
  ] },
  {
    title: 'Etapy i terminy',
    clauses: [
      ...common('stages', 'client-inputs'),
      {
        key: 'progress',
        required: true,
        body: 'Raz w tygodniu Wykonawca pisze pięć zdań: co zrobiono, co znaleziono, co dalej, na co czeka, co go niepokoi. Po każdym etapie Strony rozmawiają i decydują, czy iść dalej.',
        purpose: 'Oszczędza Zamawiającemu niespodzianek na końcu.',
        fallback: 'Po każdym etapie Wykonawca pisze jedną stronę: co zrobiono, co znaleziono, co dalej. Strony rozmawiają i decydują, czy iść dalej.',
      },
      ...common('waiting', 'pause', 'provider-delay'),
    ],
  },
  { title: 'Rezultaty i odbiór', clauses: common('deliverables', 'review', 'silence', 'corrections', 'not-accepted') },
  { title: 'Zmiany', clauses: common('change-purpose', 'change-offer', 'amendments') },
  {
    title: 'Cena i płatności',
    clauses: [
      ...common('price'),
      {
        key: 'invoices',
        required: true,
        body: 'Kwoty są kwotami netto; VAT dolicza się, gdy wymaga tego prawo. Fakturę Wykonawca wystawia, gdy dana część staje się należna. Za podróże poza umówioną wizytą Zamawiający płaci rzeczywisty koszt, jeżeli uzgodniono je wcześniej; czas w drodze jest bezpłatny.',
        purpose: 'Porządkuje podatek, faktury i podróże, żeby żadna kwota nie była niespodzianką.',
        fallback: 'Kwoty są kwotami netto; VAT dolicza się, gdy wymaga tego prawo. Fakturę Wykonawca wystawia, gdy dana część staje się należna. Poza ceną Zamawiający nie zwraca żadnych wydatków.',
      },
      ...common('late-payment'),
    ],
  },
  {
    title: 'Korzystanie z rad',
    clauses: [
      ...common('licence'),
      {
        key: 'third-parties',
        required: true,
        body: 'Rady powstają dla Zamawiającego. Kto inny je otrzyma, korzysta z nich na własne ryzyko i Zamawiający mu o tym mówi. Nazwa Wykonawcy może stać tylko przy pełnym fragmencie, nigdy przy jego połowie.',
        purpose: 'Mówi, kto może na tych radach polegać.',
        fallback: 'Rady powstają dla Zamawiającego. Może on przekazać je swojemu bankowi i biegłemu rewidentowi; Wykonawca objaśnia je w rozmowie trwającej najwyżej godzinę.',
      },
      ...common('transfer'),
      {
        key: 'working-papers',
        body: 'Materiały robocze pozostają u Wykonawcy. Przechowuje je i w ciągu {confidentiality_months} od zakończenia na prośbę Zamawiającego pokazuje, skąd wziął się wynik. Metody i wiedza pozostają jego; licencja obejmuje je jako część rezultatu.',
        purpose: 'Mówi, u kogo zostają notatki, i pozwala prześledzić rozumowanie.',
      },
      ...common('ai-parts', 'portfolio'),
    ],
  },
  { title: 'Poufność i dane osobowe', clauses: common('confidentiality', 'personal-data') },
  {
    title: 'Jakość i odpowiedzialność',
    clauses: [
      {
        key: 'warranty',
        required: true,
        body: 'Jeżeli fakt albo obliczenie w rezultacie okaże się błędne, Wykonawca poprawia to bezpłatnie w ciągu {review_days} i mówi, czy zmienia się jego rekomendacja. To, co zmieniło się po przekazaniu, nie jest błędem.',
        purpose: 'Mówi, co się dzieje, gdy Wykonawca się pomyli.',
      },
      ...common('liability', 'force-majeure'),
    ],
  },
  { title: 'Czas trwania i zakończenie', clauses: common('term', 'notice', 'cause', 'settlement', 'hand-over') },
  { title: 'Skargi i spory', clauses: common('complaints', 'disputes', 'law') },
  { title: 'Podpisanie i postanowienia końcowe', clauses: common('electronic-signing', 'signing-secrecy', 'notices', 'whole') },
];
