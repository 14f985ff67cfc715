import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TimelineRow } from '@entente/contract/interaction/interaction.contract';
import { timelineShown, TIMELINE_KINDS, type TimelineKind } from '@entente/core/interaction/interaction-kind';
import { newId } from '../../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { walkOf } from './interaction.store.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Timeline = { rows: TimelineRow[]; nextCursor: string | null; pinned: { id: string }[] };

async function made(who: TestMember, path: string, body: unknown): Promise<string> {
  const answer = await who.call('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}
const addClient = (who: TestMember): Promise<string> => made(who, '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl' });
const write = (who: TestMember, body: object): Promise<string> => made(who, '/interactions', body);

async function said(who: TestMember, query: string): Promise<string[]> {
  const { status, body } = await who.call('GET', `/timeline?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as Timeline).rows.map(({ interaction, activity }) => interaction?.subject ?? activity?.topic ?? '');
}

describe('a timeline', () => {
  it('is narrowed to kinds, to whoever did it, and to a period by the clocks of the workspace', async () => {
    const clientId = await addClient(t.ola);
    for (const kind of ['note', 'call', 'mail'] as const) await write(t.ola, { kind, clientId, subject: kind, happenedAt: '2026-03-31T21:30:00.000Z' });
    await write(t.ola, { kind: 'meeting', clientId, subject: 'April in Warsaw', happenedAt: '2026-03-31T22:30:00.000Z' });
    const task = await write(t.ola, { kind: 'task', clientId, subject: 'theirs', ownerId: t.nadia.actor.memberId, happenedAt: '2026-03-01T10:00:00.000Z' });
    const of = (query: string): Promise<string[]> => said(t.ola, `clientId=${clientId}&${query}`);
    expect(await of('kinds=call,mail')).toEqual(['mail', 'call']);
    expect(await of('kinds=change')).toEqual(['client.created']);
    expect(await of('kinds=call,change&show=talk')).toEqual(['call']);
    expect(await of('from=2026-04-01&to=2026-04-30')).toEqual(['April in Warsaw']);
    expect(await of('kinds=note,meeting&from=2026-03-31&to=2026-03-31')).toEqual(['note']);
    expect(await of(`by=${t.nadia.actor.memberId}`)).toEqual(['theirs']);
    expect(await of(`by=${t.ola.actor.memberId}&kinds=task,change`)).toEqual(['client.created']);
    await t.ola.call('POST', `/interactions/${task}/completion`);
    expect(await of(`by=${t.ola.actor.memberId}&kinds=task`)).toEqual(['theirs']);
    expect(await of('period=today')).toEqual(['client.created']);
  });

  it('is narrowed to words of subject and text, whatever their case and marks; all of them have to be found', async () => {
    const clientId = await addClient(t.ola);
    await write(t.ola, { kind: 'note', clientId, subject: 'Żółty kubek', body: 'Zwrot za 100% kosztów' });
    await write(t.ola, { kind: 'note', clientId, subject: 'Ещё вопрос', body: 'О сроках' });
    const of = (words: string): Promise<string[]> => said(t.ola, `clientId=${clientId}&search=${encodeURIComponent(words)}`);
    expect(await of('zolty ZWROT')).toEqual(['Żółty kubek']);
    expect(await of('еще')).toEqual(['Ещё вопрос']);
    expect(await of('100%')).toEqual(['Żółty kubek']);
    expect(await of('1_0')).toEqual([]);
    expect(await of('kubek сроках')).toEqual([]);
    expect(await of('\\')).toEqual([]);
  });

  it('does not find by a text that is hidden from whoever looks, nor what they may not see', async () => {
    const clientId = await addClient(t.tomasz);
    await write(t.tomasz, { kind: 'note', clientId, subject: 'Price', body: 'The floor is twelve', outcome: 'agreed' });
    const [pipelineId, stageId, dealId] = [newId(), newId(), newId()];
    await t.look(t.ola, async ({ kysely, workspaceId }) => {
      await kysely.insertInto('pipelines').values({ workspaceId, id: pipelineId, name: 'Sales' }).execute();
      await kysely.insertInto('stages').values({ workspaceId, id: stageId, pipelineId, name: 'Talks', kind: 'open' }).execute();
      await kysely.insertInto('deals').values({ workspaceId, id: dealId, name: 'Course', clientId, pipelineId, stageId, ownerId: t.ola.actor.memberId, currency: 'PLN' }).execute();
    });
    await write(t.ola, { kind: 'call', dealId, subject: 'Price of the course' });
    const of = (query: string): Promise<string[]> => said(t.tomasz, `clientId=${clientId}&${query}`);
    expect(await of('search=price')).toEqual(['Price']);
    expect(await of(`by=${t.ola.actor.memberId}&kinds=call`)).toEqual([]);
    expect(await of('search=floor')).toEqual(['Price']);
    Object.assign(t.tomasz.actor, { limits: { interaction: { hidden: ['body', 'outcome'] } } });
    expect([await of('search=floor'), await of('search=agreed'), await of('search=price')]).toEqual([[], [], ['Price']]);
    Object.assign(t.tomasz.actor, { limits: undefined });
  });

  it('keeps at the top what is pinned of what it shows', async () => {
    const clientId = await addClient(t.ola);
    const id = await write(t.ola, { kind: 'note', clientId, subject: 'Never before ten' });
    await t.ola.call('POST', `/interactions/${id}/pin`);
    const pinned = async (query: string): Promise<string[]> => ((await t.ola.call('GET', `/timeline?clientId=${clientId}&${query}`)).body as Timeline).pinned.map((one) => one.id);
    expect([await pinned('kinds=note'), await pinned('kinds=call'), await pinned('search=ten')]).toEqual([[id], [], [id]]);
  });

  it('refuses kinds, periods and days that are none', async () => {
    const clientId = await addClient(t.ola);
    for (const wrong of ['kinds=note,secret', 'period=ever', 'from=2026-02-30', 'by=nobody']) expect((await t.ola.call('GET', `/timeline?clientId=${clientId}&${wrong}`)).status, wrong).toBe(400);
    expect(await said(t.ola, `clientId=${clientId}&from=0000-01-01&to=9999-12-31`)).toEqual(['client.created']);
  });
});

describe('paging', () => {
  it('tells everything that fits once, in its order, with any filter and any length of page', async () => {
    const clientId = await addClient(t.ola);
    const kinds = ['note', 'call', 'meeting', 'mail', 'task'] as const;
    const entries = Array.from({ length: 24 }, (_, at) => ({ id: newId(), kind: kinds[at % 5] ?? 'note', owner: at % 3 === 0 ? t.nadia : t.ola, day: `2026-01-0${1 + (at % 4)}`, subject: at % 2 === 0 ? 'faktura' : 'umowa' }));
    await t.look(t.ola, async ({ kysely, workspaceId }) => {
      await kysely.insertInto('interactions').values(entries.map(({ id, kind, owner, day, subject }) => ({ workspaceId, id, kind, clientId, ownerId: owner.actor.memberId, subject, happenedAt: `${day}T12:00:00.000Z` }))).execute();
    });
    const filter = fc.record({ only: fc.subarray<TimelineKind>([...TIMELINE_KINDS]), by: fc.constantFrom(null, t.ola, t.nadia), from: fc.constantFrom(null, '2026-01-02', '2026-01-03'), word: fc.constantFrom(null, 'FAKTURA'), limit: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(fc.asyncProperty(filter, async ({ only, by, from, word, limit }) => {
      const { kinds: shown, changes } = timelineShown('all', only);
      const fits = entries.filter((entry) => shown.includes(entry.kind) && (by === null || entry.owner === by) && (from === null || entry.day >= from) && (word === null || entry.subject === 'faktura'));
      const expected = fits.toSorted((one, other) => other.day.localeCompare(one.day) || (one.id < other.id ? 1 : -1)).map(({ id }) => id);
      const asked = new URLSearchParams({ clientId, limit: String(limit), ...(only.length === 0 ? {} : { kinds: only.join(',') }), ...(by === null ? {} : { by: by.actor.memberId }), ...(from === null ? {} : { from }), ...(word === null ? {} : { search: word }) });
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = (await t.ola.call('GET', `/timeline?${asked.toString()}${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as Timeline;
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        seen.push(...page.rows.map(({ interaction }) => interaction?.id ?? 'made'));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(changes && word === null && by !== t.nadia ? ['made', ...expected] : expected);
    }), { numRuns: 25 });
  });
});

type Node = { readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly 'Index Name'?: string; readonly 'Index Cond'?: string; readonly Plans?: readonly Node[] };
const within = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(within)];

describe('however many there are', () => {
  it.each(['clientId', 'contactId', 'dealId', 'engagementId'] as const)('a narrowed timeline by %s walks one index from the newest down and sorts nothing', async (about) => {
    const plan = await t.look(t.ola, async (tx) => {
      // Tables this small would be read as a whole; how large ones are read is asked here.
      await sql`set local enable_seqscan = off`.execute(tx.kysely);
      await sql`set local enable_bitmapscan = off`.execute(tx.kysely);
      const query = { about, id: newId(), shown: timelineShown('all', ['call', 'change']), narrowing: { by: t.ola.actor.memberId, from: '2026-01-01T00:00:00.000Z', before: null, condition: null }, isPlain: false, limit: 30, after: ['2026-06-01T00:00:00.000Z', newId()] };
      const { rows } = await sql<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>`explain (format json) ${walkOf(tx, t.ola.actor, { query, became: [] })}`.execute(tx.kysely);
      return rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': '' };
    });
    const reads = within(plan).filter((node) => node['Relation Name'] !== undefined);
    expect(reads.map((node) => node['Index Name']).toSorted()).toEqual([`activities_${about.slice(0, -2)}`, `interactions_${about.slice(0, -2)}`]);
    for (const read of reads) expect(read['Index Cond']).toMatch(/happened_at.*>=/);
    expect(within(plan).map((node) => node['Node Type'])).not.toContain('Sort');
  });
});
