import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { symmetricDecrypt } from 'better-auth/crypto';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '../database/pool.ts';
import { refuseSignIn } from './refusal.ts';
import { SIGN_IN_RULES } from './rules.ts';
import { matchingStep } from './totp.ts';

export const CODE_SIGN_IN_PATH = '/sign-in/code';
const VERIFY_TOTP_PATH = '/two-factor/verify-totp';
const VERIFY_BACKUP_CODE_PATH = '/two-factor/verify-backup-code';

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * better-auth's second factor with its two gaps closed: the challenge also follows a mailed code (else
 * whoever reads the mailbox would pass by the authenticator), and a step of the authenticator opens once.
 * @param challenged is told by whom the second step of a request is asked.
 */
export function secondFactor(database: Database, challenged: WeakMap<Request, string>): BetterAuthPlugin {
  const plugin = twoFactor({ twoFactorTable: 'two_factors', trustDeviceMaxAge: SIGN_IN_RULES.trustedDeviceSeconds });
  return {
    ...plugin,
    hooks: {
      before: [
        { matcher: ({ path }) => path === VERIFY_TOTP_PATH || path === VERIFY_BACKUP_CODE_PATH, handler: createAuthMiddleware((ctx) => tellChallenged(ctx, challenged)) },
        { matcher: ({ path }) => path === VERIFY_TOTP_PATH, handler: createAuthMiddleware((ctx) => takeStep(ctx, database)) },
      ],
      after: plugin.hooks.after.map(({ matcher, handler }) => ({ matcher: (ctx) => matcher(ctx) || ctx.path === CODE_SIGN_IN_PATH, handler })),
    },
  };
}

async function tellChallenged(ctx: AuthContext, challenged: WeakMap<Request, string>): Promise<void> {
  const userId = await challengedUser(ctx);
  if (userId !== null && ctx.request !== undefined) challenged.set(ctx.request, userId);
}

/** Right digits take their step, and only one request can; wrong digits are left for the plugin to count. */
async function takeStep(ctx: AuthContext, { pool }: Database): Promise<void> {
  const userId = await challengedUser(ctx);
  const { code } = ctx.body as { code?: unknown };
  if (userId === null || typeof code !== 'string') return;
  const stored = await ctx.context.adapter.findOne<{ secret: string }>({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] });
  if (stored === null) return;
  const step = matchingStep(await symmetricDecrypt({ key: ctx.context.secretConfig, data: stored.secret }), code, Date.now());
  if (step === null) return;
  const { rowCount } = await pool.query('insert into auth.totp_uses (user_id, step) values ($1, $2) on conflict do nothing', [userId, step]);
  if (rowCount === 0) throw refuseSignIn('second-factor-was-used');
  await pool.query('delete from auth.totp_uses where user_id = $1 and step < $2', [userId, step - 20]);
}

/** Whoever is at the door with the first factor passed, or is signed in and setting the second one up. */
async function challengedUser(ctx: AuthContext): Promise<string | null> {
  const session = await getSessionFromCtx(ctx);
  if (session !== null) return session.user.id;
  const cookie = ctx.context.createAuthCookie('two_factor');
  const challenge = await ctx.getSignedCookie(cookie.name, ctx.context.secret);
  if (typeof challenge !== 'string') return null;
  const found = await ctx.context.internalAdapter.findVerificationValue(challenge);
  return found === null || found.expiresAt < new Date() ? null : found.value;
}
