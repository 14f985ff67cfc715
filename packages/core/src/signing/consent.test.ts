import { expect, it } from 'vitest';
import { SIGNING_LEVELS, type SigningLevel } from '../kernel/signing-level.ts';
import { buttonFor, consentsFor, missingConsents } from './consent.ts';

it('a business ticks one box, worded by the country', () => {
  expect(consentsFor({ country: 'PL', kind: 'organisation', side: 'client', level: 'code' })).toEqual([{ box: 'electronic', required: true }]);
  expect(consentsFor({ country: 'RU', kind: 'person', side: 'client', level: 'code' })).toEqual([{ box: 'electronic_ru', required: true }]);
  expect(consentsFor({ country: 'US', kind: 'organisation', side: 'client', level: 'code' })).toEqual([{ box: 'electronic_us', required: true }]);
});

it('a consumer is also asked twice, apart and freely, about starting early', () => {
  expect(consentsFor({ country: 'PL', kind: 'consumer', side: 'client', level: 'code' })).toEqual([
    { box: 'electronic', required: true },
    { box: 'early_start', required: false },
    { box: 'right_ends', required: false },
  ]);
});

it('nobody accepts rules on a code where none is typed', () => {
  const typed: readonly SigningLevel[] = SIGNING_LEVELS.filter((level) => consentsFor({ country: 'RU', kind: 'person', side: 'client', level }).some(({ box }) => box === 'electronic_ru'));
  expect(typed).toEqual(['code']);
  expect(consentsFor({ country: 'RU', kind: 'person', side: 'client', level: 'link' })).toEqual([{ box: 'electronic_ru_link', required: true }]);
  expect(consentsFor({ country: 'RU', kind: 'organisation', side: 'provider', level: 'link' })).toEqual([{ box: 'electronic_ru_account', required: true }]);
  expect(consentsFor({ country: 'RU', kind: 'person', side: 'client', level: 'elsewhere' })).toEqual([{ box: 'electronic', required: true }]);
  expect(consentsFor({ country: 'US', kind: 'person', side: 'client', level: 'elsewhere' })).toEqual([{ box: 'electronic_us', required: true }]);
});

it('where a device signs in Russia, its key is what is accepted', () => {
  expect(consentsFor({ country: 'RU', kind: 'organisation', side: 'client', level: 'device' })).toEqual([{ box: 'electronic_ru_device', required: true }]);
  expect(consentsFor({ country: 'PL', kind: 'organisation', side: 'client', level: 'device' })).toEqual([{ box: 'electronic', required: true }]);
});

it('whoever signs on paper ticks nothing on a page', () => {
  expect(consentsFor({ country: 'RU', kind: 'consumer', side: 'client', level: 'paper' })).toEqual([]);
});

it('only required boxes hold a signature up', () => {
  const consents = consentsFor({ country: 'PL', kind: 'consumer', side: 'client', level: 'code' });
  expect(missingConsents(consents, new Set(['early_start']))).toEqual(['electronic']);
  expect(missingConsents(consents, new Set(['electronic']))).toEqual([]);
});

it("only a consumer's button says that it obliges to pay", () => {
  expect(['organisation', 'person', 'consumer'].map((kind) => buttonFor(kind as 'person'))).toEqual(['sign', 'sign', 'sign_and_pay']);
});
