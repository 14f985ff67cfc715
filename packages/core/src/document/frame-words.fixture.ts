import type { FrameWords } from './frame-words.ts';

/** Words that show which phrase was asked for with what; the real ones are in packages/phrases. */
const call = (name: string, values: readonly (string | number)[]): string => (values.length === 0 ? name : `${name}(${values.join(',')})`);

export const PLAIN_WORDS: FrameWords = {
  locale: 'en',
  say: (word, values = {}) => call(word, Object.values(values)),
  day: (day) => day,
  country: (code) => call('country', [code]),
  money: (amountMinor, currency) => call('money', [amountMinor, currency]),
  roundMoney: (amountMinor, currency) => call('roundMoney', [amountMinor, currency]),
  number: (decimal) => decimal,
  percent: (decimal) => `${decimal}%`,
  count: (count, unit) => call('count', [count, unit]),
  list: (items) => items.join(' & '),
};
