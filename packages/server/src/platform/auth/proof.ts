import { z } from 'zod';
import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, createAuthMiddleware, getSessionFromCtx, sensitiveSessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { judgePassword } from '@entente/core/kernel/password';
import type { Services } from '../services.ts';
import { cookieNames } from './cookies.ts';
import { useCode } from './mailed-code.store.ts';
import { CODE_SIGN_IN_PATH } from './second-factor.ts';
import { refuseSignIn } from './refusal.ts';
import { readCookie } from './signed-cookie.ts';

export const SET_PASSWORD_PATH = '/set-password';
const CHANGE_PASSWORD_PATH = '/change-password';

/**
 * Proof of a mailbox: signing in, or choosing a new password without the old one, by the code that was
 * mailed to this browser's person. Also judges every password that is chosen.
 */
export function mailboxProof(services: Services): BetterAuthPlugin {
  const isRight = async (headers: Headers | undefined, email: string, code: string): Promise<boolean> => {
    const browser = readCookie(headers ?? new Headers(), cookieNames(services.config).asked);
    return browser !== undefined && useCode(services.database, services.secrets, { email, browser, code });
  };
  return {
    id: 'mailbox-proof',
    endpoints: {
      signInByCode: createAuthEndpoint(CODE_SIGN_IN_PATH, { method: 'POST', body: z.object({ email: z.string(), code: z.string() }) }, async (ctx) => {
        const right = await isRight(ctx.headers, ctx.body.email, ctx.body.code);
        const found = await ctx.context.internalAdapter.findUserByEmail(ctx.body.email);
        if (!right || found === null) throw refuseSignIn('code-refused');
        const user = found.user.emailVerified ? found.user : await ctx.context.internalAdapter.updateUser(found.user.id, { emailVerified: true });
        await setSessionCookie(ctx, { session: await ctx.context.internalAdapter.createSession(user.id), user });
        return ctx.json({ user: { email: user.email } });
      }),
      setPasswordByCode: createAuthEndpoint(SET_PASSWORD_PATH, { method: 'POST', use: [sensitiveSessionMiddleware], body: z.object({ code: z.string(), newPassword: z.string() }) }, async (ctx) => {
        const { user } = ctx.context.session;
        if (!(await isRight(ctx.headers, user.email, ctx.body.code))) throw refuseSignIn('code-refused');
        await ctx.context.internalAdapter.updatePassword(user.id, await ctx.context.password.hash(ctx.body.newPassword));
        await ctx.context.internalAdapter.deleteUserSessions(user.id);
        await setSessionCookie(ctx, { session: await ctx.context.internalAdapter.createSession(user.id), user });
        return ctx.json({ user: { id: user.id } });
      }),
    },
    hooks: {
      before: [{
        matcher: ({ path }) => path === SET_PASSWORD_PATH || path === CHANGE_PASSWORD_PATH,
        handler: createAuthMiddleware(async (ctx) => {
          const session = await getSessionFromCtx(ctx);
          if (session === null) throw refuseSignIn('sign-in-first');
          const judged = judgePassword(String((ctx.body as { newPassword?: unknown }).newPassword), [session.user.name, session.user.email]);
          if (!judged.ok) throw refuseSignIn(judged.refusal.code, judged.refusal.detail);
        }),
      }],
    },
  };
}
