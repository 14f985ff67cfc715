import { APIError } from 'better-auth/api';
import type { RefusalCode } from '@entente/phrases/shape';
import { statusOf } from '../http/refusal.ts';

/** A refusal from inside better-auth; the door answers it in the API's own form. */
export function refuseSignIn(code: RefusalCode, detail?: Readonly<Record<string, unknown>>): APIError {
  return new APIError(statusOf(code) as 422, { code, message: code, ...(detail === undefined ? {} : { detail }) });
}

/** better-auth's own codes in our words. What is not listed is answered by its status alone. */
export const AUTH_CODES: Readonly<Record<string, RefusalCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'sign-in-refused',
  INVALID_EMAIL: 'sign-in-refused',
  INVALID_PASSWORD: 'password-is-wrong',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'password-is-wrong',
  PASSWORD_TOO_LONG: 'sign-in-refused',
  INVALID_CODE: 'second-factor-refused',
  INVALID_BACKUP_CODE: 'second-factor-refused',
  INVALID_TWO_FACTOR_COOKIE: 'second-factor-ran-out',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'second-factor-ran-out',
  ACCOUNT_TEMPORARILY_LOCKED: 'too-many-requests',
  TOTP_ALREADY_ENABLED: 'second-factor-is-on',
  TOTP_NOT_ENABLED: 'second-factor-is-off',
  BACKUP_CODES_NOT_ENABLED: 'second-factor-is-off',
  TWO_FACTOR_NOT_ENABLED: 'second-factor-is-off',
  UNAUTHORIZED: 'sign-in-first',
};
