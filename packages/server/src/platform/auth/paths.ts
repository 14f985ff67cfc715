import { z } from 'zod';
import { EmailAddress } from '@entente/core/kernel/values';
import { CODE_SIGN_IN_PATH } from './second-factor.ts';
import { SET_PASSWORD_PATH } from './proof.ts';

const Email = EmailAddress.transform((email) => email.toLowerCase());
/** Longer than any password may be, shorter than a burden. */
const Password = z.string().min(1).max(512);
const Code = z.string().transform((code) => code.replaceAll(/[\s-]/g, '')).pipe(z.string().regex(/^\d{6}$/));
const BackupCode = z.string().trim().min(1).max(40);

export const ASK_CODE_PATH = '/sign-in/ask-code';

/** Everything that is served below /api/auth, and what each takes; anything else is not there. */
export const AUTH_PATHS = {
  '/sign-in/email': z.strictObject({ email: Email, password: Password }),
  [ASK_CODE_PATH]: z.strictObject({ email: Email }),
  [CODE_SIGN_IN_PATH]: z.strictObject({ email: Email, code: Code }),
  '/sign-out': z.strictObject({}),
  '/two-factor/verify-totp': z.strictObject({ code: Code, trustDevice: z.boolean().default(false) }),
  '/two-factor/verify-backup-code': z.strictObject({ code: BackupCode, trustDevice: z.boolean().default(false) }),
  '/two-factor/enable': z.strictObject({ password: Password }),
  '/two-factor/disable': z.strictObject({ password: Password }),
  '/two-factor/generate-backup-codes': z.strictObject({ password: Password }),
  '/change-password': z.strictObject({ currentPassword: Password, newPassword: Password }),
  [SET_PASSWORD_PATH]: z.strictObject({ code: Code, newPassword: Password }),
} as const;
export type AuthPath = keyof typeof AUTH_PATHS;
export type AuthBody = { readonly email?: string; readonly password?: string; readonly currentPassword?: string; readonly newPassword?: string; readonly code?: string; readonly trustDevice?: boolean };

/** Whether a path below /api/auth is served. */
export function isAuthPath(path: string): path is AuthPath {
  return Object.hasOwn(AUTH_PATHS, path);
}
