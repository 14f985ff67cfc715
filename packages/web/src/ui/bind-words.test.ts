import { expect, it } from 'vitest';
import { bindWords } from './bind-words.ts';

it('keeps a one-letter word with the word after it, also two in a row', () => {
  expect(bindWords('z kartą i z mentorem')).toBe('z\u00A0kartą i\u00A0z\u00A0mentorem');
  expect(bindWords('вышли в зал (и в зал)')).toBe('вышли в\u00A0зал (и\u00A0в\u00A0зал)');
});

it('keeps a number with its unit', () => {
  expect(bindWords('30 % teraz, 78 400 zł')).toBe('30\u00A0% teraz, 78 400\u00A0zł');
});

it('leaves letters inside words and at the end alone', () => {
  expect(bindWords('raz a dobrze, klasa a')).toBe('raz a\u00A0dobrze, klasa a');
  expect(bindWords('5 złotych, plan B tak')).toBe('5 złotych, plan B tak');
});
