import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { HARBOUR, STUDIO, type CastFirm, type CastMember } from '@entente/core/sample/cast';
import { reportToStderr } from '../platform/report.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { JobHandlers } from '../platform/jobs/jobs.ts';
import type { Services } from '../platform/services.ts';
import { createTestDatabase, type TestDatabase } from '../platform/test/test-database.ts';
import { makeApp } from './app.ts';
import { makeDoors } from './doors.ts';
import { openServices } from './services.ts';
import { plainPortal } from './test-portal.ts';

export type TestAnswer = { readonly status: number; readonly body: unknown; readonly headers: Headers };
/** Method, path below /api/v1, body, further headers. */
export type ApiRequest = [method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>];
export type TestMember = {
  readonly actor: ProviderActor;
  /** Stands in the header `x-test-member` of requests outside the API. */
  readonly key: string;
  /** Calls the API as this member: `await ola.call('POST', '/clients', {...})`; a fresh idempotency key unless given. */
  call(...request: ApiRequest): Promise<TestAnswer>;
  /** Changes fields of a record, whatever they hold (If-Match: *). */
  change(path: string, set: object): Promise<TestAnswer>;
};

/** The whole server in process, on a database of the test's own, with the cast of two firms in it. */
export type TestEntente = {
  readonly services: Services;
  readonly database: TestDatabase;
  readonly jobs: JobHandlers;
  /** Studio Lipka: Ola (owner, all), Nadia (manager, team), Tomasz (member, own). */
  readonly ola: TestMember;
  readonly nadia: TestMember;
  readonly tomasz: TestMember;
  /** Harbour Mentoring, another workspace: Maeve (owner). */
  readonly maeve: TestMember;
  /** Any request, with nobody signed in: portal pages, sign-in. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Every route that the program answers, as the router holds it: "GET /portal/:linkId". */
  readonly routes: readonly string[];
  /** Works off the jobs that are due now, as the queue would, until none is left. */
  workOff(): Promise<void>;
  /** One transaction as the system, for looking at rows. */
  look<Value>(member: TestMember, work: (tx: Tx) => Promise<Value>): Promise<Value>;
  /** Moves the clock of the program (not of the database). */
  setClock(at: Date | null): void;
  close(): Promise<void>;
};

const MEMBER_HEADER = 'x-test-member';

/** Starts the server in process; close it in `afterAll`. */
export async function startTestEntente(given: Partial<Config> = {}): Promise<TestEntente> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'entente-data-'));
  let now: Date | null = null;
  // Half of what the database server did for a test was to understand and plan the same few hundred queries anew.
  const config = { ...readConfig({ ENTENTE_DATA: dataFolder, ENTENTE_URL: 'http://localhost:4700' }), keepsPlans: true, ...given };
  const services = await openServices(config, database.appConfig, () => now ?? new Date());
  const members = new Map<string, ProviderActor>();
  for (const firm of [STUDIO, HARBOUR]) await seedFirm(services, firm, members);
  const { doors, jobs } = await makeDoors(services, reportToStderr, plainPortal);
  const app = makeApp({
    ...doors,
    // The cast need not sign in; whoever comes without the header is resolved as in production.
    resolveActor: async (headers) => {
      const actor = members.get(headers.get(MEMBER_HEADER) ?? '');
      return actor === undefined ? doors.resolveActor(headers) : { actor, session: null };
    },
  });
  const fetch = async (path: string, init?: RequestInit): Promise<Response> => app.fetch(new Request(`http://localhost:4700${path}`, init));
  const member = (key: string): TestMember => {
    const actor = members.get(key);
    if (actor === undefined) throw new RangeError(`nobody is called ${key}`);
    const call: TestMember['call'] = (...[method, path, body, headers]) => callApi(fetch, { member: key, method, path, body, headers });
    return { actor, key, call, change: (path, set) => call('PATCH', path, { set, before: {} }, { 'if-match': '*' }) };
  };
  return {
    services, database, jobs, fetch,
    routes: [...new Set(app.routes.filter(({ path }) => path !== '/*').map(({ method, path }) => `${method} ${path}`))],
    ola: member('ola'), nadia: member('nadia'), tomasz: member('tomasz'), maeve: member('maeve'),
    workOff: () => workOff(services, jobs),
    look: (who, work) => inWorkspace(services.database, { workspaceId: who.actor.workspaceId, partyId: null }, work),
    setClock: (at) => {
      now = at;
    },
    async close() {
      await services.database.close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

type ApiCall = { member: string; method: string; path: string; body: unknown; headers: Readonly<Record<string, string>> | undefined };

async function callApi(fetch: (path: string, init?: RequestInit) => Promise<Response>, { member, method, path, body, headers }: ApiCall): Promise<TestAnswer> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: { [MEMBER_HEADER]: member, 'idempotency-key': newId(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text, headers: response.headers };
}

async function seedFirm(services: Services, firm: CastFirm, members: Map<string, ProviderActor>): Promise<void> {
  const workspaceId = newId();
  await inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => {
    const { name, legalName, registration, address, country, currency, locale } = firm;
    await tx.kysely.insertInto('workspaces').values({ workspaceId, name, legalName, registration, address, country, currency, locale }).execute();
    const teams = new Map<string, string>();
    for (const person of firm.members) members.set(person.key, await seedMember(tx, person, teams));
  });
}

async function seedMember(tx: Tx, person: CastMember, teams: Map<string, string>): Promise<ProviderActor> {
  const { name, email, roleTitle, role, scope, team, locale } = person;
  if (team !== null && !teams.has(team)) {
    teams.set(team, newId());
    await tx.kysely.insertInto('teams').values({ workspaceId: tx.workspaceId, id: teams.get(team) ?? '', name: team }).execute();
  }
  const teamId = team === null ? null : (teams.get(team) ?? null);
  const id = newId();
  await tx.kysely.insertInto('members').values({ workspaceId: tx.workspaceId, id, userId: `user-${person.key}`, name, email, roleTitle, role, scope, teamId, locale }).execute();
  return { side: 'provider', workspaceId: tx.workspaceId, memberId: id, teamId, name, role, scope, locale };
}

/** Takes due jobs from the queue one by one. A handler's error is the test's error. */
async function workOff(services: Services, jobs: JobHandlers): Promise<void> {
  for (;;) {
    const { rows } = await services.database.pool.query<{ id: string; task: string; payload: { workspaceId: string } }>(`
      select j.id, t.identifier as task, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.run_at <= now() and j.is_available order by j.run_at, j.id limit 1`);
    const job = rows[0];
    if (job === undefined) return;
    const handler = jobs[job.task];
    if (handler === undefined) throw new RangeError(`nobody works on ${job.task}`);
    await services.database.pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [job.id]);
    await handler(job.payload);
  }
}
