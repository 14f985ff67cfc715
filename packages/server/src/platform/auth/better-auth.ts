import { betterAuth } from 'better-auth';
import { newId } from '../database/new-id.ts';
import type { Services } from '../services.ts';
import { authKysely } from './auth-database.ts';
import { cookieNames, isHttps } from './cookies.ts';
import { HashingIsBusy, hashPassword, passwordMatches } from './password-hash.ts';
import { mailboxProof } from './proof.ts';
import { refuseSignIn } from './refusal.ts';
import { SIGN_IN_RULES } from './rules.ts';
import { secondFactor } from './second-factor.ts';

/** The header in which the door hands the client's address on; what the client itself sends under it is thrown away. */
export const ADDRESS_HEADER = 'x-entente-address';
export const AUTH_BASE_PATH = '/api/auth';

/** Floods are stopped by address and path, here; who may try how often is the door's business. */
const FLOOD = { window: 60, max: 60 } as const;

/**
 * better-auth over our tables. Nobody signs up by themselves; people come by invitation or make the
 * first workspace. Cross-site requests are refused by the one door of the whole server, so its own
 * check, which knows one fixed origin only, is off.
 */
export function makeBetterAuth(services: Services, report: (error: unknown) => void, challenged: WeakMap<Request, string>) {
  const { config, database, secrets } = services;
  return betterAuth({
    appName: 'Entente',
    baseURL: config.baseUrl,
    basePath: AUTH_BASE_PATH,
    secret: secrets.sessionSecret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { onError: (error) => (hasStatus(error) ? undefined : report(error)) },
    database: { db: authKysely(database), type: 'postgres', schemaName: 'auth', transaction: true },
    user: { modelName: 'users' },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    session: {
      modelName: 'sessions',
      expiresIn: SIGN_IN_RULES.sessionSeconds,
      // expires_at slides by our own rule, see workspace/session.access.ts.
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    databaseHooks: { session: { create: { before: async (session) => ({ data: { ...session, expiresAt: new Date(Date.now() + SIGN_IN_RULES.idleSeconds * 1000) } }) } } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      // Length is judged in characters by core; this counts UTF-16 units.
      maxPasswordLength: 512,
      password: {
        hash: (password) => busyIsRefused(hashPassword(password)),
        verify: ({ hash, password }) => busyIsRefused(passwordMatches(password, hash)),
      },
    },
    rateLimit: { enabled: true, storage: 'database', modelName: 'rate_limits', ...FLOOD, customRules: { '/sign-in/*': FLOOD, '/two-factor/*': FLOOD, '/change-password': FLOOD } },
    advanced: {
      cookiePrefix: cookieNames(config).prefix,
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isHttps(config), httpOnly: true, sameSite: 'lax', path: '/' },
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 64 },
      database: { generateId: () => newId() },
    },
    plugins: [secondFactor(database, challenged), mailboxProof(services)],
  });
}

async function busyIsRefused<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HashingIsBusy) throw refuseSignIn('too-many-requests', { seconds: 5 });
    throw error;
  }
}

/** Expected answers carry an HTTP status below 500; the rest is news. */
function hasStatus(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}
