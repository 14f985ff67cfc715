import type { CountryNote } from './country-note.ts';

const checkedOn = '2026-11-22';

export const NOTES_RU: readonly CountryNote[] = [
  {
    topic: 'electronic_signature',
    clauses: ['electronic-signing', 'signing-secrecy'],
    text: {
      en: 'A simple electronic signature equals a handwritten one only if the sides have agreed how it shows who signed and that whoever uses the key keeps it secret. Keep both rules in the agreement.',
      pl: 'Prosty podpis elektroniczny jest równy własnoręcznemu tylko wtedy, gdy strony uzgodniły, jak poznać po nim podpisującego, i że ten, kto używa klucza, zachowuje go w tajemnicy. Obie zasady powinny zostać w umowie.',
      ru: 'Простая электронная подпись равна собственноручной, только если стороны договорились, как по ней определить подписавшего, и что ключ хранят в тайне. Оба правила нужно оставить в договоре.',
    },
    source: 'Федеральный закон № 63-ФЗ «Об электронной подписи», ч. 2 ст. 6 и ч. 2 ст. 9',
    checkedOn,
  },
  {
    topic: 'changes',
    clauses: ['document-form', 'amendments', 'changes'],
    text: {
      en: 'Written form is also met by electronic means that reproduce the content unchanged and reliably show whose will it is. The sides may agree on the way to show it.',
      pl: 'Formę pisemną spełniają też środki elektroniczne, które odtwarzają treść bez zmian i pewnie wskazują, czyja to wola. Strony mogą uzgodnić sposób jej wskazania.',
      ru: 'Письменную форму соблюдают и электронные средства, которые воспроизводят содержание без изменений и надёжно показывают, чья это воля. О способе стороны могут договориться.',
    },
    source: 'Гражданский кодекс РФ, п. 1 ст. 160',
    checkedOn,
  },
  {
    topic: 'licence',
    clauses: ['licence', 'materials'],
    text: {
      en: 'A licence agreement must be in written form; otherwise it is void. A licence does not move the exclusive right itself.',
      pl: 'Umowa licencyjna wymaga formy pisemnej, inaczej jest nieważna. Licencja nie przenosi samego prawa wyłącznego.',
      ru: 'Лицензионный договор заключают письменно, иначе он недействителен. Само исключительное право по лицензии не переходит.',
    },
    source: 'Гражданский кодекс РФ, п. 1 ст. 1233 и п. 2 ст. 1235',
    checkedOn,
  },
  {
    topic: 'acceptance',
    clauses: ['review', 'silence'],
    text: {
      en: 'For services the law asks for no act of acceptance, but an act is the usual proof and accountants expect one. Agree on its form, or on the answer that replaces it.',
      pl: 'Dla usług prawo nie wymaga protokołu odbioru, ale to zwykły dowód i oczekuje go księgowość. Warto uzgodnić jego postać albo odpowiedź, która go zastępuje.',
      ru: 'Для услуг закон не требует акта, но акт — обычное доказательство, и его ждёт бухгалтерия. Договоритесь о его форме или об ответе, который его заменяет.',
    },
    source: 'Гражданский кодекс РФ, гл. 39; обычай оборота',
    checkedOn,
  },
  {
    topic: 'ending',
    clauses: ['notice', 'settlement'],
    text: {
      en: 'The law lets the client withdraw on paying the provider’s actual costs, and the provider only on full compensation of the client’s losses. The agreement sets its own terms here; check that they fit your case.',
      pl: 'Ustawa pozwala zamawiającemu odstąpić po zapłacie rzeczywistych kosztów wykonawcy, a wykonawcy tylko po pełnym pokryciu szkody zamawiającego. Umowa ustala tu własne warunki; trzeba sprawdzić, czy pasują do sprawy.',
      ru: 'По закону заказчик может отказаться, оплатив фактические расходы исполнителя, а исполнитель — только полностью возместив убытки заказчика. Договор задаёт свои условия; проверьте, подходят ли они к Вашему случаю.',
    },
    source: 'Гражданский кодекс РФ, ст. 782',
    checkedOn,
  },
  {
    topic: 'consumer_withdrawal',
    clauses: ['consumer'],
    text: {
      en: 'A consumer may withdraw from a contract for services at any time on paying the provider’s actual costs.',
      pl: 'Konsument może w każdym czasie odstąpić od umowy o usługi, płacąc rzeczywiste koszty wykonawcy.',
      ru: 'Потребитель может отказаться от договора оказания услуг в любое время, оплатив фактические расходы исполнителя.',
    },
    source: 'Закон РФ «О защите прав потребителей», ст. 32',
    checkedOn,
  },
  {
    topic: 'personal_data',
    clauses: ['personal-data', 'notes-and-data'],
    text: {
      en: 'Personal data of Russian citizens may not be collected into databases outside Russia; the rule has been stricter since 1 July 2025. Processing on another’s behalf needs an assignment in a contract.',
      pl: 'Danych osobowych obywateli Rosji nie wolno zbierać w bazach poza Rosją; od 1 lipca 2025 r. zasada jest surowsza. Przetwarzanie w cudzym imieniu wymaga powierzenia w umowie.',
      ru: 'Персональные данные граждан России нельзя собирать в базы за её пределами; с 1 июля 2025 года правило строже. Для обработки по чужому поручению нужен договор.',
    },
    source: 'Федеральный закон № 152-ФЗ «О персональных данных», ч. 3 ст. 6 и ч. 5 ст. 18',
    checkedOn,
  },
];
