import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs a cookie's value as better-auth does: "value.signature" (HMAC-SHA256, base64), percent-encoded. */
export function signCookie(value: string, secret: string): string {
  return encodeURIComponent(`${value}.${signature(value, secret)}`);
}

/** The value of a signed cookie, or null where the signature is not ours. */
export function openCookie(signed: string | undefined, secret: string): string | null {
  if (signed === undefined) return null;
  const text = decoded(signed);
  const dot = text.lastIndexOf('.');
  if (dot < 1) return null;
  const value = text.slice(0, dot);
  const [given, right] = [Buffer.from(text.slice(dot + 1)), Buffer.from(signature(value, secret))];
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

/** One cookie of a Cookie header. Where a name comes twice the first counts, as in better-auth. */
export function readCookie(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

function signature(value: string, secret: string): string {
  return createHmac('sha256', secret).update(value).digest('base64');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
