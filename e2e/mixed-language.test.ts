import { describe, expect, it } from 'vitest';
import { foreignPieces } from './mixed-language.ts';

describe('a page in mixed language', () => {
  it('is found out by sentence words and by letters', () => {
    expect(foreignPieces(['Подпись', 'Nothing is signed yet.'], 'ru')).toEqual(['"is" in "Nothing is signed yet."']);
    expect(foreignPieces(['Umowa', 'Здесь подпись'], 'pl')).toEqual(['"Здесь" in "Здесь подпись"']);
    expect(foreignPieces(['Nie ma jeszcze podpisu'], 'en')).toEqual(['"Nie" in "Nie ma jeszcze podpisu"']);
    expect(foreignPieces(['shell.navToday'], 'en')).toEqual(['"shell.navToday" in "shell.navToday"']);
  });

  it('is not seen in names, addresses and numbers', () => {
    expect(foreignPieces(['Studio Lipka sp. z o.o.', 'ola@lipka.example', 'Ola Lipska', 'IBAN PL61 1090', 'Entente'], 'ru')).toEqual([]);
    expect(foreignPieces(['Łucja Żółw', 'Bank Wschodni S.A.'], 'en')).toEqual([]);
    expect(foreignPieces(['To ta strona', 'On i my'], 'pl')).toEqual([]);
  });
});
