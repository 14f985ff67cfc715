import type { Phrases } from '../shape.ts';
import type { search as english } from '../en/search.ts';

export const search: Phrases<typeof english> = {
  found: 'Znalezione',
  client: 'Klienci',
  contact: 'Kontakty',
  deal: 'Szanse',
  engagement: 'Współprace',
  agreement: 'Umowy',
  interaction: 'Notatki',
  untitled: 'Notatka',
};
