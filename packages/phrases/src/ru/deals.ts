import type { Phrases } from '../shape.ts';
import type { deals as english } from '../en/deals.ts';

export const deals: Phrases<typeof english> = {
  title: 'Сделки',
  caption: 'Сделки, к которым у Вас есть доступ',
  newDeal: 'Новая сделка',
  empty: 'Здесь то, что может стать работой: для кого, на какую сумму и что дальше.',
  add: 'Добавить сделку',
  what: 'О чём она?',
  amount: 'Сумма без налога',
  expectedCloseOn: 'Планируемое закрытие',
  pipeline: 'Воронка',
  noPipeline: 'Воронки пока нет. Она появится с первой сделкой.',
  moved: 'Перемещено: {name}.',
  daysHere: '{count, plural, =0 {первый день} one {# день здесь} few {# дня здесь} many {# дней здесь} other {# дня здесь}}',
  takenBackBut: 'Отменено. Изменённое с тех пор остаётся: {fields}.',
  stageWants: '«{stage}»: сначала нужно это',
  moveIt: 'Переместить',
  backToList: 'Все сделки',
  whereItStands: 'На каком этапе',
  moveTo: 'Переместить в «{stage}»',
  timeInStage: 'Время на этапах',
  timesEntered: '{count, plural, one {входила # раз} few {входила # раза} many {входила # раз} other {входила # раза}}',
  noneOpen: 'Открытых сделок нет.',
  noneClosed: 'завершённых пока нет',
  wonAndLost: '{won, plural, one {# выиграна} few {# выиграны} many {# выиграно} other {# выиграно}}, {lost, plural, one {# проиграна} few {# проиграны} many {# проиграно} other {# проиграно}}',
  showAll: 'Показать все',
};
