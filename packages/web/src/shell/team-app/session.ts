import { queryOptions } from '@tanstack/react-query';

/** Who is signed in on this device. */
export type SignedIn = { id: string; name: string; email: string; twoFactor: boolean };

/** Who is signed in, or null. Asked once a page and again after signing in or out. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => readSession(signal), staleTime: 60_000 });

async function readSession(signal: AbortSignal): Promise<SignedIn | null> {
  const response = await fetch('/api/auth/get-session', { signal, credentials: 'same-origin', headers: { accept: 'application/json' } });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`The session could not be read: ${response.status}`);
  const body: unknown = await response.json();
  return isSession(body) ? { id: body.user.id, name: body.user.name, email: body.user.email, twoFactor: body.user.twoFactorEnabled === true } : null;
}

type SessionBody = { user: { id: string; name: string; email: string; twoFactorEnabled?: boolean } };

function isSession(body: unknown): body is SessionBody {
  if (typeof body !== 'object' || body === null || !('user' in body)) return false;
  const { user } = body;
  return typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string' && 'name' in user && typeof user.name === 'string' && 'email' in user && typeof user.email === 'string';
}
