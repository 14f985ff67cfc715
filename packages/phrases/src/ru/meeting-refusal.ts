import type { meetingRefusal as english } from '../en/meeting-refusal.ts';
import type { Phrases } from '../shape.ts';

/** Why something about a meeting cannot be. */
export const meetingRefusal: Phrases<typeof english> = {
  'meeting-needs-both-sides': 'Во встрече должен участвовать кто-то от нас и кто-то от клиента.',
  'meeting-is-over': 'Эта встреча больше не назначена. Сначала её нужно вернуть.',
  'meeting-has-begun': 'Эта встреча уже началась. Теперь можно записать, как она прошла.',
  'meeting-has-not-begun': 'Эта встреча ещё не началась.',
  'meeting-is-late': 'Тем временем стало поздно: договорено предупреждать за {hours, plural, one {# час} few {# часа} many {# часов} other {# часа}}. Правило указано рядом; можно нажать ещё раз.',
  'meeting-waits-for-answer': 'Другая сторона уже о чём-то попросила. Сначала нужен ответ.',
  'meeting-time-is-past': 'Нужно другое время, в будущем.',
  'meeting-time-is-taken': 'У кого-то из участников в это время другая встреча. Рядом показано, что мешает; можно нажать ещё раз и всё равно оставить это время.',
  'engagement-has-meetings': 'Здесь ещё назначены встречи. Закрыть проект можно на его странице: там выбирают, отменить встречи или оставить.',
  'meeting-is-made-up-for': 'Взамен этой встречи уже назначена другая. Сначала нужно отменить ту.',
  'meeting-asks-nothing': 'По этой встрече ничего больше не ждёт ответа.',
  'meeting-wish-changed': 'Тем временем другая сторона попросила о другом, поэтому ответ не записан. Новая просьба показана на этой странице; можно ответить на неё.',
  'meeting-choose-time': 'Нужно выбрать одно из времён.',
  'meeting-needs-time': 'Нужны день и время.',
};
