import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngagementRow, EngagementView } from '@entente/contract/engagement/engagement.contract';
import { listMigrations } from '../platform/database/migrate.ts';
import { newId } from '../platform/database/new-id.ts';
import { withClient } from '../platform/postgres/with-client.ts';
import { standingsAstray } from '../record/derived/record.store.ts';
import { readListing } from '../record/list/record.access.ts';
import { recordsAsked } from '../record/list/record.store.ts';
import { sendWithoutMail, startAgreement } from '../shell/test-agreement.ts';
import { keptCountriesAsked } from '../workspace/days/workspace.store.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const show = async (who: TestMember, id: string): Promise<EngagementView> => (await who.call('GET', `/engagements/${id}`)).body as EngagementView;

describe('an engagement', () => {
  it('shows its client, its newest agreement and its story', async () => {
    const { engagementId, agreementId, clientId } = await startAgreement(t.ola);
    const engagement = await show(t.ola, engagementId);
    expect(engagement).toMatchObject({ name: 'Difficult conversations', kind: 'service_agreement', state: 'open', clientId, clientName: 'Bank Wschodni', agreementId });
    expect(engagement.activities.map(({ topic }) => topic)).toEqual(['agreement.created', 'engagement.created']);
    const { body } = await t.ola.call('POST', `/agreements/${agreementId}/copy`, {});
    expect((await show(t.ola, engagementId)).agreementId).toBe((body as { id: string }).id);
  });

  it('keeps both changes to different fields and answers a clash of one', async () => {
    const { engagementId } = await startAgreement(t.ola);
    const change = (set: object, before: object) => t.ola.call('PATCH', `/engagements/${engagementId}`, { set, before });
    expect((await Promise.all([change({ name: 'Hard talks' }, { name: 'Difficult conversations' }), change({ state: 'closed' }, { state: 'open' })])).map(({ status }) => status)).toEqual([200, 200]);
    expect(await show(t.ola, engagementId)).toMatchObject({ name: 'Hard talks', state: 'closed' });
    expect((await change({ name: 'Other' }, { name: 'Difficult conversations' })).status).toBe(409);
  });

  it('goes to the bin with its draft and comes back with it, and stays while the agreement is out', async () => {
    const started = await startAgreement(t.ola);
    const path = `/engagements/${started.engagementId}`;
    expect((await t.ola.call('DELETE', path)).status).toBe(200);
    expect([(await t.ola.call('GET', path)).status, (await t.ola.call('GET', `/agreements/${started.agreementId}`)).status]).toEqual([404, 404]);
    expect((await t.ola.call('POST', `${path}/restore`)).status).toBe(200);
    expect((await t.ola.call('GET', `/agreements/${started.agreementId}`)).status).toBe(200);
    await sendWithoutMail(t, t.ola, started);
    expect(await t.ola.call('DELETE', path)).toMatchObject({ status: 422, body: { data: { refusal: 'client-has-agreements' } } });
  });
});

describe('who sees an engagement', () => {
  it('own: the owner; team: the team; all: everybody; never another workspace, and a foreign id answers like a missing one', async () => {
    const [toms, olas] = [await startAgreement(t.tomasz), await startAgreement(t.ola)];
    const seenBy = async (who: TestMember): Promise<boolean[]> => Promise.all([toms, olas].map(async ({ engagementId }) => (await who.call('GET', `/engagements/${engagementId}`)).status === 200));
    expect([await seenBy(t.tomasz), await seenBy(t.nadia), await seenBy(t.ola), await seenBy(t.maeve)]).toEqual([[true, false], [true, false], [true, true], [false, false]]);
    const missing = '00000000-0000-7000-8000-000000000000';
    for (const [method, tail, body] of [['GET', ''], ['PATCH', '', { set: { name: 'X' }, before: {} }], ['DELETE', ''], ['POST', '/restore']] as const) {
      const answers = await Promise.all([olas.engagementId, missing].map((id) => t.maeve.call(method, `/engagements/${id}${tail}`, body)));
      expect([answers[0]?.status, answers[0]?.body], `${method} ${tail}`).toEqual([404, answers[1]?.body]);
    }
  });
});

describe('the list', () => {
  it('is narrowed by words and state, and pages through every row once', async () => {
    const { engagementId } = await startAgreement(t.maeve, { name: 'Mentoring 100%' });
    for (const name of ['One', 'Two', 'Three']) await startAgreement(t.maeve, { name });
    await t.maeve.call('PATCH', `/engagements/${engagementId}`, { set: { state: 'closed' }, before: { state: 'open' } });
    const list = async (query: string) => ((await t.maeve.call('GET', `/engagements?${query}`)).body as { rows: EngagementRow[]; nextCursor: string | null });
    expect((await list('search=100%25')).rows.map(({ name }) => name)).toEqual(['Mentoring 100%']);
    expect((await list('state=open')).rows.map(({ name }) => name).sort()).toEqual(['One', 'Three', 'Two']);
    const first = await list('limit=3');
    const second = await list(`limit=3&cursor=${first.nextCursor ?? ''}`);
    expect([...first.rows, ...second.rows].map(({ name }) => name).sort()).toEqual(['Mentoring 100%', 'One', 'Three', 'Two']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('what is kept of an engagement', () => {
  const astray = () => t.look(t.ola, standingsAstray);

  it('is what follows from its agreement and promises, after any walk of acts', async () => {
    const started = await startAgreement(t.ola, { name: 'Walked' });
    const { engagementId, documentId, agreementId } = started;
    const promises: string[] = [];
    const say = (method: string, path: string, body?: object) => t.ola.call(method, path, body);
    const ofOne = (method: string, more = '', body?: object) => (pick: number) => say(method, `/commitments/${promises[pick % Math.max(promises.length, 1)] ?? newId()}${more}`, body);
    const acts: Readonly<Record<string, (pick: number) => Promise<unknown>>> = {
      promise: async (pick) => {
        const { body } = await say('POST', '/commitments', { engagementId, side: 'provider', title: 'P', owner: { kind: 'member', id: t.ola.actor.memberId }, dueOn: `2026-0${1 + (pick % 9)}-05` });
        promises.push((body as { id: string }).id);
      },
      keep: ofOne('POST', '/answers', { answer: { answer: 'done' } }),
      reopen: ofOne('POST', '/reopening'),
      remove: ofOne('DELETE'),
      restore: ofOne('POST', '/restore'),
      move: ofOne('PATCH', '', { set: { dueOn: '2026-11-30' }, before: {} }),
      write: async (pick) => {
        // Whatever is out of reach, as the text of an agreement in the bin is, is refused and changes nothing.
        const { content } = (await say('GET', `/documents/${documentId}`)).body as { content?: { groundRules: object[]; billingItems: object[]; phases: object[] } };
        const kind = (['groundRules', 'billingItems', 'phases'] as const)[pick % 3] ?? 'phases';
        await say('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'remove', kind, item: content?.[kind][0] }] });
      },
      send: () => sendWithoutMail(t, t.ola, started).catch(() => undefined),
      withdraw: () => say('POST', `/agreements/${agreementId}/withdrawal`, { reason: 'x' }),
      bin: () => say('DELETE', `/agreements/${agreementId}`),
      unbin: () => say('POST', `/agreements/${agreementId}/restore`),
    };
    const step = fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(20));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (walk) => {
        for (const [act, pick] of walk) {
          await acts[act]?.(pick);
          expect(await astray(), act).toEqual([]);
        }
      }),
      { numRuns: 2, examples: [[[['promise', 1], ['promise', 3], ['write', 0], ['keep', 0], ['move', 1], ['write', 1], ['reopen', 0], ['remove', 1], ['restore', 1], ['bin', 0], ['unbin', 0], ['write', 2]]]] },
    );
    expect(promises.length).toBeGreaterThan(1);
  }, 60_000);

  it('is worked out for engagements that were there before it was kept', async () => {
    const text = (await listMigrations()).find(({ name }) => name.startsWith('0374'))?.sql ?? '';
    const [, ...upgrade] = text.split('date;');
    const [backfill = ''] = upgrade.join('date;').split('create index');
    const kept = () => t.look(t.ola, async (tx) => (await tx.client.query('select * from engagements order by id')).rows as unknown);
    const before = await kept();
    await withClient(t.database.adminConfig, (client) => client.query(`begin; set local role entente_owner; alter table engagements no force row level security; update engagements set agreement_number = '', standing = null, standing_place = null, next_turn = null, turn_place = null, starts_on = null, ends_on = null, amount = null, currency = null, hard_frame = null, soft_frame = null, open_ours = 0, open_theirs = 0, next_due_on = null; alter table engagements force row level security; commit`));
    expect((await astray()).length).toBeGreaterThan(0);
    await withClient(t.database.adminConfig, (client) => client.query(`begin; set local role entente_owner; ${backfill}; commit`));
    expect(await astray()).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  it.each([['agreementNumber', 'agreement_number'], ['agreementState', 'standing'], ['turn', 'turn'], ['startsOn', 'starts'], ['endsOn', 'ends'], ['amount', 'amount'], ['openOurs', 'open_ours'], ['openTheirs', 'open_theirs'], ['nextDueOn', 'next_due'], ['late', 'next_due'], ['hardFrame', 'hard_frame'], ['softFrame', 'soft_frame']])('is sorted by: %s is read from an index', async (key, index) => {
    const plan = await t.look(t.ola, async (tx) => {
      const listing = await readListing(tx, t.ola.actor, { kind: 'engagement', sort: `-${key}` });
      if (!listing.ok) throw new Error('the list is refused');
      // Tables this small would be read as a whole; how large ones are read is asked here.
      for (const way of ['seqscan', 'bitmapscan', 'sort']) await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(tx.kysely);
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${recordsAsked({ listing: listing.value, limit: 50, after: null, actor: t.ola.actor })}`.execute(tx.kysely);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(new RegExp(`Index Scan (Backward )?using engagements_${index} on engagements`));
  });

  it('asks an index for the countries whose holidays somebody keeps', async () => {
    const plan = await t.look(t.ola, async (tx) => {
      for (const way of ['seqscan', 'bitmapscan']) await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(tx.kysely);
      return (await sql<{ 'QUERY PLAN': string }>`explain ${keptCountriesAsked(tx)}`.execute(tx.kysely)).rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('Index Scan using commitment_people_country on commitment_people');
  });
});
