import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessColumn } from './column-guess.ts';
import { addOptions, latinKey } from './new-option.ts';

describe('options made of the values of a file', () => {
  it('keep those that are there, by key and in any language, bring back the retired, and add the others, each counted once', () => {
    const present = [{ key: 'schools', labels: { en: 'Schools', pl: 'Szkoły' } }, { key: 'banks', labels: { en: 'Banks' }, retired: true }];
    expect(addOptions(present, ['szkoły', 'BANKS', 'Żłobki i przedszkola', 'Школы', 'Вузы', 'вузы'], 'pl')).toEqual({
      options: [present[0], { ...present[1], retired: false }, { key: 'zlobki_i_przedszkola', labels: { pl: 'Żłobki i przedszkola' } }, { key: 'option', labels: { pl: 'Школы' } }, { key: 'option_2', labels: { pl: 'Вузы' } }],
      meant: { szkoły: 'schools', BANKS: 'banks', 'Żłobki i przedszkola': 'zlobki_i_przedszkola', Школы: 'option', Вузы: 'option_2', вузы: 'option_2' },
      added: 4,
    });
  });

  it('have keys that a field takes, each once, however many and whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 90 }).filter((text) => text.trim() !== ''), { maxLength: 200 }), (values) => {
        const added = addOptions([], values, 'en');
        const keys = added?.options.map(({ key }) => key) ?? [];
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
        expect(values.every((value) => keys.includes(Object.entries(added?.meant ?? {}).find(([one]) => one === value)?.[1] ?? ''))).toBe(true);
      }),
    );
    expect(addOptions([], Array.from({ length: 201 }, (_, at) => `v${at}`), 'en')).toBeNull();
    expect([latinKey('Data urodzenia'), latinKey('2. Łąka!'), latinKey('Дата')]).toEqual(['data_urodzenia', 'laka', null]);
  });

  it('come from a column that has few values, each often; of any other none', () => {
    const few = ['Schools', 'Banks', 'Schools', 'Schools', 'Banks', 'Schools', 'Banks', 'Schools'];
    expect(guessColumn(few)).toMatchObject({ type: 'choice', options: ['Schools', 'Banks'] });
    expect(guessColumn(['Schools', 'Banks'])).toMatchObject({ type: 'text', options: [] });
  });
});
