import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorDigits } from '../kernel/minor-digits.ts';
import { guessDates, readDate, type DateOrder } from './date-reading.ts';
import { decimalOf, guessNumbers, readNumber, toScale } from './number-reading.ts';

describe('dates', () => {
  it.each<[string, DateOrder, string | null]>([
    ['03.04.2025', 'dmy', '2025-04-03'], ['4/3/2025', 'mdy', '2025-04-03'], ['2025-04-03', 'dmy', '2025-04-03'], ['2025-04-03T10:00:00Z', 'ymd', '2025-04-03'], ['03.04.25 14:22', 'dmy', '2025-04-03'],
    ['3 kwietnia 2025', 'dmy', '2025-04-03'], ['3 апр. 2025 г.', 'dmy', '2025-04-03'], ['Apr 3, 2025', 'mdy', '2025-04-03'], ['3 października 2024 r.', 'dmy', '2024-10-03'], ['9 мая 2025', 'dmy', '2025-05-09'],
    ['45750', 'serial', '2025-04-03'], ['45750.75', 'serial', '2025-04-03'], ['20250403', 'ymd', '2025-04-03'], ['31.02.2025', 'dmy', null], ['soon', 'dmy', null], ['12/31/69', 'mdy', '1969-12-31'],
  ])('%s in %s is %s', (text, order, day) => {
    expect(readDate(text, order)).toBe(day);
  });

  it('are ordered by what can only be one thing, and the guess says by what', () => {
    expect(guessDates(['01.02.2025', '25.02.2025'])).toEqual({ order: 'dmy', because: 'day-above-12', example: '25.02.2025' });
    expect(guessDates(['1/2/2025', '2/25/2025'])).toEqual({ order: 'mdy', because: 'month-above-12', example: '2/25/2025' });
    expect(guessDates(['1/2/2025'])).toEqual({ order: 'dmy', because: 'could-be-either', example: '1/2/2025' });
    expect(guessDates(['2016-10-20', ''])).toEqual({ order: 'ymd', because: 'year-first', example: '2016-10-20' });
    expect(guessDates(['45750'])).toMatchObject({ order: 'serial' });
    expect(guessDates(['25.02.2025', '2.25.2025'])).toBeNull();
    expect(guessDates(['yes', 'no'])).toBeNull();
  });

  it('read back in every order they are written in', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2068-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = day.split('-');
        expect(readDate(`${dayOfMonth}.${month}.${year}`, 'dmy')).toBe(day);
        expect(readDate(`${month}/${dayOfMonth}/${year}`, 'mdy')).toBe(day);
        expect(readDate(`${dayOfMonth}-${month}-${year?.slice(2)}`, 'dmy')).toBe(day);
      }),
    );
  });
});

describe('numbers', () => {
  it.each<[string, 'point' | 'comma', number | null, string | null]>([
    ['15 000,50', 'comma', 1_500_050, null], ['1.250.000,00 zł', 'comma', 125_000_000, 'PLN'], ['$1,234.56', 'point', 123_456, 'USD'], ['1 250 000,00 руб.', 'comma', 125_000_000, 'RUB'], ['(1,000)', 'point', -100_000, null],
    ['-12,5', 'comma', -1250, null], ['1054', 'point', 105_400, null], ['1234.5', 'comma', 123_450, null], ['1.23.4', 'comma', null, null], ['12 zebras', 'point', null, null], ['', 'point', null, null], ['0.005', 'point', 1, null], ['\u22125', 'point', -500, null], ['.5', 'point', 50, null],
  ])('%s with a decimal %s is %s hundredths', (text, mark, hundredths, currency) => {
    const read = readNumber(text, mark);
    expect(read === null ? null : toScale(read, 2)).toBe(hundredths);
    if (read !== null) expect(read.currency).toBe(currency);
  });

  it.each<[string, number | null]>([
    ['€ -50,00', -5000], ['PLN -50,00', -5000], ['EUR-50', -5000], ['zł -1 234,56', -123_456], ['-€ 50', -5000], ['-50 €', -5000], ['– 50 zł', -5000], ['\u201350', -5000], ['\u2212 50 EUR', -5000], ['50,00- zł', -5000], ['50-', -5000],
    ['(1 234,56)', -123_456], ['(1 234,56 zł)', -123_456], ['(-5)', -500], ['€ +50', 5000], ['€ -,5', -50], ['1 234,- Kč', 123_400], ['CHF 7.–', 700], ['-50-', null], ['€ --50', null], ['10-20', null], ['EUR - 50', -5000],
  ])('%s keeps the sign that stands beside its digits: %s hundredths', (text, hundredths) => {
    const read = readNumber(text, 'comma');
    expect(read === null ? null : toScale(read, 2)).toBe(hundredths);
  });

  it.each<[string, number | null]>([['€ -50,00', -5000], ['1 234,56 EUR', 123_456], ['1.234,56', 123_456], ['12,5', 1250], ['1,234', 123_400], ['1,23,4', null], ['1,2,34', null], ['12,34.5', null]])('%s is read as it must be meant, also in a column of points: %s hundredths', (text, hundredths) => {
    const read = readNumber(text, 'point');
    expect(read === null ? null : toScale(read, 2)).toBe(hundredths);
  });

  it('keep their sign behind a currency where a point stands before the decimals', () => {
    const read = readNumber('$-1,234.56', 'point');
    expect(read === null ? null : [toScale(read, 2), read.currency]).toEqual([-123_456, 'USD']);
  });

  it.each<[string, string | null, number | null]>([
    ['12.345 KWD', 'KWD', 12_345], ['BHD 1,000.005', 'BHD', 1_000_005], ['TND 7', 'TND', 7_000], ['1200 CLP', 'CLP', 1200], ['5 cup', null, null],
  ])('%s names its currency, whose digits are all kept', (text, currency, minor) => {
    const read = readNumber(text, 'point');
    expect([read?.currency ?? null, read === null ? null : toScale(read, minorDigits(read.currency ?? ''))]).toEqual([currency, minor]);
  });

  it('of which three digits stand after one sign are decimals beside currencies of three digits, and where a workbook keeps numbers', () => {
    const guess = { decimal: 'comma', because: 'could-be-either', example: '12.345', currency: null } as const;
    const beside = { to: 'amount', isWorkbook: false, currencies: ['KWD', ' bhd '] };
    expect([decimalOf(guess, beside), decimalOf({ ...guess, example: '12,345', decimal: 'point' }, beside)]).toEqual(['point', 'comma']);
    expect([decimalOf(guess, { ...beside, currencies: ['KWD', 'PLN'] }), decimalOf(guess, { ...beside, to: 'custom.size' }), decimalOf(guess, { ...beside, to: null, isWorkbook: true })]).toEqual(['comma', 'comma', 'point']);
    expect(decimalOf({ ...guess, because: 'both-signs-seen' }, beside)).toBe('comma');
  });

  it('say which sign is the decimal one, and why', () => {
    expect(guessNumbers(['1.234,56', '2'])).toEqual({ decimal: 'comma', because: 'both-signs-seen', example: '1.234,56', currency: null });
    expect(guessNumbers(['10,5 zł'])).toEqual({ decimal: 'comma', because: 'not-three-digits-after', example: '10,5 zł', currency: 'PLN' });
    expect(guessNumbers(['1,234,567'])).toMatchObject({ decimal: 'point', because: 'three-digits-after' });
    expect(guessNumbers(['1,234'])).toMatchObject({ decimal: 'point', because: 'could-be-either' });
    expect(guessNumbers(['1054', '50'])).toMatchObject({ decimal: 'point', because: 'whole-numbers' });
    expect(guessNumbers(['Anna', '5'])).toBeNull();
  });
});
