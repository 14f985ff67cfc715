/** The token of an Authorization header with the Bearer scheme; null without one. Other schemes are a proxy's business. */
export function bearerToken(headers: Headers): string | null {
  const [scheme = '', ...rest] = (headers.get('authorization') ?? '').trim().split(/\s/);
  return scheme.toLowerCase() === 'bearer' ? rest.join(' ').trim() : null;
}
