import { expect, it } from 'vitest';
import { ACCESS_GROUP_NAMES, ACCESS_GROUPS, ACCESS_KINDS, addressPlace, unknownAddress } from './access-events.ts';

it.each([
  ['127.0.0.1', 'this_computer'], ['::1', 'this_computer'], ['::ffff:127.0.0.1', 'this_computer'],
  ['10.1.2.3', 'own_network'], ['192.168.0.9', 'own_network'], ['172.16.0.1', 'own_network'], ['172.31.255.1', 'own_network'], ['169.254.1.1', 'own_network'], ['fd00::7', 'own_network'], ['FE80::1', 'own_network'],
  ['203.0.113.9', 'elsewhere'], ['172.32.0.1', 'elsewhere'], ['192.169.0.1', 'elsewhere'], ['2001:db8::1', 'elsewhere'],
  ['', 'unknown'], ['0.0.0.0', 'unknown'],
] as const)('reads where %s stands: %s', (address, place) => {
  expect(addressPlace(address)).toBe(place);
});

it('finds every kind under one heading, and each once', () => {
  expect(ACCESS_GROUP_NAMES).toEqual(Object.keys(ACCESS_GROUPS));
  expect(new Set(ACCESS_KINDS).size).toBe(Object.values(ACCESS_GROUPS).flat().length);
});

it('keeps of an address that is nobody’s what knows it again, and no more', () => {
  expect(['nobody@lipka.example', 'a"@b"@else.example', 'no address', '@x', ''].map(unknownAddress)).toEqual(['n•••@lipka.example', 'a•••@else.example', '•••', '•••', '•••']);
});
