import { SERVICE_AGREEMENT_PL_TERMS } from './service-agreement.pl.terms.ts';
import { SERVICE_AGREEMENT_PL_WORK } from './service-agreement.pl.work.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses([...SERVICE_AGREEMENT_PL_WORK, ...SERVICE_AGREEMENT_PL_TERMS]);

export const ELEARNING_AGREEMENT_PL_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'Po co jest szkolenie',
    clauses: [
      ...common('purpose'),
      {
        key: 'learners',
        required: true,
        body: 'Szkolenie powstaje dla tych osób: {learners}. Jeżeli okaże się, że uczyć się będą inni albo że umieją więcej lub mniej, Strony ustalają to jako zmianę.',
        purpose: 'Mówi, dla kogo powstaje szkolenie, bo od tego zależy cała reszta.',
        fallback: 'Szkolenie powstaje dla tych osób: {learners}. Wykonawca sprawdza to w trzech rozmowach z uczącymi się i pisze w koncepcji, co z nich wynika.',
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
    title: 'Współpraca',
    clauses: [
      ...common('contacts', 'ground-rules', 'answers', 'provider-duties'),
      {
        key: 'client-duties',
        required: true,
        body: [
          'Zamawiający:',
          '- wskazuje jedną osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- wskazuje eksperta merytorycznego, który odpowiada w ciągu {answer_days};',
          '- zbiera uwagi wszystkich swoich ludzi, także prawników i marketingu, w jedną listę bez sprzeczności;',
          '- dba o to, by podane fakty były prawdziwe, a przekazanych materiałów wolno było użyć.',
        ].join('\n'),
        purpose: 'Wymienia to, na co może liczyć Wykonawca, i mówi, kto to robi.',
        fallback: [
          'Zamawiający:',
          '- wskazuje jedną osobę decydującą, która ma czas i prawo podjąć decyzję;',
          '- wskazuje eksperta merytorycznego, który odpowiada w ciągu {answer_days};',
          '- przesyła uwagi w jednej liście; sprzeczności wskazuje Wykonawca, a rozstrzyga osoba decydująca;',
          '- dba o to, by podane fakty były prawdziwe, a przekazanych materiałów wolno było użyć.',
        ].join('\n'),
      },
      ...common('subcontractors'),
    ],
  },
  {
    title: 'Zakres i technika',
    clauses: [
      {
        key: 'scope-in',
        required: true,
        body: ['W cenę wchodzą:', '[[scope_in]]', 'Cena i terminy opierają się na tym, co Zamawiający powiedział przed podpisaniem. Jeżeli okaże się, że jest inaczej, każda Strona może poprosić o zmianę.'].join('\n'),
        purpose: 'Wymienia to, za co Zamawiający płaci.',
        fallback: ['W cenę wchodzą:', '[[scope_in]]', 'Minuty liczy się przy spokojnym tempie czytania. Różnica do jednej dziesiątej w górę albo w dół nie zmienia ceny.'].join('\n'),
      },
      ...common('scope-out'),
      {
        key: 'platform',
        required: true,
        body: 'Miejsce działania szkolenia: {platform}. Szkolenie działa w bieżącym i poprzednim wydaniu popularnych przeglądarek, na komputerach i telefonach. Zapisuje, kto zaczął, kto ukończył i z jakim wynikiem testu.',
        purpose: 'Mówi, gdzie szkolenie ma działać i co zapisuje.',
        fallback: 'Miejsce działania szkolenia: {platform}. Przed podpisaniem Wykonawca wypróbowuje tam małą próbkę. Szkolenie działa w bieżącym wydaniu popularnych przeglądarek, na komputerach. Zapisuje, kto zaczął, kto ukończył i z jakim wynikiem testu.',
      },
      {
        key: 'accessibility',
        required: true,
        body: 'Ze szkolenia można korzystać samą klawiaturą, a czytnik ekranu odczytuje je na głos. Kolory mają wystarczający kontrast, a to, co słychać, można też przeczytać. Miarą jest WCAG 2.1, poziom AA.',
        purpose: 'Dba o to, by nikt nie był wykluczony z nauki.',
        fallback: 'To, co w szkoleniu słychać, można też przeczytać, a kolory mają wystarczający kontrast. Dla osoby, która nie może wykonać ćwiczenia, Wykonawca przygotowuje tę samą treść w postaci tekstu.',
      },
      {
        key: 'new-releases',
        body: 'Jeżeli po uruchomieniu Zamawiający zmieni platformę, dopasowanie do niej szkolenia jest zmianą. Wykonawca mówi, w jakim narzędziu i w którym jego wydaniu powstało szkolenie.',
        purpose: 'Mówi, kto płaci, gdy zmienia się technika wokół szkolenia.',
      },
    ],
  },
  {
    title: 'Etapy i terminy',
    clauses: [
      ...common('stages', 'client-inputs'),
      {
        key: 'gates',
        required: true,
        body: 'Następny krok zaczyna się, gdy poprzedni został odebrany. To, co odebrano, zostaje: późniejsze uwagi do tego są zmianą. Chroni to Zamawiającego przed płaceniem dwa razy, a Wykonawcę przed robieniem dwa razy.',
        purpose: 'Nie pozwala, by spóźnione uwagi burzyły to, co już uzgodniono.',
        fallback: 'Następny krok zaczyna się, gdy poprzedni został odebrany. Późniejsze uwagi do tego, co odebrano, są zmianą, chyba że łącznie zajmą Wykonawcy mniej niż godzinę.',
      },
      ...common('waiting', 'pause', 'provider-delay'),
    ],
  },
  {
    title: 'Rezultaty i odbiór',
    clauses: [
      ...common('deliverables', 'review', 'silence', 'corrections', 'not-accepted'),
      {
        key: 'pilot',
        body: 'W pilotażu prawdziwi uczestnicy przechodzą całe szkolenie. Wykonawca obserwuje albo pyta, gdzie się zatrzymują, i poprawia to bezpłatnie. Życzenia co do nowych treści są zmianą.',
        purpose: 'Pozwala ocenić szkolenie uczącym się, zanim trafi do wszystkich.',
        fallback: 'Zamiast pilotażu trzy osoby przechodzą szkolenie podczas rozmowy wideo z Wykonawcą. To, co je zatrzymuje, Wykonawca poprawia bezpłatnie.',
      },
      {
        key: 'platform-acceptance',
        required: true,
        body: 'Pakiet końcowy obie Strony sprawdzają razem na platformie Zamawiającego. Jeżeli działa u Wykonawcy, a tam nie, obie Strony szukają przyczyny. Szkolenie poprawia Wykonawca, a platformę Zamawiający.',
        purpose: 'Sprawia, że „działa” znaczy „działa u Zamawiającego”.',
      },
    ],
  },
  {
    title: 'Zmiany i aktualizacje',
    clauses: [
      ...common('change-purpose', 'change-offer', 'amendments'),
      {
        key: 'updates',
        body: 'Po uruchomieniu Wykonawca aktualizuje szkolenie za {hour_rate} za godzinę. Cenę i termin podaje w ciągu {review_days}. Zamawiający może też aktualizować szkolenie sam albo z kimś innym.',
        purpose: 'Mówi, ile kosztuje utrzymanie szkolenia w aktualnym stanie.',
        fallback: 'Przez rok od uruchomienia Wykonawca wykonuje jedną małą aktualizację bezpłatnie. Następne kosztują {hour_rate} za godzinę.',
      },
    ],
  },
  { title: 'Cena i płatności', clauses: common('price', 'invoices', 'late-payment') },
  {
    title: 'Prawa',
    clauses: [
      ...common('licence', 'transfer'),
      {
        key: 'source-files',
        required: true,
        body: 'Z pakietem końcowym Zamawiający otrzymuje wszystkie pliki źródłowe: projekt w narzędziu, w którym powstało szkolenie, grafikę, nagrania, teksty i napisy. Narzędzia, wzory i wiedza, które Wykonawca miał wcześniej, pozostają jego; licencja obejmuje je jako część szkolenia.',
        purpose: 'Pozwala Zamawiającemu zmieniać później szkolenie bez Wykonawcy.',
        fallback: 'Zamawiający otrzymuje pliki źródłowe każdego modułu razem z nim. Narzędzia, wzory i wiedza, które Wykonawca miał wcześniej, pozostają jego; licencja obejmuje je jako część szkolenia.',
      },
      {
        key: 'voices',
        required: true,
        body: 'Wykonawca ma pisemną zgodę każdego, kogo w szkoleniu słychać albo widać, także na późniejsze aktualizacje. Głos stworzony przez komputer jest tak oznaczony. Zgody osób, które zapewnia Zamawiający, zbiera Zamawiający.',
        purpose: 'Zapobiega kłopotom z głosami i twarzami w szkoleniu.',
      },
      ...common('others-parts', 'ai-parts', 'portfolio'),
    ],
  },
  {
    title: 'Poufność i dane osobowe',
    clauses: [
      ...common('confidentiality', 'personal-data'),
      {
        key: 'learner-data',
        body: 'Wyniki pojedynczych osób zostają na platformie Zamawiającego. Z pilotażu Wykonawca zachowuje tylko odpowiedzi bez nazwisk, a resztę usuwa w ciągu {cure_days} od raportu.',
        purpose: 'Chroni ludzi, którzy się uczą.',
      },
    ],
  },
  {
    title: 'Jakość i odpowiedzialność',
    clauses: [
      {
        key: 'warranty',
        required: true,
        body: [
          'W ciągu {warranty_months} od odbioru pakietu końcowego Wykonawca bezpłatnie poprawia to, co różni się od uzgodnień:',
          '- szkolenia nie da się ukończyć albo nic nie zapisuje: praca zaczyna się w ciągu {answer_days};',
          '- coś działa źle, ale jest obejście: poprawka w ciągu {review_days};',
          '- drobiazg, który nikomu nie przeszkadza: z następną poprawką.',
          'Nie dotyczy to wad, które powstały przez cudze zmiany.',
        ].join('\n'),
        purpose: 'Mówi, jak szybko i które wady są usuwane bezpłatnie.',
      },
      ...common('third-party-claims', 'liability'),
    ],
  },
  {
    title: 'Czas trwania i zakończenie',
    clauses: [
      ...common('term', 'cause'),
      {
        key: 'notice',
        required: true,
        body: 'Każda Strona może zakończyć umowę w formie dokumentowej, bez podania przyczyny, po zakończeniu etapu, a przed rozpoczęciem następnego. Samo to nikogo nie zobowiązuje do odszkodowania.',
        purpose: 'Pozwala odejść w chwili, w której traci się najmniej.',
        fallback: 'Każda Strona może zakończyć umowę w formie dokumentowej, bez podania przyczyny. Umowa kończy się z upływem {cure_days} od dnia, w którym druga Strona otrzymała wypowiedzenie. Samo to nikogo nie zobowiązuje do odszkodowania.',
        summaryLine: 'ending',
        summary: 'Każda strona może zakończyć umowę po dowolnym etapie, bez podania przyczyny; płacą Państwo za to, co zrobione, i otrzymują to z plikami źródłowymi.',
      },
      ...common('settlement', 'hand-over'),
    ],
  },
  { title: 'Skargi i spory', clauses: common('complaints', 'disputes', 'law') },
  { title: 'Podpisanie i postanowienia końcowe', clauses: common('electronic-signing', 'signing-secrecy', 'notices', 'whole') },
];
