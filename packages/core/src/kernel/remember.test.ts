import { describe, expect, it } from 'vitest';
import { remember, rememberIn } from './remember.ts';

describe('what was found', () => {
  it('is not looked for again, in each language for itself', () => {
    const asked: string[] = [];
    const length = rememberIn(10, (text: string, language: 'en' | 'pl') => {
      asked.push(`${language} ${text}`);
      return { length: text.length, language };
    });
    expect([length('one', 'en'), length('one', 'pl'), length('one', 'en')]).toEqual([{ length: 3, language: 'en' }, { length: 3, language: 'pl' }, { length: 3, language: 'en' }]);
    expect(asked).toEqual(['en one', 'pl one']);
  });

  it('is kept also where nothing was found, and never more than so many answers', () => {
    let asked = 0;
    const nothing = remember(2, () => {
      asked += 1;
      return undefined;
    });
    for (const text of ['a', 'a', 'b', 'a', 'c', 'c', 'a']) expect(nothing(text)).toBeUndefined();
    expect(asked).toBe(4);
  });
});
