import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import type { Limits } from '@entente/core/kernel/hidden-fields';
import type { Locale } from '@entente/core/kernel/locale';
import { cookieNames } from '../platform/auth/cookies.ts';
import { SIGN_IN_RULES } from '../platform/auth/rules.ts';
import { slideSession } from '../platform/auth/session.store.ts';
import { openCookie, readCookie } from '../platform/auth/signed-cookie.ts';
import type { SessionStamp } from '../platform/http/call.ts';
import type { Services } from '../platform/services.ts';

/** Which of a person's workspaces a request is about: this header, else this cookie; without either their first. */
export const WORKSPACE_HEADER = 'entente-workspace';
export const WORKSPACE_COOKIE = 'entente.workspace';

export type Resolved = { readonly actor: ProviderActor | null; readonly session: SessionStamp | null };
const NOBODY: Resolved = { actor: null, session: null };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type SessionRow = {
  readonly session_id: string; readonly user_id: string; readonly session_expires_at: string;
  readonly workspace_id: string | null; readonly member_id: string; readonly team_id: string | null;
  readonly name: string; readonly role: Role; readonly scope: Scope; readonly locale: Locale; readonly limits: Limits | null;
};

const SESSION_COLUMNS = 'session_id, user_id, session_expires_at, workspace_id, member_id, team_id, name, role, scope, locale, limits';

/**
 * Who is signed in by these headers. The cookie's signature is checked here, then one round trip finds
 * the session, the person and their place: nothing is remembered between requests, so an ended session
 * or a changed role counts from the next request on.
 * @returns an actor for a member; only a session for somebody who belongs to no workspace.
 */
export async function resolveActor({ config, database, secrets }: Services, headers: Headers): Promise<Resolved> {
  const token = openCookie(readCookie(headers, cookieNames(config).session), secrets.sessionSecret);
  if (token === null) return NOBODY;
  const wanted = headers.get(WORKSPACE_HEADER) ?? readCookie(headers, WORKSPACE_COOKIE) ?? '';
  const { rows } = await database.pool.query<SessionRow>({ name: 'session_actor', text: `select ${SESSION_COLUMNS} from auth.session_actor($1, $2)`, values: [token, UUID.test(wanted) ? wanted : null] });
  const row = rows[0];
  if (row === undefined) return NOBODY;
  const idleSince = Date.parse(row.session_expires_at) - SIGN_IN_RULES.idleSeconds * 1000;
  if (Date.now() - idleSince > SIGN_IN_RULES.idleGrainSeconds * 1000) await slideSession(database, row.session_id);
  return { actor: actorOf(row), session: { sessionId: row.session_id, userId: row.user_id } };
}

function actorOf({ workspace_id: workspaceId, member_id: memberId, team_id: teamId, name, role, scope, locale, limits }: SessionRow): ProviderActor | null {
  return workspaceId === null ? null : { side: 'provider', workspaceId, memberId, teamId, name, role, scope, locale, ...withLimits(role, limits) };
}

/** The limits of a role as an actor carries them. Owners have none, whatever stands in the table. Keys resolve their member with it too. */
export function withLimits(role: Role, limits: Limits | null): Pick<ProviderActor, 'limits'> {
  return role === 'owner' || limits === null ? {} : { limits };
}
