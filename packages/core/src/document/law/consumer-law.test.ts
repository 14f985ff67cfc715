import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT } from '../document.fixture.ts';
import { PARTY_KINDS } from '../content.ts';
import { buyerOn, countryOfRight, hasConsumerRights } from './consumer-law.ts';

describe('the rights of a consumer, by the chosen law and the country in which the client lives', () => {
  it.each([
    // law, home: organisation, person in business, protected by Polish law, consumer; whose holidays count for a consumer
    ['PL', 'PL', false, false, true, true, 'PL'],
    ['PL', '', false, false, true, true, 'PL'],
    ['PL', 'DE', false, false, true, true, 'DE'],
    ['PL', 'GB', false, false, true, true, 'PL'],
    ['PL', 'RU', false, false, true, true, 'PL'],
    ['DE', 'PL', false, false, false, true, 'PL'],
    ['NO', 'US', false, false, false, true, 'NO'],
    ['US', 'PL', false, false, false, true, 'PL'],
    ['US', 'IS', false, false, false, true, 'IS'],
    ['RU', 'LT', false, false, false, true, 'LT'],
    ['GB', 'IE', false, false, false, true, 'IE'],
    ['US', 'RE', false, false, false, true, 'FR'],
    ['GB', 'YT', false, false, false, true, 'FR'],
    ['CA', 'AX', false, false, false, true, 'FI'],
    ['FR', 'NC', false, false, false, true, 'FR'],
    ['US', 'NC', false, false, false, false, 'US'],
    ['US', 'US', false, false, false, false, 'US'],
    ['US', '', false, false, false, false, 'US'],
    ['GB', 'GB', false, false, false, false, 'GB'],
    ['RU', 'RU', false, false, false, false, 'RU'],
    ['RU', 'US', false, false, false, false, 'RU'],
  ])('law %s, home %s', (law, country, organisation, person, protectedPerson, consumer, holidays) => {
    expect(PARTY_KINDS.map((kind) => hasConsumerRights(law, { kind, country }))).toEqual([organisation, person, protectedPerson, consumer]);
    expect(countryOfRight(law, { kind: 'consumer', country })).toBe(holidays);
    for (const kind of ['organisation', 'person', 'protected_person'] as const) expect(countryOfRight(law, { kind, country })).toBe(law);
  });
});

it('are those of the first party of a side; nobody there has none', () => {
  const [studio, bank] = SAMPLE_CONTENT.parties;
  if (studio === undefined || bank === undefined) throw new Error('the sample has two parties');
  const parties = [studio, { ...bank, kind: 'consumer' as const, country: 'FR' }, { ...bank, id: studio.id, country: 'US' }];
  expect(buyerOn('client', { parties })).toMatchObject({ kind: 'consumer', country: 'FR' });
  expect(hasConsumerRights('PL', buyerOn('client', { parties: [studio] }))).toBe(false);
});
