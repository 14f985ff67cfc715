import fc from 'fast-check';
import { expect, it } from 'vitest';
import { birthdayOf, birthdayParts, typedBirthday } from '../record/birthday.ts';
import { birthdayFromParts, readBirthday } from './birthday-reading.ts';

it.each([
  ['1984-05-12', 'dmy', '1984-05-12'], ['12.05.1984', 'dmy', '1984-05-12'], ['5/12/1984', 'mdy', '1984-05-12'], ['19840512', 'dmy', '1984-05-12'], ['1984-05-12T00:00:00Z', 'dmy', '1984-05-12'], ['12 maja 1984 r.', 'dmy', '1984-05-12'],
  ['--05-12', 'dmy', '--05-12'], ['--0512', 'dmy', '--05-12'], ['1604-05-12', 'ymd', '--05-12'], ['12.05.', 'dmy', '--05-12'], ['5/12', 'mdy', '--05-12'], ['12 мая', 'dmy', '--05-12'], ['May 12th', 'dmy', '--05-12'], ['29.02', 'dmy', '--02-29'],
  ['29.02.1983', 'dmy', null], ['31.04', 'dmy', null], ['--1301', 'dmy', null], ['May', 'dmy', null], ['circa 1800', 'dmy', null], ['', 'dmy', null],
] as const)('a birthday is read with its year or without: %j (%s)', (text, order, birthday) => {
  expect(readBirthday(text, order)).toBe(birthday);
});

it.each(['', '22', '22 March', '31.04', '22.03.80', '1980', '1.2.3.4', '29.02.1983'])('what is typed so is no birthday: %j', (text) => {
  expect(typedBirthday(text)).toBeNull();
});

it('every birthday is read back from its stored form, and as it is typed', () => {
  const parts = fc.record({ year: fc.option(fc.integer({ min: 1605, max: 2100 })), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
  fc.assert(fc.property(parts, ({ year, month, day }) => {
    const birthday = birthdayOf({ year, month, day });
    if (birthday === null) return;
    expect(birthdayParts(birthday)).toEqual({ year, month, day });
    expect(readBirthday(birthday, 'mdy')).toBe(birthday);
    expect(readBirthday(year === null ? `${day}.${month}` : `${day}.${month}.${year}`, 'dmy')).toBe(birthday);
    expect(typedBirthday(year === null ? `${day}/${month}` : ` ${day}.${month}.${year}.`)).toBe(birthday);
    expect(birthdayFromParts({ year: year === null ? '' : String(year), month: String(month), day: String(day) })).toBe(birthday);
  }));
});
