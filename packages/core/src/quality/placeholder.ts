/** What people type where a form insists, in the three languages: as good as empty. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'n/a', 'na', 'n.a.', 'none', 'null', 'nil', 'nothing', 'unknown', 'tbd', 'tba', 'todo', 'to do', 'test', 'asdf', 'qwerty', 'abc', 'x', 'xx', 'xxx', 'no data', 'not known', 'empty',
  'brak', 'brak danych', 'b/d', 'bd', 'b.d.', 'nie dotyczy', 'n/d', 'nd', 'nieznany', 'nieznane', 'nie wiem', 'nie ma', 'do uzupełnienia', 'pusty', 'puste',
  'нет', 'нет данных', 'н/д', 'нд', 'не указано', 'не указан', 'неизвестно', 'неизвестен', 'не знаю', 'отсутствует', 'уточнить', 'тест', 'пусто', 'ххх', 'хх',
]);

/** Whether a text stands for nothing: blank, signs only, one sign again and again, or a word of the list. */
export function isPlaceholder(text: string): boolean {
  const plain = text.normalize('NFC').trim().toLowerCase();
  const signs = [...plain].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  if (signs.length === 0) return true;
  const repeated = signs.length > 2 && signs.every((sign) => sign === signs[0]);
  return repeated || PLACEHOLDERS.has(plain);
}
