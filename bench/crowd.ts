import type pg from 'pg';
import { SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { withClient } from '@entente/server/platform/postgres/with-client';
import { crowdOf, growSampleOf, type GrownSample } from '@entente/server/shell/grow-sample';
import { reachDatabase } from '@entente/server/platform/postgres/ensure-database';

/** How many clients there are in all, and over how many workspaces they are spread evenly. */
export type CrowdSize = { readonly name: string; readonly clients: number; readonly workspaces: number };
/**
 * What people ask most: one address for each workspace, with ids of its own in it.
 * `makes`: the body of what is made there, the n-th time; `isOwnOnly`: asked by somebody who sees their own records only.
 */
export type Ask = { readonly name: string; readonly paths: readonly string[]; readonly makes?: (count: number) => string; readonly isOwnOnly?: boolean };

/** The crowds of a data folder; those that it does not hold yet are grown. */
export async function crowdsOf(dataFolder: string, { clients, workspaces, name }: CrowdSize): Promise<readonly GrownSample[]> {
  const each = clients / workspaces;
  const { adminConfig, stop } = await reachDatabase({ dataFolder }).catch(() => ({ adminConfig: null, stop: async () => undefined }));
  const crowds = adminConfig === null ? [] : [...(await findCrowds(adminConfig, each))];
  await stop();
  const started = performance.now();
  while (crowds.length < workspaces) {
    crowds.push(await growSampleOf({ ...process.env, ENTENTE_DATA: dataFolder }, { clients: each, onProgress: (step, count) => (count % 10_000 === 0 && workspaces === 1 ? console.log(`  ${name}: ${step} ${count}`) : undefined) }));
    console.log(`  ${name}: ${crowds.length} of ${workspaces} grown in ${Math.round((performance.now() - started) / 1000)} s`);
  }
  return crowds.slice(0, workspaces);
}

async function findCrowds(admin: pg.ClientConfig, clients: number): Promise<readonly GrownSample[]> {
  return withClient(admin, async (client) => {
    const { rows: [made] } = await client.query<{ made: boolean }>("select to_regclass('public.workspaces') is not null as made");
    if (made?.made !== true) return [];
    const { rows } = await client.query<{ workspace_id: string; email: string }>("select w.workspace_id, m.email from workspaces w join members m on m.workspace_id = w.workspace_id and m.email like 'crowd-%' where w.name like $1 order by w.workspace_id", [`${clients} %`]);
    return rows.map(({ workspace_id: workspaceId, email }) => ({ workspaceId, email, password: SAMPLE_PASSWORD, size: crowdOf(clients) }));
  });
}

/** What is asked a second time by a member who sees their own records only. */
const OWN_TOO = new Set(['list of 50 clients', 'list of 50 contacts by name', 'list of 50 deals by amount', 'clients, three own fields filtered', 'board of deals', 'search for a rare name', 'search for a common name']);

type Ids = { readonly busy: string; readonly contact: string; readonly pipeline: string };

/** What is asked, with ids of these crowds. */
export async function asksOf(dataFolder: string, crowds: readonly GrownSample[]): Promise<readonly Ask[]> {
  const { adminConfig, stop } = await reachDatabase({ dataFolder });
  const ids = await withClient(adminConfig, async (client) => {
    const found: Ids[] = [];
    for (const { workspaceId } of crowds) {
      const one = async (sql: string): Promise<string> => (await client.query<{ id: string }>(sql, [workspaceId])).rows[0]?.id ?? '';
      found.push({ busy: await one('select client_id as id from interactions where workspace_id = $1 group by client_id order by count(*) desc limit 1 offset 100'), contact: await one('select id from contacts where workspace_id = $1 and deleted_at is null order by id limit 1 offset 500'), pipeline: await one('select id from pipelines where workspace_id = $1 order by position limit 1') });
    }
    return found;
  });
  await stop();
  const every = (path: string): readonly string[] => crowds.map(() => path);
  const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'custom.crowd_industry', is: 'any_of', value: ['health', 'finance'] }, { field: 'custom.crowd_headcount', is: 'at_least', value: 100 }, { field: 'custom.crowd_decides_on', is: 'after', value: { days: 30 } }] }));
  const contains = (field: string, value: string): string => encodeURIComponent(JSON.stringify({ all: [{ field, is: 'contains', value }] }));
  const asks: readonly Ask[] = [
    { name: 'list of 50 clients', paths: every('/records/client?limit=50') },
    { name: 'list of 50 contacts by name', paths: every('/records/contact?limit=50&sort=name') },
    { name: 'list of 50 engagements', paths: every('/records/engagement?limit=50&columns=name,clientId,agreementState,turn,late,amount,nextStep,ownerId') },
    { name: 'late engagements, soonest first', paths: every(`/records/engagement?limit=50&sort=nextDueOn&columns=name,agreementState,late,nextDueOn&filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'late', is: 'at_least', value: 1 }] }))}`) },
    { name: 'list of 50 deals by amount', paths: every('/records/deal?limit=50&sort=-amount') },
    { name: 'clients, three own fields filtered', paths: every(`/records/client?limit=50&filter=${filter}`) },
    { name: 'contacts, a name contains', paths: every(`/records/contact?limit=50&filter=${contains('name', 'nowak')}`) },
    { name: 'contacts, a mail contains a rare part', paths: every(`/records/contact?limit=50&filter=${contains('email', 'person2000.77@')}`) },
    { name: 'board of deals', paths: ids.map(({ pipeline }) => `/records/deal/board?pipelineId=${pipeline}`) },
    { name: 'one client', paths: ids.map(({ busy }) => `/clients/${busy}`) },
    { name: 'one contact', paths: ids.map(({ contact }) => `/contacts/${contact}`) },
    { name: 'timeline of a busy client', paths: ids.map(({ busy }) => `/timeline?clientId=${busy}`) },
    { name: 'search for a rare name', paths: every('/search?q=S%C3%B8ndergaard') },
    { name: 'search for a common name', paths: every('/search?q=anna%20nowak') },
    { name: 'search with a slip', paths: every('/search?q=lewandowsik') },
    { name: 'a contact is made', paths: every('/contacts'), makes: (count) => JSON.stringify({ name: `Zofia Wierzbicka ${count}`, email: `zofia.${process.pid}.${count}@wierzbicka.example`, locale: 'pl' }) },
  ];
  return [...asks, ...asks.filter(({ name }) => OWN_TOO.has(name)).map((ask) => ({ ...ask, name: `${ask.name}, own only`, isOwnOnly: true }))];
}
