import { setTimeout as pause } from 'node:timers/promises';

/** Signs in with a password, as late as the door asks for where many come at once. @returns the cookies as a header. */
export async function signIn(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  for (;;) {
    const answer = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password }) });
    if (answer.status === 429) await pause(1000 * Number(answer.headers.get('retry-after') ?? 5));
    else if (answer.ok) return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    else throw new Error(`signing in was answered with ${answer.status}`);
  }
}
