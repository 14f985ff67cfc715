import { ORPCError } from '@orpc/client';
import { expect, it } from 'vitest';
import { translator } from '@entente/phrases/translators';
import { refusalOf, refusalWords } from './refusal.ts';

const refusing = (status: number, data: unknown) => new ORPCError('REFUSED', { status, data });

it('says a refusal in the reader’s language', () => {
  expect(refusalWords(translator('en'), refusing(422, { refusal: 'not-allowed' }))).toBe(translator('en')('refusal.not-allowed'));
  expect(refusalWords(translator('pl'), refusing(422, { refusal: 'not-allowed' }))).toBe(translator('pl')('refusal.not-allowed'));
});

it('says how long to wait, with the plural of the language', () => {
  expect(refusalWords(translator('ru'), refusing(429, { refusal: 'too-many-requests', detail: { seconds: 150 } }))).toContain('3 минуты');
  expect(refusalWords(translator('pl'), refusing(429, { refusal: 'too-many-requests', detail: { seconds: 5 } }))).toContain('5 sekund');
});

it('never shows a bare code: an unknown refusal and a crash have sentences of their own', () => {
  const t = translator('en');
  expect(refusalWords(t, refusing(422, { refusal: 'made-up' }))).toBe(t('shell.refusedUnknown'));
  expect(refusalWords(t, refusing(500, null))).toBe(t('shell.commandFailed'));
  expect(refusalWords(t, new TypeError('Failed to fetch'))).toBe(t('shell.commandFailed'));
});

it('tells a refusal from silence', () => {
  expect(refusalOf(refusing(401, { refusal: 'sign-in-first' }))).toEqual({ status: 401, code: 'sign-in-first', detail: {} });
  expect(refusalOf(new TypeError('Failed to fetch'))).toBeNull();
  expect(refusalOf(refusing(503, {}))).toBeNull();
});
