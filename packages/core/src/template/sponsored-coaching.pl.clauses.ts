import { COACHING_AGREEMENT_PL_SECTIONS } from './coaching-agreement.pl.clauses.ts';
import { commonClauses } from './template-clauses.ts';
import type { TemplateSource } from './template-source.ts';

const common = commonClauses(COACHING_AGREEMENT_PL_SECTIONS);

export const SPONSORED_COACHING_PL_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'Czemu służy coaching',
    clauses: [
      {
        key: 'main-goal',
        required: true,
        body: 'Cel, który znają i popierają wszyscy troje: {main_goal}. Zmienić mogą go tylko wszyscy troje razem. Klient może mieć obok niego własne cele; zostają one między nim a Coachem.',
        purpose: 'Daje sesjom kierunek, który nikogo nie zaskoczy.',
        fallback: 'Cel, który znają i popierają wszyscy troje: {main_goal}. W pierwszej rozmowie troje doprecyzowują go i zapisują na nowo.',
      },
      ...common('progress', 'what-coaching-is', 'definitions', 'scope-in', 'scope-out'),
    ],
  },
  {
    title: 'Nas troje',
    clauses: [
      {
        key: 'free-choice',
        required: true,
        negotiable: false,
        body: 'Klient bierze udział z własnej woli. Odmowa, przerwa albo zakończenie nie ma skutków w pracy. Nic z coachingu nie służy do oceniania, awansowania ani zwalniania kogokolwiek.',
        purpose: 'Chroni Klienta przed coachingiem pod przymusem.',
      },
      {
        key: 'reporting',
        required: true,
        negotiable: false,
        body: [
          'Sponsor dowiaduje się:',
          '- że sesje się odbywają i ile ich było;',
          '- tego, co o celu powie Klient w rozmowach trojga.',
          'Niczego więcej się nie dowiaduje i nie pyta o to ani Coacha, ani Klienta. To, co trafia do Sponsora na piśmie, Klient widzi pierwszy.',
        ].join('\n'),
        purpose: 'Mówi dokładnie, czego dowiaduje się ten, kto płaci, a czego nie.',
      },
      {
        key: 'sponsor-duties',
        required: true,
        body: [
          'Sponsor:',
          '- mówi otwarcie, czego oczekuje, obojgu naraz;',
          '- daje Klientowi czas na sesje w godzinach pracy;',
          '- zauważa, gdy coś się poprawia, i mówi o tym;',
          '- płaci także wtedy, gdy wolałby inny wynik.',
        ].join('\n'),
        purpose: 'Mówi, czego Coach i Klient mogą oczekiwać od Sponsora.',
      },
      {
        key: 'sponsor-contact',
        required: true,
        body: 'W imieniu Sponsora mówi: {sponsor_contact}. Nie jest to przełożony Klienta, chyba że Klient tego chce.',
        purpose: 'Mówi, do kogo się zwracać, i trzyma szefa z boku.',
        fallback: 'W imieniu Sponsora mówi: {sponsor_contact}. Przełożony Klienta bierze udział w rozmowach trojga i w niczym więcej.',
      },
    ],
  },
  { title: 'Kto co robi', clauses: common('coach-duties', 'client-duties', 'preparation', 'responsibility', 'ethics') },
  {
    title: 'Sesje',
    clauses: [
      ...common('rhythm', 'length-and-place', 'moving'),
      {
        key: 'between-sessions',
        binding: 'soft',
        required: true,
        body: 'Między sesjami Coach i Klient piszą do siebie. Coach: {coach_contact}. Klient: {coachee_contact}. Odpowiedź przychodzi w ciągu {answer_days}.',
        purpose: 'Mówi, jak się ze sobą skontaktować, i pilnuje, by nie było tego za dużo.',
        fallback: 'Między sesjami Coach i Klient piszą tylko o terminach. Coach: {coach_contact}. Klient: {coachee_contact}. Wszystko inne czeka na sesję.',
      },
    ],
  },
  { title: 'Jak rozmawiamy', clauses: common('ground-rules', 'honesty') },
  {
    title: 'Poufność i notatki',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'Tego, co Klient mówi na sesjach, Coach nie mówi nikomu, Sponsorowi też nie. Obowiązuje to także po zakończeniu coachingu. Klient może opowiadać innym, co zechce. Co Sponsor powie o swojej firmie, Coach i Klient zachowują dla siebie.',
        purpose: 'Czyni sesje bezpiecznym miejscem.',
      },
      ...common('confidentiality-limits', 'release', 'records', 'recording-and-ai'),
    ],
  },
  { title: 'Granice i materiały', clauses: common('boundaries', 'materials') },
  { title: 'Przeglądy i zmiany', clauses: common('reviews', 'changes') },
  {
    title: 'Opłata',
    clauses: [
      {
        key: 'fee',
        required: true,
        body: ['Sponsor płaci:', '[[billing]]', 'Kwoty są kwotami netto; VAT dolicza się, gdy wymaga tego prawo. Klient nie płaci nic. Sesja, na którą Klient nie przyszedł, jest płatna, a Sponsor nie pyta dlaczego.'].join('\n'),
        purpose: 'Mówi, ile kosztuje coaching i że Klienta nie kosztuje nic.',
        fallback: ['Sponsor płaci:', '[[billing]]', 'Kwoty są kwotami netto; VAT dolicza się, gdy wymaga tego prawo. Klient nie płaci nic. Najwyżej dwie opuszczone sesje Coach odrabia bezpłatnie.'].join('\n'),
      },
      {
        key: 'late-payment',
        required: true,
        body: 'Za spóźnioną płatność Coach może naliczyć odsetki ustawowe. Sesje, które już zapisano, i tak się odbywają, żeby Klient na tym nie ucierpiał.',
        purpose: 'Mówi, co następuje, gdy pieniądze się spóźniają, i nie obciąża tym Klienta.',
      },
    ],
  },
  {
    title: 'Trudności i zakończenie',
    clauses: [
      ...common('difficulties'),
      {
        key: 'ending',
        required: true,
        body: 'I Klient, i Coach mogą zakończyć coaching w każdej chwili e-mailem; nie mówią Sponsorowi dlaczego. Sponsor może go zakończyć e-mailem; coaching kończy się w ciągu {closing_days}, a rozmowa na koniec i tak się odbywa. Płatne są sesje odbyte do tego czasu; resztę Coach zwraca w ciągu {closing_days}.',
        purpose: 'Pozwala odejść każdemu z trojga i oszczędza Klientowi tłumaczeń.',
        fallback: 'I Klient, i Coach mogą zakończyć coaching w każdej chwili e-mailem; nie mówią Sponsorowi dlaczego. Sponsor w każdym razie płaci za wszystkie umówione sesje; niewykorzystane może w ciągu {closing_days} oddać komuś innemu.',
        summaryLine: 'ending',
        summary: 'Zakończyć może każde z trojga; klient nie musi mówić dlaczego, a płatne są tylko sesje odbyte do tego czasu.',
      },
      ...common('closing-talk', 'liability'),
    ],
  },
  { title: 'Podpisanie i postanowienia końcowe', clauses: common('electronic-signing', 'law') },
];
