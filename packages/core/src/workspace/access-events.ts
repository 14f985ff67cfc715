/** What is kept about how people come in, by what one looks for. */
export const ACCESS_GROUPS = {
  sign_ins: ['signed_in', 'signed_out', 'session_ended', 'sessions_ended'],
  refused: ['sign_in_refused', 'sign_in_slowed', 'second_step_refused', 'unknown_address_refused'],
  secrets: ['password_changed', 'second_factor_on', 'second_factor_off', 'backup_codes_made'],
  people: ['invitation_sent', 'invitation_sent_again', 'invitation_taken_back', 'invitation_accepted', 'member_changed', 'member_deactivated', 'member_reactivated', 'right_changed'],
  keys: ['api_key_made', 'api_key_ended'],
} as const;

export type AccessGroup = keyof typeof ACCESS_GROUPS;
export const ACCESS_GROUP_NAMES = ['sign_ins', 'refused', 'secrets', 'people', 'keys'] as const satisfies readonly AccessGroup[];
export const ACCESS_KINDS = [...ACCESS_GROUPS.sign_ins, ...ACCESS_GROUPS.refused, ...ACCESS_GROUPS.secrets, ...ACCESS_GROUPS.people, ...ACCESS_GROUPS.keys] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** What was shown at the door, or what the act was done with. */
export const ACCESS_MEANS = ['password', 'code', 'authenticator', 'backup_code', 'invitation', 'session', 'api_key'] as const;
export type AccessMeans = (typeof ACCESS_MEANS)[number];

/** For how long it is kept. */
export const ACCESS_LOG_DAYS = 365;

/** Tries that were slowed down are written down once in so many minutes: a flood of them must not fill the log. */
export const SLOWED_GRAIN_MINUTES = 15;

/** An address that is nobody's, as the log keeps it: enough to know it again, not enough to learn it: "a•••@lipka.example". */
export function unknownAddress(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '•••' : `${email.slice(0, 1)}•••${email.slice(at, at + 80)}`;
}

/** Where a request came from, as far as its address alone tells: this machine, the house's own network, or elsewhere. */
export type AddressPlace = 'unknown' | 'this_computer' | 'own_network' | 'elsewhere';

const OWN_V6 = ['fc', 'fd', 'fe8', 'fe9', 'fea', 'feb'];

/** Reads an address, v4 or v6. */
export function addressPlace(address: string): AddressPlace {
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address.toLowerCase();
  if (plain === '' || plain === '0.0.0.0') return 'unknown';
  if (plain === '::1' || plain.startsWith('127.')) return 'this_computer';
  const isOwn = plain.includes(':') ? OWN_V6.some((start) => plain.startsWith(start)) : isOwnV4(plain);
  return isOwn ? 'own_network' : 'elsewhere';
}

function isOwnV4(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number);
  if (first === 172) return second >= 16 && second <= 31;
  return first === 10 || (first === 192 && second === 168) || (first === 169 && second === 254);
}
