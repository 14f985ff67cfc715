import pg from 'pg';
import type { DocumentView } from '@entente/contract/document/document.contract';
import { MOST_EDITS, type Edit } from '@entente/core/document/edit';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { newId } from '@entente/server/platform/database/new-id';
import { reachDatabase } from '@entente/server/platform/postgres/ensure-database';
import { load } from './http-load.ts';
import type { Results } from './results.ts';
import { signIn } from './sign-in.ts';
import { typingTimes } from './typing.ts';

type Given = { readonly url: string; readonly dataFolder: string; readonly size: string; readonly seconds: number };
type Call = <Body>(method: string, path: string, body?: object) => Promise<Body>;
type Large = { readonly engagementId: string; readonly agreementId: string; readonly documentId: string };

const CLAUSES = 120;
/** Beside it, what the same takes in the smallest agreement. */
const FEW_CLAUSES = 5;
const COMMITMENTS = 60;
const LEDGER_ENTRIES = 10_000;

/** An agreement of 120 clauses and 60 promises: how long a typed key takes in its middle, what its page asks on opening, one saved word, and its ledger of 10 000 entries, first page and far in. */
export async function agreementTimes(results: Results, given: Given): Promise<void> {
  const cookie = await signIn(given.url, { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
  const call = caller(given.url, cookie);
  const large = await largeAgreement(call);
  await promises(call, large);
  const small = await smallAgreement(call);
  await typingTimes(results, { url: given.url, cookie, size: given.size, written: [{ name: '5 clauses', ...small }, { name: '120 clauses', ...large }] });
  await fillLedger(given.dataFolder, large.engagementId);
  const measure = async (name: string, path: string): Promise<number> => {
    const { p50 } = await load({ bases: [given.url], next: () => ({ path: `/api/v1${path}`, headers: { cookie } }) }, { concurrency: 1, seconds: given.seconds });
    results.add({ name, value: p50, unit: 'ms', concurrency: 1, size: given.size });
    return p50;
  };
  const opening: number[] = [];
  for (const [name, path] of [['engagement', `/engagements/${large.engagementId}`], ['agreement', `/agreements/${large.agreementId}`], ['text', `/documents/${large.documentId}`], ['amendments', `/agreements/${large.agreementId}/amendments`]] as const) opening.push(await measure(`120 clauses: ${name}, median`, path));
  results.add({ name: '120 clauses: opening, all of it one after the other', value: opening.reduce((sum, one) => sum + one, 0), unit: 'ms', size: given.size });
  results.add({ name: '120 clauses: one word saved, median', value: await savings(call, large), unit: 'ms', size: given.size });
  await measure('60 promises: board, median', `/commitments/board?engagementId=${large.engagementId}`);
  const ledger = `/commitments/events?engagementId=${large.engagementId}`;
  await measure('ledger of 10 000: first page, median', ledger);
  await measure('ledger of 10 000: a page far in, median', `${ledger}&cursor=${encodeURIComponent(await farCursor(call, ledger))}`);
}

function caller(url: string, cookie: string): Call {
  return async <Body>(method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, { method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Body;
  };
}

/** The service agreement, its own clauses copied until there are enough. */
async function largeAgreement(call: Call): Promise<Large> {
  const started = await begin(call, 'A large agreement');
  const { content } = await call<DocumentView>('GET', `/documents/${started.documentId}`);
  const more = Array.from({ length: CLAUSES - content.clauses.length }, (_, at): Edit => {
    const like = content.clauses[at % content.clauses.length];
    if (like === undefined) throw new Error('the template has no clauses');
    return { type: 'insert', kind: 'clauses', item: { ...like, id: newId(), key: `bench-${at}`, position: like.position + at + 1 } };
  });
  for (let at = 0; at < more.length; at += MOST_EDITS) await call('POST', `/documents/${started.documentId}/edits`, { edits: more.slice(at, at + MOST_EDITS) });
  return started;
}

/** The same, with all clauses but five taken out. */
async function smallAgreement(call: Call): Promise<Large> {
  const started = await begin(call, 'A small agreement');
  const { content } = await call<DocumentView>('GET', `/documents/${started.documentId}`);
  const edits = content.clauses.slice(FEW_CLAUSES).map((item): Edit => ({ type: 'remove', kind: 'clauses', item }));
  await call('POST', `/documents/${started.documentId}/edits`, { edits });
  return started;
}

async function begin(call: Call, name: string): Promise<Large> {
  const contact = { name: 'Hannah Quist', email: 'hannah@bench.example', roleTitle: 'Director' };
  return call<Large>('POST', '/agreements/start', { client: { kind: 'organisation', name: `${name} of the bench`, locale: 'en', contact }, name, template: { builtin: 'service_agreement' } });
}

async function promises(call: Call, { engagementId }: Large): Promise<void> {
  const { rows } = await call<{ rows: readonly { side: string; choice: object }[] }>('GET', `/commitments/people?engagementId=${engagementId}`);
  for (let at = 0; at < COMMITMENTS; at += 1) {
    const side = at % 2 === 0 ? 'provider' : 'client';
    const person = rows.find((one) => one.side === side);
    if (person === undefined) throw new Error(`nobody of the ${side} can promise`);
    await call('POST', '/commitments', { engagementId, side, title: `Promise ${at + 1}`, owner: person.choice, dueOn: `2031-03-${String((at % 28) + 1).padStart(2, '0')}` });
  }
}

/** Ten thousand acts would take an hour over HTTP: those on the first promise are copied, each a second apart. */
async function fillLedger(dataFolder: string, engagementId: string): Promise<void> {
  const { adminConfig, stop } = await reachDatabase({ dataFolder });
  const client = new pg.Client(adminConfig);
  await client.connect();
  await client.query(
    `insert into commitment_events (workspace_id, id, commitment_id, client_id, engagement_id, type, actor_side, actor_id, actor_name, body, happened_at, recorded_at)
     select e.workspace_id, gen_random_uuid(), e.commitment_id, e.client_id, e.engagement_id, 'changed', e.actor_side, e.actor_id, e.actor_name, e.body, e.happened_at - make_interval(secs => n), e.recorded_at - make_interval(secs => n)
     from (select * from commitment_events where engagement_id = $1 order by recorded_at limit 1) e, generate_series(1, $2) n`,
    [engagementId, LEDGER_ENTRIES - COMMITMENTS],
  );
  await client.query('analyze commitment_events');
  await client.end();
  await stop();
}

async function farCursor(call: Call, ledger: string): Promise<string> {
  let cursor = '';
  for (let page = 0; page < 40; page += 1) {
    const { nextCursor } = await call<{ nextCursor: string | null }>('GET', `${ledger}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return cursor;
}

const SAVINGS = 30;

/** What one changed word takes from the editor's request to its answer. */
async function savings(call: Call, { documentId }: Large): Promise<number> {
  const { content } = await call<DocumentView>('GET', `/documents/${documentId}`);
  const clause = content.clauses[0];
  if (clause === undefined) throw new Error('there is no clause');
  const times: number[] = [];
  for (let at = 0, before = clause.body; at < SAVINGS; at += 1) {
    const value = `${clause.body} ${at}`;
    const start = performance.now();
    await call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'set', kind: 'clauses', id: clause.id, field: 'body', before, value }] });
    times.push(performance.now() - start);
    before = value;
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
