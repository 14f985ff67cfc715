import { makeTranslator } from '@entente/phrases/translator';
import { en } from '@entente/phrases/en/catalog';
import { describe, expect, it } from 'vitest';
import { dayHeading, daysLate } from './interaction-words.ts';

const t = makeTranslator('en', en);
const now = new Date(2026, 4, 12, 15, 0);

describe('the day of a timeline', () => {
  it('is said as people say it', () => {
    const at = (month: number, day: number, year = 2026): string => new Date(year, month, day, 9, 0).toISOString();
    expect(dayHeading(t, at(4, 12), now)).toBe('Today');
    expect(dayHeading(t, at(4, 11), now)).toBe('Yesterday');
    expect(dayHeading(t, at(2, 17), now)).toBe('Tue 17 Mar');
    expect(dayHeading(t, at(2, 17, 2025), now)).toBe('17 March 2025');
  });
});

describe('a task', () => {
  it('is late from the day after its day, until it is done', () => {
    expect(daysLate({ dueOn: '2026-05-12', doneAt: null }, '2026-05-12')).toBe(0);
    expect(daysLate({ dueOn: '2026-05-10', doneAt: null }, '2026-05-12')).toBe(2);
    expect(daysLate({ dueOn: '2026-05-10', doneAt: '2026-05-11T08:00:00.000Z' }, '2026-05-12')).toBe(0);
    expect(daysLate({ dueOn: null, doneAt: null }, '2026-05-12')).toBe(0);
  });
});
