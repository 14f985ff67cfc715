import type { Config } from '../config.ts';

/** The cookies of sign-in. Behind TLS they are bound to this host (`__Host-`); on a laptop without TLS they have plain names. */
export type CookieNames = { readonly prefix: string; readonly session: string; readonly asked: string; readonly device: string };

/** Whether people reach this instance over TLS. */
export function isHttps(config: Pick<Config, 'baseUrl'>): boolean {
  return config.baseUrl.startsWith('https:');
}

/** The names of sign-in's cookies on this instance. */
export function cookieNames(config: Pick<Config, 'baseUrl'>): CookieNames {
  const prefix = isHttps(config) ? '__Host-entente' : 'entente';
  return { prefix, session: `${prefix}.session_token`, asked: `${prefix}.asked`, device: `${prefix}.device` };
}

/** A Set-Cookie header with the flags that all of sign-in's cookies have. */
export function setCookie({ name, value, maxAge }: { name: string; value: string; maxAge: number }, config: Pick<Config, 'baseUrl'>): string {
  return `${name}=${value}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${isHttps(config) ? '; Secure' : ''}`;
}
