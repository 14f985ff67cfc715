import type { Services } from '../services.ts';
import { newNonce, sameText, sha256 } from '../crypto/secrets.ts';
import { cookieNames, setCookie } from './cookies.ts';
import { openCookie, readCookie, signCookie } from './signed-cookie.ts';
import { SIGN_IN_RULES } from './rules.ts';

/**
 * A device that this person has signed in from before. It has tries of its own, so that strangers who
 * guess at the password elsewhere cannot make the person wait (OWASP, "Device Cookies").
 * @returns the device's id, or null when it is not known for this address.
 */
export function knownDevice({ config, secrets }: Services, headers: Headers, email: string): string | null {
  const value = openCookie(readCookie(headers, cookieNames(config).device), purposeSecret(secrets.sessionSecret));
  const [id = '', owner = ''] = (value ?? '').split('~');
  return id !== '' && sameText(owner, sha256(email)) ? id : null;
}

/** The Set-Cookie header that makes this device known for this address. */
export function rememberDevice({ config, secrets }: Services, email: string): string {
  const value = signCookie(`${newNonce()}~${sha256(email)}`, purposeSecret(secrets.sessionSecret));
  return setCookie({ name: cookieNames(config).device, value, maxAge: SIGN_IN_RULES.knownDeviceSeconds }, config);
}

/** One purpose, one key: a session's cookie is never taken for a device's. */
function purposeSecret(secret: string): string {
  return sha256(`known-device/${secret}`);
}
