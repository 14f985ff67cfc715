import { expect, it } from 'vitest';
import { looksLikeEmail } from './sign-in-door.ts';

it('lets addresses through', () => {
  expect(['anna@bank.example', ' ola.lipska+x@studio.com.pl ', 'иван@пример.рф'].every(looksLikeEmail)).toBe(true);
});

it('stops what cannot be one', () => {
  expect(['', 'anna', 'anna@bank', '@bank.pl', 'anna@.pl', 'anna@bank.', 'a b@bank.pl', 'a@b@bank.pl'].some(looksLikeEmail)).toBe(false);
});
