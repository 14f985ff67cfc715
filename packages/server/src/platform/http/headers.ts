import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { problemAnswer } from './problem.ts';

/** What a route may say about itself to the headers. */
export type HeaderVariables = { nonce: string };

/** What can never be a page of its own: a first view fetches dozens of them, and long headers would weigh as much as they do. */
const PAGE_PARTS = /^(?:text\/(?:javascript|css)|font\/woff2)\b/;

/**
 * The headers of every answer: nothing is framed, sniffed, cached without saying so, or told to
 * another site; scripts come from us only, styles from us or under this answer's nonce.
 * Source: OWASP ASVS 5.0, 3.4.1-3.4.6.
 */
export function securityHeaders({ https }: { https: boolean }): MiddlewareHandler<{ Variables: HeaderVariables }> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64');
    c.set('nonce', nonce);
    await next();
    const set = (name: string, value: string): void => {
      // Not by the context: that would make the answer anew, and a whole text a stream.
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    };
    set('X-Content-Type-Options', 'nosniff');
    set('Referrer-Policy', 'no-referrer');
    set('Cross-Origin-Resource-Policy', 'same-origin');
    set('Cache-Control', 'no-store');
    if (PAGE_PARTS.test(c.res.headers.get('Content-Type') ?? '')) {
      set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    } else {
      set('Content-Security-Policy', contentSecurityPolicy(nonce));
      set('X-Frame-Options', 'DENY');
      set('Cross-Origin-Opener-Policy', 'same-origin');
      set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)');
    }
    if (https) set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
  };
}

/** The policy for our own pages. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send (OWASP ASVS 5.0, 3.5.1-3.5.3): a changing request
 * must come from our own pages, as the browser itself says (Sec-Fetch-Site, else Origin). Requests
 * without either header are no browser's and carry no cookie by accident.
 */
export function sameOriginOnly(baseUrl: string): MiddlewareHandler {
  const origin = new URL(baseUrl).origin;
  return async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method) && !fromOurPages(c, origin)) return problemAnswer(c, { code: 'FORBIDDEN', status: 403, data: { refusal: 'not-allowed' } }, { baseUrl });
    return next();
  };
}

function fromOurPages(c: Context, origin: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const from = c.req.header('origin');
  return from === undefined || from === origin || from === new URL(c.req.url).origin;
}
