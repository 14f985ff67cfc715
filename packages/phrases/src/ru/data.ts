import type { Phrases } from '../shape.ts';
import type { data as english } from '../en/data.ts';

export const data: Phrases<typeof english> = {
  erasedPerson: 'Удалённое лицо {mark}',
  pseudonym_client: 'Удалённый клиент {mark}',
  pseudonym_contact: 'Удалённый контакт {mark}',
  pseudonym_deal: 'Удалённая сделка {mark}',
  pseudonym_engagement: 'Удалённый проект {mark}',
  pseudonym_interaction: 'Удалённая запись {mark}',
};
