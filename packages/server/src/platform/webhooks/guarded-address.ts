import ipaddr from 'ipaddr.js';

/** Where requests may go: with `privateToo` also into private networks and over plain http, for those who host it themselves. */
export type AddressRule = { readonly privateToo: boolean };
export type AddressFault = 'webhook-address-is-wrong' | 'webhook-address-is-private';

/** Web servers that somebody runs for others; anything else is more likely a service of a network. */
const PORTS = new Set(['', '443', '8443']);

/**
 * Judges the address as it is written. What its name leads to is judged when the connection is made
 * ({@link isReachable}), since names can change in between.
 * @returns null when it may be kept.
 */
export function judgeAddress(text: string, rule: AddressRule): AddressFault | null {
  if (!URL.canParse(text) || /[\s\\]/.test(text)) return 'webhook-address-is-wrong';
  const url = new URL(text);
  if (!isWebAddress(url, rule)) return 'webhook-address-is-wrong';
  return rule.privateToo || leadsOut(hostOf(url)) ? null : 'webhook-address-is-private';
}

/** Secure, without a name and password in it, at a usual port. */
function isWebAddress({ protocol, username, password, hostname, port }: URL, { privateToo }: AddressRule): boolean {
  if (username !== '' || password !== '' || hostname === '') return false;
  return privateToo ? protocol === 'https:' || protocol === 'http:' : protocol === 'https:' && PORTS.has(port);
}

function leadsOut(host: string): boolean {
  return ipaddr.isValid(host) ? isReachable(host, { privateToo: false }) : !isLocalName(host);
}

/** Whether an IP address is one of the open internet: no loopback, no private or shared network, no metadata, nothing tunnelled or mapped. */
export function isReachable(address: string, { privateToo }: AddressRule): boolean {
  if (!ipaddr.isValid(address)) return false;
  if (privateToo) return true;
  const plain = ipaddr.process(address);
  if (plain.range() !== 'unicast') return false;
  // Of IPv6 only what is handed out to the world (2000::/3): elsewhere stand old ways of carrying IPv4.
  return !(plain instanceof ipaddr.IPv6) || ((plain.parts[0] ?? 0) & 0xe000) === 0x2000;
}

/** The host without the brackets of IPv6 and the dot of a full name. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** Names that never lead out of a house. A name without a dot belongs to a network of its own. */
function isLocalName(host: string): boolean {
  return !host.includes('.') || ['.localhost', '.local', '.internal', '.lan', '.home.arpa'].some((end) => host.endsWith(end));
}
