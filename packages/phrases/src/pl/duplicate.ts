import type { Phrases } from '../shape.ts';
import type { duplicate as english } from '../en/duplicate.ts';

export const duplicate: Phrases<typeof english> = {
  title: 'Duplikaty',
  toList: 'Poszukaj duplikatów',
  lead: 'To mogą być te same wpisy. Nic się nie zmieni bez decyzji.',
  clients: 'Klienci',
  contacts: 'Osoby',
  kind: 'Co porównujemy',
  empty: 'Nic tu nie wygląda na duplikat. Nowe znajdują się same przy zapisie i imporcie.',
  email: 'ten sam adres e-mail',
  phone: 'ten sam telefon',
  registration: 'ten sam numer rejestrowy',
  name: 'ta sama nazwa',
  nameAndClient: 'to samo nazwisko i firma',
  website: 'ta sama strona',
  certain: 'prawie na pewno',
  likely: 'prawdopodobnie',
  possible: 'możliwe',
  compare: 'Porównaj',
  notSame: 'To nie to samo',
  dismissed: 'Zapamiętane: {first} i {second} to dwa różne wpisy.',
  because: 'Powód: {reasons}',
  showMore: 'Pokaż więcej',
  owner: 'Opiekun: {name}',
  looksLike: '{count, plural, one {Podobny wpis już tu jest} few {Są tu już # podobne wpisy} many {Jest tu już # podobnych wpisów} other {Jest tu już # podobnego wpisu}}',
  open: 'Otwórz',
};
