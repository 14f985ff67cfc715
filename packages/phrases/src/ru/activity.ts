import type { Phrases } from '../shape.ts';
import type { activity as english } from '../en/activity.ts';

export const activity: Phrases<typeof english> = {
  'client.created': 'Клиент добавлен',
  'client.changed': 'Данные клиента изменены',
  'client.deleted': 'Клиент перемещён в корзину',
  'client.restored': 'Клиент возвращён из корзины',
  'contact.created': 'Контактное лицо добавлено',
  'contact.changed': 'Данные контактного лица изменены',
  'contact.deleted': 'Контактное лицо удалено',
  'contact.restored': 'Контактное лицо возвращено',
  'engagement.created': 'Проект начат',
  'engagement.changed': 'Данные проекта изменены',
  'engagement.deleted': 'Проект перемещён в корзину',
  'engagement.restored': 'Проект возвращён из корзины',
  other: 'Событие записано',
};
