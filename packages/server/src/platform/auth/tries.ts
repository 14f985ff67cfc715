import type { Services } from '../services.ts';
import { cookieNames } from './cookies.ts';
import { ipNetwork } from './ip-network.ts';
import { knownDevice } from './known-device.ts';
import { ASK_CODE_PATH, type AuthBody, type AuthPath } from './paths.ts';
import { PACES, type Pace } from './rules.ts';
import { userOfSession } from './session.store.ts';
import { openCookie, readCookie } from './signed-cookie.ts';
import { forgetTries, takeTry, type WaitKey } from './wait.store.ts';

/** Somebody at the door: what they want, with what, from where. */
export type Knock = { readonly path: AuthPath; readonly body: AuthBody; readonly headers: Headers; readonly ip: string };
type Try = { readonly key: WaitKey; readonly pace: Pace };

/**
 * Uses up the tries that this knock costs.
 * @returns null when it may be looked at, otherwise the seconds to wait.
 */
export async function spendTries(services: Services, knock: Knock): Promise<number | null> {
  for (const { key, pace } of await triesOf(services, knock)) {
    const seconds = await takeTry(services.database, key, pace);
    if (seconds !== null) return seconds;
  }
  return null;
}

/**
 * The right person came: their own tries begin anew. What strangers spent of the person's shared tries
 * stays spent, or each success would make the next guesses free.
 */
export async function giveTriesBack(services: Services, knock: Knock, email: string): Promise<void> {
  await forgetTries(services.database, [fromNetwork(knock, email).key, ...deviceTries(services, knock, email).map(({ key }) => key)]);
}

/** The token in the session's cookie, if the cookie is ours. */
export function sessionToken({ config, secrets }: Services, headers: Headers): string | null {
  return openCookie(readCookie(headers, cookieNames(config).session), secrets.sessionSecret);
}

async function triesOf(services: Services, knock: Knock): Promise<readonly Try[]> {
  const { path, body } = knock;
  const { email = '' } = body;
  if (path === ASK_CODE_PATH) return codeTries(services, knock, email);
  if (path === '/sign-in/email') {
    const known = deviceTries(services, knock, email);
    return known.length > 0 ? known : [fromNetwork(knock, email), { key: ['password', email], pace: PACES.person }];
  }
  if (body.password === undefined && body.currentPassword === undefined) return [];
  const user = await userOfSession(services.database, sessionToken(services, knock.headers) ?? '');
  return user === null ? [] : [{ key: ['confirm', user.id], pace: PACES.confirmation }];
}

/** A known device has tries of its own, which nobody else can spend. */
function deviceTries(services: Services, { headers }: Knock, email: string): readonly Try[] {
  const device = knownDevice(services, headers, email);
  return device === null ? [] : [{ key: ['password', email, 'device', device], pace: PACES.knownDevice }];
}

function fromNetwork({ ip }: Knock, email: string): Try {
  return { key: ['password', email, 'network', ipNetwork(ip)], pace: PACES.personAndNetwork };
}

function codeTries(services: Services, { headers, ip }: Knock, email: string): readonly Try[] {
  const device = knownDevice(services, headers, email);
  if (device !== null) return [{ key: ['code', email, 'device', device], pace: PACES.codeToKnownDevice }];
  return [{ key: ['code', 'network', ipNetwork(ip)], pace: PACES.codesFromNetwork }, { key: ['code', email], pace: PACES.codeToAddress }];
}
