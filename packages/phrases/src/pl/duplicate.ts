import type { Phrases } from '../shape.ts';
import type { duplicate as english } from '../en/duplicate.ts';

export const duplicate: Phrases<typeof english> = {
  title: 'Duplikaty',
  toList: 'Poszukaj duplikatów',
  lead: 'To mogą być te same rekordy. Bez decyzji nic się nie zmieni.',
  clients: 'Klienci',
  contacts: 'Kontakty',
  kind: 'Co porównujemy',
  empty: 'Nic tu nie wygląda na duplikat. Nowe znajdują się same przy zapisie i imporcie.',
  email: 'ten sam adres e-mail',
  phone: 'ten sam telefon',
  registration: 'ten sam numer rejestrowy',
  name: 'ta sama nazwa',
  nameAndClient: 'to samo nazwisko i ten sam klient',
  website: 'ta sama strona',
  certain: 'prawie na pewno',
  likely: 'prawdopodobnie',
  possible: 'możliwe',
  compare: 'Porównaj',
  notSame: 'To nie to samo',
  dismissed: 'Zapamiętane: {first} i {second} to dwa różne rekordy.',
  because: 'Powód: {reasons}',
  showMore: 'Pokaż więcej',
  owner: 'Opiekun: {name}',
  looksLike: '{count, plural, one {Podobny rekord już tu jest} few {Są tu już # podobne rekordy} many {Jest tu już # podobnych rekordów} other {Jest tu już # podobnego rekordu}}',
  open: 'Otwórz',
};
