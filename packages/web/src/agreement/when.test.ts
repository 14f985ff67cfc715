import { describe, expect, it } from 'vitest';
import { whenWords } from './when.ts';

const now = new Date(2026, 2, 17, 14, 2);
const at = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString();

describe('a moment', () => {
  it('is a time today, a weekday this week, a day before that, with the year where it is another', () => {
    expect(whenWords('en', at(2026, 2, 17, 9, 5), now)).toBe('09:05');
    expect(whenWords('en', at(2026, 2, 16, 16, 20), now)).toBe('Mon 16:20');
    expect(whenWords('pl', at(2026, 2, 16, 16, 20), now)).toBe('pon., 16:20');
    expect(whenWords('ru', at(2026, 1, 3, 16, 20), now)).toBe('3 февр., 16:20');
    expect(whenWords('pl', at(2025, 10, 3, 16, 20), now)).toBe('3 lis 2025, 16:20');
  });
});
