import { newNonce } from '../crypto/secrets.ts';
import type { Services } from '../services.ts';
import { granting, refusing, refusingLike } from './answers.ts';
import { ADDRESS_HEADER, AUTH_BASE_PATH, makeBetterAuth } from './better-auth.ts';
import { cookieNames, setCookie } from './cookies.ts';
import { rememberDevice } from './known-device.ts';
import { askCode } from './mailed-code.store.ts';
import { grantedEvent, knocksSignedIn, refusedEvent, slowedEvent, type DoorEvent, type DoorWatch, type Knocker } from './door-watch.ts';
import { ASK_CODE_PATH, AUTH_PATHS, isAuthPath, type AuthBody, type AuthPath } from './paths.ts';
import { SIGN_IN_RULES } from './rules.ts';
import { raiseHash } from './raise-hash.ts';
import { endSessionByToken, forgetTrustedDevices, userOfSession } from './session.store.ts';
import { giveTriesBack, sessionToken, spendTries, type Knock } from './tries.ts';

/** Answers a request below /api/auth that came from this address. */
export type SignInDoor = (request: Request, origin: { readonly ip: string }) => Promise<Response>;

const SIGN_INS: ReadonlySet<AuthPath> = new Set<AuthPath>(['/sign-in/email', '/sign-in/code', '/two-factor/verify-totp', '/two-factor/verify-backup-code']);
const PASSWORD_CHANGES: ReadonlySet<AuthPath> = new Set<AuthPath>(['/change-password', '/set-password']);

/**
 * The door of sign-in around better-auth: a closed list of paths, each with its schema; tries are paced
 * before they are looked at; refusals are answered in the API's own form; no answer carries a token.
 * @param hears `report` of what nobody expected, `watch` of who came, was turned away or changed how they come in.
 */
export function makeSignInDoor(services: Services, { report, watch }: { readonly report: (error: unknown) => void; readonly watch: DoorWatch }): SignInDoor {
  const challenged = new WeakMap<Request, string>();
  const auth = makeBetterAuth(services, report, challenged);
  // Not waited for: whether an address belongs to somebody must not show in how long a "no" takes.
  const tellLater = (event: DoorEvent | null): void => void (event === null ? undefined : watch(event).catch(report));
  return async (request, { ip }) => {
    const path = new URL(request.url).pathname.slice(AUTH_BASE_PATH.length);
    if (!isAuthPath(path)) return refusing('not-found');
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });
    const body = await readBody(request, path);
    if (body === null) return refusing('input-is-wrong');
    const knock: Knock = { path, body, headers: request.headers, ip };
    const seconds = await spendTries(services, knock);
    if (seconds !== null) {
      tellLater(slowedEvent(knock));
      return refusing('too-many-requests', { seconds });
    }
    if (path === ASK_CODE_PATH) return mailCode(services, body.email ?? '');
    const holder = await holderOf(services, knock);
    const passed = forwarded(services, knock);
    const answer = await auth.handler(passed);
    const knocker = { holder, challenged: challenged.get(passed) ?? null };
    if (answer.ok) return opened(services, knock, { answer, knocker, watch });
    tellLater(refusedEvent(knock, knocker));
    return refusingLike(answer);
  };
}

/** Who is signed in while they knock; null on the paths by which one comes in. */
async function holderOf(services: Services, { path, headers }: Knock): Promise<string | null> {
  if (!knocksSignedIn(path)) return null;
  return (await userOfSession(services.database, sessionToken(services, headers) ?? ''))?.id ?? null;
}

/** The body by its path's schema, or null. Only JSON: no form of another site can send it. */
async function readBody(request: Request, path: AuthPath): Promise<AuthBody | null> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) return null;
  const text = await request.text();
  try {
    const parsed = AUTH_PATHS[path].safeParse(text === '' ? {} : JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The same answer whoever the address belongs to: the person is looked up, and the mail written, by a job. */
async function mailCode({ config, database, secrets }: Services, email: string): Promise<Response> {
  const browser = newNonce();
  await askCode(database, secrets, { email, browser });
  return granting({}, { 'set-cookie': setCookie({ name: cookieNames(config).asked, value: browser, maxAge: SIGN_IN_RULES.codeMinutes * 60 }, config) });
}

/** The request as better-auth sees it: our reading of the body, our knowledge of the address. */
function forwarded({ config }: Services, { path, body, headers, ip }: Knock): Request {
  const passed = new Headers(headers);
  passed.set(ADDRESS_HEADER, ip === '' ? '0.0.0.0' : ip);
  passed.set('content-type', 'application/json');
  passed.delete('content-length');
  const full = path === '/change-password' ? { ...body, revokeOtherSessions: true } : body;
  return new Request(`${config.baseUrl}${AUTH_BASE_PATH}${path}`, { method: 'POST', headers: passed, body: JSON.stringify(full) });
}

type Given = { readonly twoFactorRedirect?: boolean; readonly user?: { readonly id?: string; readonly email?: string }; readonly totpURI?: string; readonly backupCodes?: readonly string[] };

type Opening = { readonly answer: Response; readonly knocker: Omit<Knocker, 'email'>; readonly watch: DoorWatch };

/** What a granted knock changes here, and how much of better-auth's answer goes out. */
async function opened(services: Services, knock: Knock, { answer, knocker, watch }: Opening): Promise<Response> {
  const { path } = knock;
  const given = await givenBy(answer);
  const out = new Headers();
  for (const cookie of answer.headers.getSetCookie()) out.append('set-cookie', cookie);
  if (path === '/sign-in/email') await raiseHash(services.database, knock.body);
  if (given.twoFactorRedirect === true) return granting({ next: 'second-factor' }, out);
  const email = given.user?.email ?? null;
  if (SIGN_INS.has(path) && email !== null) {
    await cameIn(services, knock, { answer, email });
    out.append('set-cookie', rememberDevice(services, email));
  }
  if (PASSWORD_CHANGES.has(path) && given.user?.id !== undefined) await forgetTrustedDevices(services.database, given.user.id);
  const event = grantedEvent(knock, { ...knocker, email });
  if (event !== null) await watch(event);
  return granting(shown(path, given), out);
}

async function givenBy(answer: Response): Promise<Given> {
  return ((await answer.json().catch(() => null)) ?? {}) as Given;
}

/** A browser holds one session: signing in again ends the one it had. */
async function cameIn(services: Services, knock: Knock, { answer, email }: { answer: Response; email: string }): Promise<void> {
  const before = sessionToken(services, knock.headers);
  if (before !== null && startsSession(services, answer)) await endSessionByToken(services.database, before);
  await giveTriesBack(services, knock, email);
}

function shown(path: AuthPath, { totpURI, backupCodes }: Given): object {
  if (SIGN_INS.has(path)) return { next: 'signed-in' };
  if (path === '/two-factor/enable') return { totpUri: totpURI, backupCodes };
  return path === '/two-factor/generate-backup-codes' ? { backupCodes } : {};
}

function startsSession({ config }: Services, answer: Response): boolean {
  return answer.headers.getSetCookie().some((cookie) => cookie.startsWith(`${cookieNames(config).session}=`) && !/Max-Age=0\b/i.test(cookie));
}
