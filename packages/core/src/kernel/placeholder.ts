/** What people type where a form insists, in the three languages: as good as empty. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'n/a', 'na', 'n.a', '#n/a', '#nd', '#n/d', '#ref', '#arg', '#value', '#null', '#div/0', '#name', '#name?', '#н/д', 'none', 'null', 'nil', 'nothing', 'unknown', 'tbd', 'tba', 'todo', 'to do', 'test', 'asdf', 'qwerty', 'abc', 'x', 'xx', 'xxx', 'no data', 'not known', 'empty',
  'brak', 'brak danych', 'b/d', 'bd', 'b.d', 'nie dotyczy', 'n/d', 'n.d', 'nd', 'nieznany', 'nieznane', 'nie wiem', 'nie ma', 'do uzupełnienia', 'pusty', 'puste',
  'нет', 'нет данных', 'н/д', 'нд', 'не указано', 'не указан', 'неизвестно', 'неизвестен', 'не знаю', 'отсутствует', 'уточнить', 'тест', 'пусто', 'ххх', 'хх',
]);

/** A number whose digits behind the code of its country are all the same: "+48 000 000 000". */
const NO_NUMBER = /^\+\d{1,3}?(\d)\1{8,12}$/;

/** Whether a text stands for nothing: blank, signs only, one sign again and again, a word of the list, or an address or a page made of such words. */
export function isPlaceholder(text: string): boolean {
  const plain = text.normalize('NFC').trim().toLowerCase().replace(/^https?:\/\//, '').replace(/[.!…]{1,9}$/, '');
  const at = plain.indexOf('@');
  if (at > 0 && plain.length < 60) return isPlaceholder(plain.slice(0, at)) && isPlaceholder(plain.slice(at + 1).replace(/\.[a-z]{2,6}$/, ''));
  const signs = plain.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  if (signs === '') return true;
  return isRepeated(signs) || PLACEHOLDERS.has(plain) || (plain.startsWith('+') && NO_NUMBER.test(plain.replaceAll(/[\s()./-]/g, '')));
}

/** One letter or digit, three times or more. */
function isRepeated(signs: string): boolean {
  const [first = ''] = signs;
  return signs.length > 2 * first.length && signs === first.repeat(signs.length / first.length);
}
