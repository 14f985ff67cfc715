import type { TemplateSource } from './template-source.ts';

export const MENTORING_AGREEMENT_PL_SECTIONS: TemplateSource['sections'] = [
  {
    title: 'Co chcemy osiągnąć',
    clauses: [
      {
        key: 'main-goal',
        required: true,
        body: 'Ten mentoring ma jeden cel główny: {main_goal}. Wybiera go Uczestnik, a Mentor pomaga uczynić go jasnym i osiągalnym.',
        purpose: 'Nadaje wszystkim spotkaniom jeden kierunek.',
        fallback: 'Na razie cel główny to: {main_goal}. Wracamy do niego na pierwszym spotkaniu i wtedy Uczestnik może wybrać inny.',
      },
      {
        key: 'progress',
        required: true,
        body: ['Postęp poznamy po tych oznakach:', '[[results]]', 'W miarę jak się uczymy, możemy którąś doprecyzować; wtedy to zapisujemy.'].join('\n'),
        purpose: 'Pozwala nam obojgu zobaczyć, czy mentoring pomaga.',
      },
      {
        key: 'definitions',
        body: ['W całej umowie te słowa mają jedno znaczenie:', '[[terms]]'].join('\n'),
        purpose: 'Ustala znaczenie słów, które są tu najważniejsze.',
      },
      {
        key: 'scope-in',
        required: true,
        body: ['Tematy, nad którymi pracujemy:', '[[scope_in]]'].join('\n'),
        purpose: 'Mówi, do czego służą spotkania.',
      },
      {
        key: 'scope-out',
        required: true,
        body: ['W skład mentoringu nie wchodzą:', '[[scope_out]]', 'Jeżeli Uczestnik potrzebuje czegoś z tej listy, Mentor mówi o tym i wskazuje odpowiednią osobę, jeśli ją zna.'].join('\n'),
        purpose: 'Pokazuje, gdzie kończy się mentoring, a zaczyna inna pomoc.',
      },
    ],
  },
  {
    title: 'Kto co robi',
    clauses: [
      {
        key: 'mentor-duties',
        binding: 'soft',
        required: true,
        body: [
          'Mentor:',
          '- słucha, pyta i dzieli się doświadczeniem, także porażkami;',
          '- uczciwie mówi, co widzi, i życzliwie stawia wyzwania;',
          '- otwiera drzwi do ludzi i wiedzy, gdy to stosowne;',
          '- przychodzi przygotowany i nie wyręcza Uczestnika.',
        ].join('\n'),
        purpose: 'Mówi, na co może liczyć Uczestnik.',
      },
      {
        key: 'mentee-duties',
        binding: 'soft',
        required: true,
        body: [
          'Uczestnik:',
          '- wybiera tematy i prowadzi ten proces;',
          '- próbuje tego, co ustaliliśmy, i uczciwie mówi, jak poszło;',
          '- prosi o to, czego potrzebuje, także o informację zwrotną;',
          '- sam decyduje i sam działa.',
        ].join('\n'),
        purpose: 'Mówi, na co może liczyć Mentor.',
      },
      {
        key: 'preparation',
        binding: 'soft',
        body: ['Przed spotkaniami Uczestnik przygotowuje:', '[[client_inputs]]'].join('\n'),
        purpose: 'Zostawia spotkanie na to, czego nie da się załatwić e-mailem.',
        fallback: [
          'Przed spotkaniami Uczestnik przygotowuje:',
          '[[client_inputs]]',
          'Jeżeli zabrakło na to czasu, poświęcamy temu pierwsze dziesięć minut spotkania.',
        ].join('\n'),
      },
      {
        key: 'responsibility',
        required: true,
        body: 'Mentor odpowiada za jakość rozmowy. Uczestnik odpowiada za swoje decyzje i za to, co z nich wyniknie. Mentor nie obiecuje określonego skutku, na przykład awansu albo kontraktu.',
        purpose: 'Dzieli odpowiedzialność tak, żeby nikt nie dźwigał cudzej.',
        fallback: 'Mentor odpowiada za jakość rozmowy. Uczestnik odpowiada za swoje decyzje i za to, co z nich wyniknie. Jeżeli przegląd nie pokaże postępu w żadnej z oznak, Mentor proponuje jedno dodatkowe spotkanie bez opłaty.',
      },
    ],
  },
  {
    title: 'Spotkania',
    clauses: [
      {
        key: 'rhythm',
        required: true,
        body: 'Zaczynamy {start_day}, a kończymy po upływie {duration_months}. Odstęp między spotkaniami nie przekracza {meeting_interval}.',
        purpose: 'Nadaje mentoringowi stały rytm i widoczny koniec.',
        fallback: 'Zaczynamy {start_day}, a kończymy po upływie {duration_months}. Odstęp między spotkaniami nie przekracza {meeting_interval}; urlopów zapowiedzianych wcześniej nie liczymy.',
      },
      {
        key: 'length-and-place',
        required: true,
        body: 'Spotkanie trwa do {meeting_minutes}\u00A0minut. Forma i miejsce: {meeting_place}. Dwa najbliższe spotkania zawsze są zapisane w obu kalendarzach.',
        purpose: 'Mówi, jak długo i gdzie się spotykamy.',
        fallback: 'Spotkanie trwa do {meeting_minutes}\u00A0minut. Forma i miejsce: {meeting_place}. Na końcu każdego spotkania ustalamy termin następnego.',
      },
      {
        key: 'moving',
        required: true,
        body: 'Każde z nas może przenieść albo odwołać spotkanie z wyprzedzeniem co najmniej {cancel_hours} i od razu proponuje nowy termin. Jeżeli Uczestnik odwoła spotkanie później albo nie przyjdzie, uznajemy je za odbyte; jeżeli zrobi to Mentor, odrabia je. Chorobę i nagłe zdarzenia usprawiedliwiamy.',
        purpose: 'Chroni czas obojga.',
        fallback: 'Każde z nas może przenieść albo odwołać spotkanie z wyprzedzeniem co najmniej {cancel_hours} i od razu proponuje nowy termin. Pierwsze późniejsze odwołanie usprawiedliwiamy każdemu. Potem, jeżeli Uczestnik odwoła spotkanie za późno albo nie przyjdzie, uznajemy je za odbyte; jeżeli zrobi to Mentor, odrabia je.',
      },
      {
        key: 'between-meetings',
        binding: 'soft',
        required: true,
        body: 'Między spotkaniami piszemy do siebie. Kontakt do Mentora: {mentor_contact}. Kontakt do Uczestnika: {mentee_contact}. Odpowiadamy w ciągu {answer_days}; dłuższe sprawy czekają na spotkanie.',
        purpose: 'Mówi, jak się ze sobą kontaktować, i nie pozwala, by zabrało to cały czas.',
        fallback: 'Między spotkaniami piszemy tylko o terminach. Kontakt do Mentora: {mentor_contact}. Kontakt do Uczestnika: {mentee_contact}. Wszystko inne czeka na spotkanie.',
      },
    ],
  },
  {
    title: 'Jak rozmawiamy',
    clauses: [
      {
        key: 'ground-rules',
        binding: 'soft',
        body: ['Te zasady ułatwiają otwartą rozmowę:', '[[ground_rules]]', 'To obietnice. Kto widzi, że zasada została złamana, mówi o tym życzliwie; każde z nas może zaproponować lepszą.'].join('\n'),
        purpose: 'Ustala, jak się do siebie odnosimy, zanim będzie to potrzebne.',
      },
      {
        key: 'honesty',
        binding: 'soft',
        body: 'Mówimy, co myślimy, czego nie wiemy i co nam nie pomaga. Nikt nie musi odpowiadać: „wolę o tym nie mówić” to pełna odpowiedź.',
        purpose: 'Pozwala na szczerość bez nacisku.',
      },
      {
        key: 'feedback',
        binding: 'soft',
        body: 'Zanim damy informację zwrotną, pytamy o zgodę. Nazywamy sytuację, zachowanie i jego skutek i mówimy we własnym imieniu. Druga osoba mówi, co usłyszała, i ustalamy, co dalej.',
        purpose: 'Sprawia, że z informacji zwrotnej można skorzystać.',
      },
    ],
  },
  {
    title: 'Poufność',
    clauses: [
      {
        key: 'confidentiality',
        required: true,
        body: 'To, co mówimy na spotkaniach, zostaje między nami. Obowiązuje to nas oboje, także po zakończeniu mentoringu.',
        purpose: 'Czyni spotkania bezpiecznym miejscem.',
      },
      {
        key: 'confidentiality-limits',
        required: true,
        body: 'Poufność kończy się tam, gdzie ujawnienia wymaga prawo albo gdzie zagrożone jest czyjeś życie lub zdrowie. Jeżeli to bezpieczne, najpierw mówimy o tym sobie. Mentor może poradzić się innego mentora, nie podając, o kogo chodzi.',
        purpose: 'Uczciwie mówi, gdzie poufność się kończy.',
        fallback: 'Poufność kończy się tam, gdzie ujawnienia wymaga prawo albo gdzie zagrożone jest czyjeś życie lub zdrowie. Jeżeli to bezpieczne, najpierw mówimy o tym sobie. Mentor radzi się innych tylko za zgodą Uczestnika.',
      },
      {
        key: 'reporting',
        body: 'Jeżeli mentoring organizuje albo opłaca firma lub program, dowiaduje się tylko, że się spotykamy i czy cele osiągnięto. Cokolwiek więcej wymaga zgody nas obojga.',
        purpose: 'Mówi, czego mogą dowiedzieć się inni.',
        fallback: 'Jeżeli mentoring organizuje albo opłaca firma lub program, dowiaduje się tylko, że się spotykamy. Cokolwiek więcej wymaga zgody nas obojga.',
      },
      {
        key: 'notes-and-data',
        required: true,
        body: 'Każde z nas prowadzi własne notatki i pokazuje je tylko wtedy, gdy chce. Bez zgody drugiej osoby nikt nie nagrywa spotkań ani nie wprowadza ich treści do narzędzi sztucznej inteligencji. Mentor używa danych Uczestnika tylko do mentoringu, a notatki usuwa w ciągu {notes_months} od jego zakończenia.',
        purpose: 'Mówi, co się dzieje z notatkami, nagraniami i danymi.',
        fallback: 'Nikt nie prowadzi notatek, których druga osoba nie widziała. Bez zgody drugiej osoby nikt nie nagrywa spotkań ani nie wprowadza ich treści do narzędzi sztucznej inteligencji. Mentor używa danych Uczestnika tylko do mentoringu, a notatki usuwa w ciągu {notes_months} od jego zakończenia.',
      },
    ],
  },
  {
    title: 'Granice i materiały',
    clauses: [
      {
        key: 'boundaries',
        required: true,
        body: 'Mentor nie jest przełożonym, terapeutą ani prawnikiem Uczestnika i nie ocenia go w pracy. Dopóki trwa mentoring, nie pożyczamy sobie pieniędzy, nie dajemy sobie cennych prezentów, nie robimy ze sobą innych interesów i nie wchodzimy w relację intymną. Jeżeli coś z tego się zmieni, mówimy o tym i decydujemy, czy kontynuować.',
        purpose: 'Utrzymuje jasne role i zaufanie.',
      },
      {
        key: 'materials',
        required: true,
        body: 'Pomysły, plany i prace Uczestnika pozostają jego. Uczestnik może korzystać z materiałów Mentora dla własnego rozwoju, także później, a innym przekazuje je tylko za zgodą.',
        purpose: 'Mówi, czyje są pomysły i materiały.',
        fallback: 'Pomysły, plany i prace Uczestnika pozostają jego. Uczestnik może korzystać z materiałów Mentora dla własnego rozwoju i z ludźmi, którymi kieruje, także później, podając Mentora jako autora.',
        summaryLine: 'rights',
        summary: 'Państwa pomysły i plany pozostają Państwa; z materiałów mentora mogą Państwo dalej korzystać dla własnego rozwoju.',
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
        body: ['W tych momentach zatrzymujemy się i patrzymy, jak nam idzie:', '[[phases]]', 'Zadajemy sobie trzy pytania: czy to pomaga, co zmieniamy, czy idziemy dalej?'].join('\n'),
        purpose: 'Nie pozwala, by mentoring toczył się z przyzwyczajenia.',
        fallback: [
          'W tych momentach zatrzymujemy się i patrzymy, jak nam idzie:',
          '[[phases]]',
          'Zadajemy sobie trzy pytania: czy to pomaga, co zmieniamy, czy idziemy dalej? Każde z nas może w każdej chwili poprosić o jeszcze jedną taką rozmowę.',
        ].join('\n'),
      },
      {
        key: 'changes',
        required: true,
        body: 'Każde z nas może w każdej chwili zaproponować zmianę i mówi, co ma ona dać. Zmiana obowiązuje, gdy oboje potwierdzimy ją e-mailem albo przez osobisty link. Do tego czasu nic się nie zmienia.',
        purpose: 'Pozwala, by umowa nadążała za tym, czego się uczymy.',
        summaryLine: 'changes',
        summary: 'Każde z nas może zaproponować zmianę i mówi, co ma ona dać; obowiązuje, gdy oboje ją potwierdzimy.',
      },
    ],
  },
  {
    title: 'Opłata',
    clauses: [
      {
        key: 'fee',
        body: ['Opłaty Uczestnika za mentoring:', '[[billing]]', 'Płatne są spotkania, które się odbyły albo które uznajemy za odbyte. Podatek jest wliczony.'].join('\n'),
        purpose: 'Mówi, ile kosztuje mentoring.',
        fallback: 'Mentoring jest dla Uczestnika bezpłatny.',
      },
      {
        key: 'consumer',
        negotiable: false,
        body: 'Jeżeli Uczestnik zawiera tę umowę jako konsument, zachowuje wszystkie prawa konsumenta. Może w szczególności odstąpić od umowy w ciągu 14 dni od jej zawarcia bez podania przyczyny; za spotkania, które na jego wyraźne żądanie odbyły się wcześniej, płaci.',
        purpose: 'Zachowuje prawa Uczestnika, który płaci prywatnie.',
      },
    ],
  },
  {
    title: 'Trudności i zakończenie',
    clauses: [
      {
        key: 'difficulties',
        binding: 'soft',
        required: true,
        body: 'Jeżeli coś komuś z nas przeszkadza, pierwsza dowiaduje się o tym druga osoba, najpóźniej na następnym spotkaniu. Jeżeli rozmowa nie pomoże, pomaga nam: {helper}.',
        purpose: 'Mówi, co robić, gdy nie wychodzi.',
        fallback: 'Jeżeli coś komuś z nas przeszkadza, pierwsza dowiaduje się o tym druga osoba, najpóźniej na następnym spotkaniu. Jeżeli rozmowa nie pomoże, kończymy mentoring bez szukania winy.',
      },
      {
        key: 'ending',
        required: true,
        body: 'Każde z nas może w każdej chwili zakończyć mentoring e-mailem, bez podania przyczyny i bez szukania winy. Płatne są tylko spotkania odbyte do tego czasu; zapłatę wniesioną z góry Mentor zwraca w ciągu {closing_days}.',
        purpose: 'Pozwala każdemu odejść bez winy i bez obaw.',
        fallback: 'Każde z nas może zakończyć mentoring e-mailem, bez podania przyczyny i bez szukania winy; najbliższe zapisane spotkanie jeszcze się odbywa. Płatne są tylko spotkania odbyte do tego czasu; zapłatę wniesioną z góry Mentor zwraca w ciągu {closing_days}.',
        summaryLine: 'ending',
        summary: 'Każde z nas może zakończyć mentoring w każdej chwili, bez podania przyczyny; płatne są tylko spotkania odbyte do tego czasu.',
      },
      {
        key: 'closing-talk',
        binding: 'soft',
        required: true,
        body: 'Niezależnie od powodu w ciągu {closing_days} odbywamy jedną rozmowę na koniec. Mówimy, co się udało, co pomogło, co każde z nas z tego wynosi i czy zostajemy w kontakcie.',
        purpose: 'Kończy mentoring dobrym słowem, a nie milczeniem.',
        fallback: 'Niezależnie od powodu w ciągu {closing_days} piszemy do siebie kilka słów na koniec: co się udało, co pomogło, co każde z nas z tego wynosi i czy zostajemy w kontakcie.',
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
        body: 'Zgadzamy się podpisać umowę elektronicznie. Podpisującego rozpoznaje się po osobistym linku i, jeżeli jest wymagany, jednorazowym kodzie, wysłanych na jego własny adres e-mail, oraz po wpisanym imieniu i nazwisku. Każde z nas zachowuje link i kod w tajemnicy. Oboje otrzymujemy ten sam plik opatrzony pieczęcią, z zapisem, jak został podpisany. Każde z nas może poprosić o podpis na papierze.',
        purpose: 'Sprawia, że podpis przez link się liczy, i mówi, po czym poznać podpisującego.',
      },
      {
        key: 'law',
        required: true,
        body: 'Prawo właściwe: {governing_law}. Zanim ktoś pójdzie do sądu, próbujemy załatwić sprawę rozmową. Rozstrzyga tekst polski. Jeżeli jedno postanowienie jest nieważne, pozostałe obowiązują.',
        purpose: 'Mówi, które prawo i który tekst się liczą.',
        fallback: 'Prawo właściwe: {governing_law}. Zanim ktoś pójdzie do sądu, próbujemy mediacji, jeżeli oboje jej chcemy. Rozstrzyga tekst polski. Jeżeli jedno postanowienie jest nieważne, pozostałe obowiązują.',
      },
    ],
  },
];
