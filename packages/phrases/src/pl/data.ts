import type { Phrases } from '../shape.ts';
import type { data as english } from '../en/data.ts';

export const data: Phrases<typeof english> = {
  erasedPerson: 'Osoba usunięta {mark}',
  pseudonym_client: 'Usunięty klient {mark}',
  pseudonym_contact: 'Usunięty kontakt {mark}',
  pseudonym_deal: 'Usunięta szansa {mark}',
  pseudonym_engagement: 'Usunięta współpraca {mark}',
  pseudonym_interaction: 'Usunięty wpis {mark}',
};
