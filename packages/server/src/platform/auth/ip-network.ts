import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network an address belongs to, as far as one household or office goes: /24 for IPv4, /48 for IPv6.
 * @returns for example "192.0.2.0/24"; "unknown" where there is no address.
 */
export function ipNetwork(address: string): string {
  const [withoutZone = ''] = address.split('%');
  const plain = withoutZone.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return `${plain.slice(0, plain.lastIndexOf('.'))}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? front : [...front, ...Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0'), ...back];
  return `${groups.slice(0, 3).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/48`;
}
