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
  'agreement.created': 'Создан черновик договора',
  'agreement.changed': 'Изменены настройки договора',
  'agreement.deleted': 'Договор перемещён в корзину',
  'agreement.restored': 'Договор возвращён из корзины',
  'agreement.reopened': 'Текст снова открыт после подписи',
  'agreement.evidence_exported': 'Доказательства сохранены в файл',
  'agreement_version.frozen': 'Закреплена версия',
  'signatory.changed': 'Изменены подписывающие',
  'remark.added': 'Вопрос или предложение к пункту договора',
  'remark.answered': 'Ответ о пункте договора',
  other: 'Событие записано',
};
