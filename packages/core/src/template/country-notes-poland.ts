import type { CountryNote } from './country-note.ts';

const checkedOn = '2026-11-22';

export const NOTES_PL: readonly CountryNote[] = [
  {
    topic: 'transfer_of_rights',
    clauses: ['transfer'],
    text: {
      en: 'A transfer of copyright and an exclusive licence are void unless they are in written form or carry qualified electronic signatures. A signature through a link is neither.',
      pl: 'Przeniesienie autorskich praw majątkowych i licencja wyłączna są nieważne, jeżeli nie mają formy pisemnej albo kwalifikowanych podpisów elektronicznych. Podpis przez link nie jest żadnym z nich.',
      ru: 'Передача имущественных авторских прав и исключительная лицензия недействительны без письменной формы или квалифицированных электронных подписей. Подпись по ссылке не заменяет ни того, ни другого.',
    },
    source: 'Ustawa o prawie autorskim i prawach pokrewnych, art. 53 i art. 67 ust. 5; Kodeks cywilny, art. 78(1)',
    checkedOn,
  },
  {
    topic: 'promise_of_transfer',
    clauses: ['transfer'],
    text: {
      en: 'A promise to transfer rights that is signed through a link is weaker than the transfer: if it is not kept, the other side may claim damages but cannot demand the transfer itself.',
      pl: 'Obietnica przeniesienia praw podpisana przez link jest słabsza niż samo przeniesienie: kto jej nie dostanie, może żądać odszkodowania, ale nie zawarcia umowy przenoszącej prawa.',
      ru: 'Обещание передать права, подписанное по ссылке, слабее самой передачи: если его нарушили, можно требовать возмещения убытков, но не заключения договора о передаче.',
    },
    source: 'Kodeks cywilny, art. 389 i 390',
    checkedOn,
  },
  {
    topic: 'licence',
    clauses: ['licence'],
    text: {
      en: 'A licence covers only the uses it names. If it says nothing else, it lasts five years and holds only where the licensee is based; one for longer than five years counts as indefinite after that and may be ended by notice.',
      pl: 'Licencja obejmuje tylko pola eksploatacji, które wymienia. Jeżeli nie stanowi inaczej, trwa pięć lat i działa tylko w państwie siedziby licencjobiorcy; udzielona na dłużej niż pięć lat staje się po tym czasie licencją na czas nieoznaczony, którą można wypowiedzieć.',
      ru: 'Лицензия разрешает только те способы использования, которые в ней названы. Если в ней не сказано иное, она действует пять лет и только в стране лицензиата; выданная на срок больше пяти лет потом считается бессрочной, и её можно прекратить, предупредив заранее.',
    },
    source: 'Ustawa o prawie autorskim i prawach pokrewnych, art. 41 ust. 2 i 4, art. 66, art. 68',
    checkedOn,
  },
  {
    topic: 'changes',
    clauses: ['document-form', 'amendments', 'changes'],
    text: {
      en: 'Document form is met by any stored text from which one can tell who made the statement; an e-mail is enough. An agreement that asks for written form may not be changed safely by e-mail or through a link.',
      pl: 'Formę dokumentową spełnia każdy utrwalony tekst, po którym można ustalić, kto złożył oświadczenie; wystarczy e-mail. Umowy, która wymaga formy pisemnej, nie zmieni się bezpiecznie e-mailem ani przez link.',
      ru: 'Документарную форму соблюдает любой сохранённый текст, по которому можно установить, кто сделал заявление; достаточно электронного письма. Договор, который требует письменной формы, небезопасно менять по почте или по ссылке.',
    },
    source: 'Kodeks cywilny, art. 76, 77, 77(2) i 77(3)',
    checkedOn,
  },
  {
    topic: 'invoices',
    clauses: ['invoices', 'fee'],
    text: {
      en: 'Since 1 April 2026 nearly all firms issue their invoices to firms in the national system KSeF, the smallest from 1 January 2027. A PDF sent by e-mail does not replace such an invoice.',
      pl: 'Od 1 kwietnia 2026 r. prawie wszystkie firmy wystawiają faktury dla firm w KSeF, najmniejsze od 1 stycznia 2027 r. PDF wysłany e-mailem nie zastępuje takiej faktury.',
      ru: 'С 1 апреля 2026 года почти все фирмы выставляют фирмам счета-фактуры в государственной системе KSeF, самые маленькие — с 1 января 2027 года. PDF по почте такой счёт не заменяет.',
    },
    source: 'Ustawa o podatku od towarów i usług, przepisy o KSeF',
    checkedOn,
  },
  {
    topic: 'ending',
    clauses: ['notice', 'ending'],
    text: {
      en: 'Either side may end a contract of mandate or for services for important reasons at any time. An agreement cannot take this right away.',
      pl: 'Umowę zlecenia i umowę o świadczenie usług każda strona może w każdym czasie wypowiedzieć z ważnych powodów. Umowa nie może tego prawa odebrać.',
      ru: 'Договор поручения или оказания услуг каждая сторона может в любое время прекратить по важным причинам. Договором этого права отнять нельзя.',
    },
    source: 'Kodeks cywilny, art. 746 § 3 i art. 750',
    checkedOn,
  },
  {
    topic: 'consumer_withdrawal',
    clauses: ['consumer'],
    text: {
      en: 'A natural person in business may withdraw from a distance contract like a consumer, and unfair terms do not bind them, where the contract is directly connected with the business but has no professional character for them. What they registered in CEIDG counts above all. Choose it as the kind of the party.',
      pl: 'Osoba fizyczna prowadząca działalność może odstąpić od umowy zawartej na odległość jak konsument, a niedozwolone postanowienia jej nie wiążą, jeżeli umowa wiąże się z działalnością bezpośrednio, ale nie ma dla niej charakteru zawodowego. Liczy się zwłaszcza wpis w CEIDG. Zaznacza się to jako rodzaj strony.',
      ru: 'Физическое лицо с собственным делом может отказаться от дистанционного договора как потребитель, а недобросовестные условия его не связывают, если договор прямо связан с делом, но не носит для него профессионального характера. Важнее всего запись в реестре CEIDG. Это отмечают как вид стороны.',
    },
    source: 'Ustawa o prawach konsumenta, art. 7aa; Kodeks cywilny, art. 385(5)',
    checkedOn: '2026-11-29',
  },
];
