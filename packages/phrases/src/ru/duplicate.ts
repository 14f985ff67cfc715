import type { Phrases } from '../shape.ts';
import type { duplicate as english } from '../en/duplicate.ts';

export const duplicate: Phrases<typeof english> = {
  title: 'Дубликаты',
  toList: 'Найти дубликаты',
  lead: 'Возможно, это одни и те же записи. Без решения ничего не изменится.',
  clients: 'Клиенты',
  contacts: 'Контакты',
  kind: 'Что сравнивается',
  empty: 'Ничего похожего на дубликаты нет. Новые обнаруживаются сами при вводе и импорте.',
  email: 'тот же адрес почты',
  phone: 'тот же телефон',
  registration: 'тот же регистрационный номер',
  name: 'то же название',
  nameAndClient: 'то же имя у того же клиента',
  website: 'тот же сайт',
  certain: 'почти наверняка',
  likely: 'вероятно',
  possible: 'возможно',
  compare: 'Сравнить',
  notSame: 'Это разные',
  dismissed: 'Запомнено: {first} и {second} — разные записи.',
  because: 'Причина: {reasons}',
  showMore: 'Показать ещё',
  owner: 'Ответственный: {name}',
  looksLike: '{count, plural, one {Похожая запись уже есть} few {Уже есть # похожие записи} many {Уже есть # похожих записей} other {Уже есть # похожей записи}}',
  open: 'Открыть',
};
