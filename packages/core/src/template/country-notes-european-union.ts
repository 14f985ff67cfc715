import type { CountryNote } from './country-note.ts';

const checkedOn = '2026-11-22';

export const NOTES_EU: readonly CountryNote[] = [
  {
    topic: 'electronic_signature',
    clauses: ['electronic-signing'],
    text: {
      en: 'A signature may not be refused effect only because it is electronic or not qualified; what it proves depends on the record of signing. Only a qualified one equals a handwritten signature.',
      pl: 'Podpisowi nie można odmówić skutku tylko dlatego, że jest elektroniczny albo niekwalifikowany; to, czego dowodzi, zależy od zapisu podpisywania. Tylko kwalifikowany jest równy własnoręcznemu.',
      ru: 'Подписи нельзя отказать в силе только потому, что она электронная или неквалифицированная; что она доказывает, зависит от записи о подписании. Собственноручной равна только квалифицированная.',
    },
    source: 'Regulation (EU) No 910/2014, art. 25(1) and (2)',
    checkedOn,
  },
  {
    topic: 'personal_data',
    clauses: ['personal-data', 'notes-and-data'],
    text: {
      en: 'Whoever processes personal data on another’s behalf needs a contract that names the subject, duration, purpose, kinds of data and the duties of both.',
      pl: 'Kto przetwarza dane osobowe w cudzym imieniu, potrzebuje umowy, która określa przedmiot, czas, cel, rodzaje danych i obowiązki obu stron.',
      ru: 'Кто обрабатывает персональные данные по чужому поручению, должен иметь договор с указанием предмета, срока, цели, видов данных и обязанностей обеих сторон.',
    },
    source: 'Regulation (EU) 2016/679, art. 28(3)',
    checkedOn,
  },
  {
    topic: 'late_payment',
    clauses: ['late-payment', 'price'],
    text: {
      en: 'Between businesses a payment term above 60 days must be agreed expressly and must not be grossly unfair. Statutory interest is at least eight percentage points above the reference rate.',
      pl: 'Między firmami termin płatności dłuższy niż 60 dni musi być wyraźnie uzgodniony i nie może być rażąco nieuczciwy. Odsetki ustawowe to co najmniej osiem punktów procentowych ponad stopę referencyjną.',
      ru: 'Между компаниями срок оплаты больше 60 дней нужно согласовать прямо, и он не должен быть явно несправедливым. Законные проценты — не менее восьми процентных пунктов сверх базовой ставки.',
    },
    source: 'Directive 2011/7/EU, art. 2(6) and art. 3(5)',
    checkedOn,
  },
  {
    topic: 'consumer_order',
    clauses: ['fee', 'price'],
    text: {
      en: 'If the client is a consumer, the button alone must say that signing means an obligation to pay; otherwise the consumer is not bound.',
      pl: 'Jeżeli klient jest konsumentem, sam przycisk musi mówić, że podpis oznacza obowiązek zapłaty; inaczej konsument nie jest związany.',
      ru: 'Если клиент — потребитель, сама кнопка должна говорить, что подпись означает обязанность платить; иначе потребитель не связан договором.',
    },
    source: 'Directive 2011/83/EU, art. 8(2); Court of Justice, C-249/21 and C-400/22',
    checkedOn,
  },
  {
    topic: 'consumer_withdrawal',
    clauses: ['consumer'],
    text: {
      en: 'A consumer may withdraw from a distance contract within 14 days. Since 19 June 2026 the page where it was concluded must offer a visible way to do so in two steps, with an acknowledgement.',
      pl: 'Konsument może odstąpić od umowy zawartej na odległość w ciągu 14 dni. Od 19 czerwca 2026 r. strona, na której ją zawarto, musi to umożliwiać w dwóch krokach i z potwierdzeniem.',
      ru: 'Потребитель может отказаться от дистанционного договора в течение 14 дней. С 19 июня 2026 года страница, где он заключён, должна давать для этого заметный способ в два шага и с подтверждением.',
    },
    source: 'Directive 2011/83/EU, art. 9 and art. 11a (Directive (EU) 2023/2673)',
    checkedOn,
  },
];
