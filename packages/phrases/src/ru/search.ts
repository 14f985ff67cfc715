import type { Phrases } from '../shape.ts';
import type { search as english } from '../en/search.ts';

export const search: Phrases<typeof english> = {
  found: 'Найдено',
  client: 'Клиенты',
  contact: 'Контакты',
  deal: 'Сделки',
  engagement: 'Проекты',
  agreement: 'Договоры',
  interaction: 'Заметки',
  untitled: 'Заметка',
};
