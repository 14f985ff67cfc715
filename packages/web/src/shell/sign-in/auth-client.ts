import { createAuthClient } from 'better-auth/client';
import { emailOTPClient, twoFactorClient } from 'better-auth/client/plugins';

const client = createAuthClient({
  basePath: '/api/auth',
  plugins: [twoFactorClient(), emailOTPClient()],
  fetchOptions: { credentials: 'same-origin' },
});

/** What a step of signing in can come to. `refused`: wrong or used; `slow-down`: too many tries; `unreachable`: no answer. */
export type SignInStep = { step: 'signed-in' } | { step: 'second-factor' } | { step: 'refused' } | { step: 'slow-down'; minutes: number } | { step: 'unreachable' };

type Answer = { data: unknown; error: { status: number } | null };

/** E-mail and password. A person with a second factor is asked for it next. */
export function signInWithPassword(email: string, password: string): Promise<SignInStep> {
  return stepOf((fetchOptions) => client.signIn.email({ email, password, fetchOptions }));
}

/** Asks for a one-time code by mail. The answer is the same whether or not the address belongs to someone. */
export function sendCode(email: string): Promise<SignInStep> {
  return stepOf((fetchOptions) => client.emailOtp.sendVerificationOtp({ email, type: 'sign-in', fetchOptions }));
}

/** The one-time code from the mail. */
export function signInWithCode(email: string, otp: string): Promise<SignInStep> {
  return stepOf((fetchOptions) => client.signIn.emailOtp({ email, otp, fetchOptions }));
}

/** The second factor: six digits of the authenticator, or one of the backup codes. */
export function verifySecondFactor({ code, kind, trustDevice }: { code: string; kind: 'totp' | 'backup'; trustDevice: boolean }): Promise<SignInStep> {
  return stepOf((fetchOptions) => (kind === 'totp'
    ? client.twoFactor.verifyTotp({ code, trustDevice, fetchOptions })
    : client.twoFactor.verifyBackupCode({ code, trustDevice, fetchOptions })));
}

/** Ends the session of this device; false when the server did not answer. */
export async function signOut(): Promise<boolean> {
  const { step } = await stepOf((fetchOptions) => client.signOut({ fetchOptions }));
  return step !== 'unreachable';
}

type FetchOptions = { onError: (context: { response: Response }) => void };

async function stepOf(call: (fetchOptions: FetchOptions) => Promise<Answer>): Promise<SignInStep> {
  let retryAfter = 60;
  const onError = ({ response }: { response: Response }) => { retryAfter = Number(response.headers.get('x-retry-after') ?? response.headers.get('retry-after')) || 60; };
  try {
    const { data, error } = await call({ onError });
    if (error === null) return { step: asksSecondFactor(data) ? 'second-factor' : 'signed-in' };
    if (error.status === 429) return { step: 'slow-down', minutes: Math.max(1, Math.ceil(retryAfter / 60)) };
    return { step: error.status >= 400 && error.status < 500 ? 'refused' : 'unreachable' };
  } catch {
    return { step: 'unreachable' };
  }
}

function asksSecondFactor(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'twoFactorRedirect' in data && data.twoFactorRedirect === true;
}
