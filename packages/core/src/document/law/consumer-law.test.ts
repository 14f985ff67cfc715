import { describe, expect, it } from 'vitest';
import { SAMPLE_CONTENT } from '../document.fixture.ts';
import { PARTY_KINDS, type Party } from '../content.ts';
import { buyerOf, countryOfRight, hasConsumerRights } from './consumer-law.ts';

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

describe('whose rights count where several buy together', () => {
  const [studio, bank] = SAMPLE_CONTENT.parties;
  if (studio === undefined || bank === undefined) throw new Error('the sample has two parties');
  const of = (law: string, ...clients: readonly (readonly [Party['kind'], string])[]) => {
    const found = buyerOf({ head: { ...SAMPLE_CONTENT.head, country: law }, parties: [{ ...studio, kind: 'consumer', country: 'PL' }, ...clients.map(([kind, country]) => ({ ...bank, kind, country }))] });
    return found === undefined ? null : [found.kind, found.country];
  };

  it('is the first who has them under the law, then a consumer, then a sole trader whom Polish law protects, then the first', () => {
    expect(of('US', ['organisation', ''], ['consumer', 'US'], ['consumer', 'FR'], ['consumer', 'DE'])).toEqual(['consumer', 'FR']);
    expect(of('PL', ['organisation', ''], ['protected_person', ''], ['consumer', 'FR'])).toEqual(['protected_person', '']);
    expect(of('US', ['protected_person', 'PL'], ['consumer', 'US'])).toEqual(['consumer', 'US']);
    expect(of('DE', ['organisation', ''], ['protected_person', 'PL'])).toEqual(['protected_person', 'PL']);
    expect(of('PL', ['person', 'PL'], ['organisation', ''])).toEqual(['person', 'PL']);
  });

  it('is never the provider', () => {
    expect(of('PL')).toBeNull();
  });
});
