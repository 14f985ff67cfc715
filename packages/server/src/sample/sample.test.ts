import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@entente/core/kernel/locale';
import { SAMPLE_COURSE } from '@entente/core/sample/course-words';
import { SAMPLE_FRAMEWORK } from '@entente/core/sample/order-words';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD, SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import { readConfig } from '../platform/config.ts';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import type { Services } from '../platform/services.ts';
import { nextAstray } from '../record/next/record.store.ts';
import { standingsAstray } from '../record/derived/record.store.ts';
import { createTestDatabase, type TestDatabase } from '../platform/test/test-database.ts';
import { makeDoors } from '../shell/doors.ts';
import { openServices } from '../shell/services.ts';
import { clearSample, ensureSample } from './sample.actions.ts';
import { sampleWorkspaces } from './sample.store.ts';
import { reportToStderr } from '../platform/report.ts';

let database: TestDatabase;
let folder: string;
let services: Services;

async function begin(): Promise<void> {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'entente-sample-'));
}

async function end(): Promise<void> {
  await services.database.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
}

const open = async (locale: Locale, url = 'http://localhost:4700'): Promise<Services> => {
  services = await openServices({ ...readConfig({ ENTENTE_DATA: folder, ENTENTE_URL: url }), locale }, database.appConfig);
  return services;
};
const make = () => ensureSample(services, async (past) => (await makeDoors(past, reportToStderr)).jobs);
const count = async (sql: string): Promise<number> => {
  const [workspaceId = ''] = await sampleWorkspaces(services.database);
  return inWorkspace(services.database, { workspaceId, partyId: null }, async (tx) => Number((await tx.client.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]?.n));
};

// Making one takes seconds: each language's is made once, and looked at by every test of it.
describe.each(LOCALES)('the sample in %s', (locale) => {
  beforeAll(async () => {
    await begin();
    await open(locale);
    expect(await make()).toEqual({ email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
  });
  afterAll(end);

  it('has a service agreement in force for a year and an order under it, in force too, whose work goes on', async () => {
    const { name, order } = SAMPLE_FRAMEWORK[locale];
    const [framework, under] = [`agreements f join seals s on s.agreement_id = f.id where f.title = '${name}' and f.framework_id is null and s.sealed_at < now() - interval '1 year'`, `agreements o join agreements f on f.id = o.framework_id join seals s on s.agreement_id = o.id where o.title like '%${order.name}' and f.title = '${name}' and o.engagement_id <> f.engagement_id`];
    expect(await count(framework)).toBe(1);
    expect(await count(under)).toBe(1);
    // It names the text that was signed, by hash; what either promised for days that are over was kept.
    expect(await count(`${under} and exists (select 1 from agreement_versions own, agreement_versions text where own.agreement_id = o.id and text.agreement_id = f.id and own.content::text like '%' || text.sha256 || '%')`)).toBe(1);
    const promised = (title: string) => `commitments c join agreements a on a.id = c.agreement_id where a.title like '%${title}'`;
    expect(await count(`${promised(name)} and c.done_at is null`)).toBe(0);
    expect(await count(`${promised(order.name)} and c.source_kind = 'acceptance' and c.done_at is not null`)).toBe(1);
    expect(await count(`${promised(order.name)} and c.done_at is null and c.due_on >= current_date - 1`)).toBeGreaterThan(0);
    expect(await count(`${promised(order.name)} and c.done_at is null and c.due_on < current_date - 1`)).toBe(0);
    // Nothing of it happened before the agreement was drafted, nor of the order before that was.
    expect(await count(`activities e join agreements o on o.engagement_id = e.engagement_id where o.title like '%${order.name}' and e.recorded_at < now() - interval '67 days'`)).toBe(0);
  });

  it('has one agreement sealed in the past with an amendment that both signed by device, another on the way, and one with open questions, in that language', async () => {
    const month = new Date(Date.now() - 30 * 86_400_000).toISOString();
    expect(await count(`seals s join agreements a on a.id = s.agreement_id where sealed_at < '${month}' and a.title = '${SAMPLE_STORIES[locale].mentoring.name}'`)).toBe(1);
    // Through all that both sides did, what lists keep of an engagement is what follows from it.
    const [workspaceId = ''] = await sampleWorkspaces(services.database);
    expect(await inWorkspace(services.database, { workspaceId, partyId: null }, standingsAstray)).toEqual([]);
    expect(await inWorkspace(services.database, { workspaceId, partyId: null }, nextAstray)).toEqual([]);
    expect(await count('deals where next_task_id is not null')).toBeGreaterThan(0);
    expect(await count(`agreements where locale = '${locale}' and is_sample and amends_id is null`)).toBe(8);
    expect(await count("agreements a join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id where a.amendment_number = 1 and a.signing_level = 'device'")).toBe(1);
    expect(await count('device_signatures')).toBe(2);
    expect(await count("device_keys k left join device_key_ends e on e.workspace_id = k.workspace_id and e.device_key_id = k.id where (k.side = 'provider') = (e.device_key_id is not null)")).toBe(2);
    expect(await count('agreements a where amendment_number = 2 and exists (select 1 from sendings s where s.agreement_id = a.id) and not exists (select 1 from seals s where s.agreement_id = a.id)')).toBe(1);
    expect(await count('signatures')).toBe(10);
    // What it changed is on the board: a later day, something new that was delivered, and the answer that waits for it.
    // One goes by the day that the amendment gave it; the other was given back once, and has the day of the correction.
    expect(await count('commitments where agreed_by = 1 and due_on = agreed_on')).toBe(1);
    expect(await count("commitment_events e join commitments c on c.id = e.commitment_id where e.type = 'returned' and c.agreed_by = 1 and c.due_on > c.agreed_on")).toBe(1);
    expect(await count("commitments a join commitments d on d.source_id = a.source_id and d.source_kind = 'deliverable' and d.done_at is not null where a.source_kind = 'acceptance' and a.done_at is null and a.due_on >= current_date - 1")).toBe(1);
    expect(await count("scans s join agreements a on a.workspace_id = s.workspace_id and a.id = s.agreement_id where a.signing_level = 'paper' and s.side = 'client' and not exists (select 1 from scan_reviews r where r.scan_id = s.id)")).toBe(1);
    expect(await count("agreements a where signing_level = 'elsewhere' and not exists (select 1 from sendings s where s.agreement_id = a.id)")).toBe(1);
    expect(await count('remarks')).toBe(7);
    expect(await count('remarks where proposal is not null')).toBe(1);
    expect(await count(`clients where name = '${SAMPLE_STORIES[locale].bank.name.replaceAll("'", "''")}'`)).toBe(1);
  });

  it('has an agreement that a consumer withdrew from in time, and a draft with the other words that a client proposed', async () => {
    // Sealed, withdrawn from within the fourteen days, both told, and nothing promised because of it.
    const withdrawn = "agreements a join seals s on s.agreement_id = a.id join revocations r on r.agreement_id = a.id and r.created_at between s.sealed_at and r.window_ends_at and r.created_at < now() - interval '1 day'";
    expect(await count(withdrawn)).toBe(1);
    expect(await count("announcements where topic in ('signing.revoked_receipt', 'signing.revoked')")).toBe(2);
    expect(await count(`commitments c join ${withdrawn} on a.engagement_id = c.engagement_id`)).toBe(0);
    // Of three clauses one is as the client wrote it, one in words of ours, and one waits; the next version is drafted and not sent.
    const course = SAMPLE_COURSE[locale];
    const drafted = `document_clauses c join agreements a on a.document_id = c.document_id where a.title = '${course.name}' and c.body like`;
    expect(await count(`${drafted} '%${course.taken.addition}%'`)).toBe(1);
    expect(await count(`${drafted} '%${course.countered.instead}%'`)).toBe(1);
    expect(await count(`${drafted} '%${course.waiting.addition}%'`)).toBe(0);
    expect(await count(`remarks r join agreements a on a.id = r.agreement_id where a.title = '${course.name}' and r.kind = 'proposal' and not exists (select 1 from remark_answers n where n.remark_id = r.id)`)).toBe(1);
    expect(await count(`agreement_versions v join agreements a on a.id = v.agreement_id where a.title = '${course.name}'`)).toBe(1);
  });

  it('holds two years of clients, deals and talks that happened in the past, each with what was recorded of it', async () => {
    expect(await count('clients')).toBeGreaterThan(25);
    expect(await count("deals where state = 'won'")).toBeGreaterThan(8);
    expect(await count("activities where recorded_at < now() - interval '700 days'")).toBeGreaterThan(0);
    expect(await count('deals d where not exists (select 1 from stage_visits v where v.deal_id = d.id and v.left_at is null and v.stage_id = d.stage_id)')).toBe(0);
    expect(await count('deals d where (select count(*) from stage_visits v where v.deal_id = d.id) <> (select count(*) from activities a where a.subject_id = d.id)')).toBe(0);
    expect(await count('activities where deal_id is not null')).toBeGreaterThan(100);
    expect(await count('clients c where c.lifecycle <> (select l.to_lifecycle from lifecycle_changes l where l.client_id = c.id order by l.happened_at desc limit 1)')).toBe(0);
  });

  it('has two people who were written down twice, found by their name at their firm in any alphabet, and by address or phone', async () => {
    expect(await count('duplicates')).toBe(2);
    for (const reason of ['email', 'phone']) expect(await count(`duplicates where kind = 'contact' and state = 'open' and reasons ? '${reason}' and reasons ? 'nameAndClient'`), reason).toBe(1);
  });

  it('tells its story in the past, each client from its beginning on', async () => {
    expect(await count("activities where recorded_at > now() - interval '1 hour'")).toBe(0);
    expect(await count("activities where topic = 'client.created'")).toBe(await count('clients'));
    expect(await count("activities as born where topic = 'client.created' and exists (select 1 from activities as other where other.client_id = born.client_id and other.recorded_at < born.recorded_at)")).toBe(0);
    for (const table of ['clients', 'contacts', 'engagements', 'agreements', 'documents']) expect(await count(`${table} where created_at > now() - interval '1 hour' or updated_at > now() - interval '1 hour'`), table).toBe(0);
    expect(await count("announcements where created_at > now() - interval '1 hour'")).toBe(0);
    expect(await count("lifecycle_changes where happened_at > now() - interval '1 hour'")).toBe(0);
    expect(await count('clients as c where created_at > (select min(recorded_at) from activities as a where a.client_id = c.id)')).toBe(0);
  });

  it('is made once and found again; it goes without a trace and does not come back by itself', async () => {
    expect(await make()).toEqual({ email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
    expect((await sampleWorkspaces(services.database)).length).toBe(1);
    expect(await clearSample(services)).toBe(1);
    const { rows } = await services.database.pool.query('select workspace_id from auth.all_workspaces()');
    expect(rows).toEqual([]);
    expect(await make()).toBeNull();
  });
});

describe('the sample', () => {
  beforeAll(begin);
  afterAll(end);

  it('is not made where others can come in: its password is known to everybody', async () => {
    await open('en', 'https://entente.example');
    expect(await make()).toBeNull();
  });
});
