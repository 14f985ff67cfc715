import type { AuthPath } from './paths.ts';
import type { Knock } from './tries.ts';

/** What can happen at the door. */
export type DoorKind = 'signed_in' | 'sign_in_refused' | 'sign_in_slowed' | 'second_step_refused' | 'signed_out' | 'password_changed' | 'second_factor_on' | 'second_factor_off' | 'backup_codes_made';
/** What was shown at the door. */
export type DoorMeans = 'password' | 'code' | 'authenticator' | 'backup_code' | 'session';

/** Something happened at the door, for the log: whose door it was, by what means, from where. */
export type DoorEvent = {
  readonly kind: DoorKind;
  readonly means: DoorMeans;
  readonly whose: { readonly email: string } | { readonly userId: string };
  readonly ip: string;
  readonly userAgent: string;
};
/** Hears of what happens at the door. */
export type DoorWatch = (event: DoorEvent) => Promise<void>;

/** Who knocked, as far as it is known: by session, by the first of two steps, or by the address they gave. */
export type Knocker = { readonly holder: string | null; readonly challenged: string | null; readonly email: string | null };

const MEANS: Partial<Record<AuthPath, DoorMeans>> = {
  '/sign-in/email': 'password', '/sign-in/code': 'code', '/two-factor/verify-totp': 'authenticator', '/two-factor/verify-backup-code': 'backup_code',
  '/change-password': 'password', '/set-password': 'code', '/two-factor/disable': 'password', '/two-factor/generate-backup-codes': 'password', '/sign-out': 'session',
};
/** What a granted knock of somebody who is signed in changes. */
const CHANGES: Partial<Record<AuthPath, DoorKind>> = {
  '/two-factor/verify-totp': 'second_factor_on', '/two-factor/disable': 'second_factor_off', '/two-factor/generate-backup-codes': 'backup_codes_made',
  '/change-password': 'password_changed', '/set-password': 'password_changed', '/sign-out': 'signed_out',
};
const FIRST_STEPS: ReadonlySet<AuthPath> = new Set<AuthPath>(['/sign-in/email', '/sign-in/code']);
const SECOND_STEPS: ReadonlySet<AuthPath> = new Set<AuthPath>(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

/** Paths on which somebody who is signed in knocks. */
export function knocksSignedIn(path: AuthPath): boolean {
  return CHANGES[path] !== undefined;
}

/** What the log says of a granted knock; null where it says nothing. */
export function grantedEvent(knock: Knock, { holder, challenged, email }: Knocker): DoorEvent | null {
  const { path } = knock;
  const change = CHANGES[path];
  if (holder !== null && change !== undefined) return eventOf(knock, change, { userId: holder });
  if (FIRST_STEPS.has(path) && email !== null) return eventOf(knock, 'signed_in', { email });
  if (!SECOND_STEPS.has(path)) return null;
  return challenged === null ? (email === null ? null : eventOf(knock, 'signed_in', { email })) : eventOf(knock, 'signed_in', { userId: challenged });
}

/** What the log says of a knock that was turned away; null where nobody's door it was. */
export function refusedEvent(knock: Knock, { holder, challenged }: Pick<Knocker, 'holder' | 'challenged'>): DoorEvent | null {
  const { path, body } = knock;
  if (FIRST_STEPS.has(path)) return body.email === undefined ? null : eventOf(knock, 'sign_in_refused', { email: body.email });
  if (!SECOND_STEPS.has(path) || holder !== null || challenged === null) return null;
  return eventOf(knock, 'second_step_refused', { userId: challenged });
}

/** What the log says of a knock that has to wait. */
export function slowedEvent(knock: Knock): DoorEvent | null {
  const { path, body } = knock;
  return FIRST_STEPS.has(path) && body.email !== undefined ? eventOf(knock, 'sign_in_slowed', { email: body.email }) : null;
}

function eventOf({ path, ip, headers }: Knock, kind: DoorKind, whose: DoorEvent['whose']): DoorEvent {
  return { kind, means: MEANS[path] ?? 'session', whose, ip, userAgent: (headers.get('user-agent') ?? '').slice(0, 400) };
}
