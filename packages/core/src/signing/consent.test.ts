import { expect, it } from 'vitest';
import { SIGNING_LEVELS, type SigningLevel } from '../kernel/signing-level.ts';
import { buttonFor, consentsFor, missingConsents } from './consent.ts';

it('a business ticks one box, worded by the country', () => {
  expect(consentsFor({ country: 'PL', rights: false, side: 'client', level: 'code' })).toEqual([{ box: 'electronic', required: true }]);
  expect(consentsFor({ country: 'RU', rights: false, side: 'client', level: 'code' })).toEqual([{ box: 'electronic_ru', required: true }]);
  expect(consentsFor({ country: 'US', rights: false, side: 'client', level: 'code' })).toEqual([{ box: 'electronic_us', required: true }]);
});

it('whoever has the rights of a consumer is also asked twice, apart and freely, about starting early', () => {
  expect(consentsFor({ country: 'PL', rights: true, side: 'client', level: 'code' })).toEqual([
    { box: 'electronic', required: true },
    { box: 'early_start', required: false },
    { box: 'right_ends', required: false },
  ]);
});

it('nobody accepts rules on a code where none is typed', () => {
  const typed: readonly SigningLevel[] = SIGNING_LEVELS.filter((level) => consentsFor({ country: 'RU', rights: false, side: 'client', level }).some(({ box }) => box === 'electronic_ru'));
  expect(typed).toEqual(['code']);
  expect(consentsFor({ country: 'RU', rights: false, side: 'client', level: 'link' })).toEqual([{ box: 'electronic_ru_link', required: true }]);
  expect(consentsFor({ country: 'RU', rights: false, side: 'provider', level: 'link' })).toEqual([{ box: 'electronic_ru_account', required: true }]);
  expect(consentsFor({ country: 'RU', rights: false, side: 'client', level: 'elsewhere' })).toEqual([{ box: 'electronic', required: true }]);
  expect(consentsFor({ country: 'US', rights: false, side: 'client', level: 'elsewhere' })).toEqual([{ box: 'electronic_us', required: true }]);
});

it('where a device signs in Russia, its key is what is accepted', () => {
  expect(consentsFor({ country: 'RU', rights: false, side: 'client', level: 'device' })).toEqual([{ box: 'electronic_ru_device', required: true }]);
  expect(consentsFor({ country: 'PL', rights: false, side: 'client', level: 'device' })).toEqual([{ box: 'electronic', required: true }]);
});

it('whoever signs on paper ticks nothing on a page', () => {
  expect(consentsFor({ country: 'RU', rights: true, side: 'client', level: 'paper' })).toEqual([]);
});

it('only required boxes hold a signature up', () => {
  const consents = consentsFor({ country: 'PL', rights: true, side: 'client', level: 'code' });
  expect(missingConsents(consents, new Set(['early_start']))).toEqual(['electronic']);
  expect(missingConsents(consents, new Set(['electronic']))).toEqual([]);
});

it('the button of a consumer, wherever they live, and of whoever has their rights says that it obliges to pay', () => {
  expect((['organisation', 'person', 'protected_person', 'consumer'] as const).map((kind) => [buttonFor({ kind, rights: false }), buttonFor({ kind, rights: true })])).toEqual([
    ['sign', 'sign_and_pay'], ['sign', 'sign_and_pay'], ['sign', 'sign_and_pay'], ['sign_and_pay', 'sign_and_pay'],
  ]);
});
