import type { CountryNote } from './country-note.ts';

const checkedOn = '2026-11-22';

export const NOTES_US: readonly CountryNote[] = [
  {
    topic: 'governing_law',
    clauses: ['law'],
    text: {
      en: 'There is no single American contract law: name a state. All states but New York have adopted the Uniform Electronic Transactions Act; New York has an act of its own.',
      pl: 'Jednego amerykańskiego prawa umów nie ma: trzeba wskazać stan. Wszystkie stany oprócz Nowego Jorku przyjęły ustawę UETA o transakcjach elektronicznych; Nowy Jork ma własną.',
      ru: 'Единого американского договорного права нет: назовите штат. Все штаты, кроме Нью-Йорка, приняли единый закон об электронных сделках (UETA); в Нью-Йорке действует свой закон.',
    },
    source: 'Uniform Electronic Transactions Act; New York Electronic Signatures and Records Act',
    checkedOn,
  },
  {
    topic: 'electronic_signature',
    clauses: ['electronic-signing', 'signing-secrecy'],
    text: {
      en: 'A signature may not be refused effect only because it is electronic, and nobody can be made to sign electronically. Keep the way to sign on paper in the agreement.',
      pl: 'Podpisowi nie można odmówić skutku tylko dlatego, że jest elektroniczny, i nikogo nie można zmusić do podpisu elektronicznego. Możliwość podpisu na papierze powinna zostać w umowie.',
      ru: 'Подписи нельзя отказать в силе только потому, что она электронная, и никого нельзя заставить подписывать электронно. Оставьте в договоре возможность подписать на бумаге.',
    },
    source: '15 U.S.C. § 7001(a) and (b)',
    checkedOn,
  },
  {
    topic: 'consumer_order',
    clauses: ['consumer'],
    text: {
      en: 'Where the law demands written information for a consumer, electronic form needs prior consent: the right to paper, how to withdraw consent, what equipment is needed, and proof that the consumer can open the file.',
      pl: 'Tam, gdzie prawo wymaga pisemnej informacji dla konsumenta, forma elektroniczna wymaga wcześniejszej zgody: z prawem do papieru, sposobem cofnięcia zgody, potrzebnym sprzętem i dowodem, że konsument może otworzyć plik.',
      ru: 'Если закон требует письменной информации для потребителя, для электронной формы нужно согласие заранее: право на бумагу, как отозвать согласие, какое нужно оборудование и подтверждение, что потребитель может открыть файл.',
    },
    source: '15 U.S.C. § 7001(c)',
    checkedOn,
  },
  {
    topic: 'transfer_of_rights',
    clauses: ['transfer'],
    text: {
      en: 'A transfer of copyright must be in writing and signed by the owner; a non-exclusive licence need not be. A federal court of appeals has accepted an electronic signature for a transfer. A commissioned work is made for hire only where both sides sign that in writing, and only if it is of a kind that the law lists.',
      pl: 'Przeniesienie praw autorskich wymaga pisma podpisanego przez uprawnionego; licencja niewyłączna nie. Federalny sąd apelacyjny uznał przy przeniesieniu podpis elektroniczny. Utwór na zamówienie jest „work made for hire” tylko wtedy, gdy obie strony podpiszą to na piśmie i gdy należy do rodzajów wymienionych w ustawie.',
      ru: 'Для передачи авторских прав нужен письменный документ с подписью правообладателя; для неисключительной лицензии — нет. Федеральный апелляционный суд признал для передачи электронную подпись. Произведение по заказу считается «work made for hire», только если обе стороны подписали это письменно и оно относится к видам, которые перечисляет закон.',
    },
    source: '17 U.S.C. §§ 101, 201(b), 204(a); Metropolitan Regional Information Systems v. American Home Realty Network, 4th Cir. 2013',
    checkedOn,
  },
];
