import { callDoor, type DoorCall } from '../shell/sign-in/door-call.ts';

/** Changes the password; every other session ends. */
export function changePassword(currentPassword: string, newPassword: string): Promise<DoorCall<object>> {
  return callDoor('change-password', { currentPassword, newPassword });
}

/** Sets a password without the old one, by the code that was mailed to this browser. */
export function setPasswordByCode(code: string, newPassword: string): Promise<DoorCall<object>> {
  return callDoor('set-password', { code, newPassword });
}

export type SecondFactorKeys = { totpUri: string; backupCodes: readonly string[] };

/** Begins two-step sign-in: gives the key for the authenticator. It counts once {@link confirmSecondFactor} took a code. */
export function beginSecondFactor(password: string): Promise<DoorCall<SecondFactorKeys>> {
  return callDoor('two-factor/enable', { password });
}

/** Turns two-step sign-in on by the first six digits of the authenticator. */
export function confirmSecondFactor(code: string): Promise<DoorCall<object>> {
  return callDoor('two-factor/verify-totp', { code });
}

/** Turns two-step sign-in off. */
export function endSecondFactor(password: string): Promise<DoorCall<object>> {
  return callDoor('two-factor/disable', { password });
}

/** Makes new backup codes; the old ones stop working. */
export function newBackupCodes(password: string): Promise<DoorCall<{ backupCodes: readonly string[] }>> {
  return callDoor('two-factor/generate-backup-codes', { password });
}
