import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InteractionView, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Timeline = { rows: TimelineRow[]; nextCursor: string | null; pinned: InteractionView[] };

async function made(who: TestMember, path: string, body: unknown): Promise<string> {
  const answer = await who.call('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}
const addClient = (who: TestMember, name = 'Bank Wschodni'): Promise<string> => made(who, '/clients', { kind: 'organisation', name, locale: 'pl' });
const write = (who: TestMember, body: object): Promise<string> => made(who, '/interactions', body);
async function timeline(who: TestMember, query: string): Promise<Timeline> {
  const { status, body } = await who.call('GET', `/timeline?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Timeline;
}
const said = ({ rows }: Timeline): string[] => rows.map(({ interaction, activity }) => interaction?.body ?? activity?.topic ?? '');

/** A deal of a client, with owners of their own; deals have an API of their own, the rows are enough here. */
async function placeDeal(owner: TestMember, clientId: string): Promise<string> {
  const [pipelineId, stageId, id] = [newId(), newId(), newId()];
  await t.look(owner, async (tx) => {
    const { workspaceId } = tx;
    await tx.kysely.insertInto('pipelines').values({ workspaceId, id: pipelineId, name: 'Sales' }).execute();
    await tx.kysely.insertInto('stages').values({ workspaceId, id: stageId, pipelineId, name: 'Talks', kind: 'open' }).execute();
    await tx.kysely.insertInto('deals').values({ workspaceId, id, name: 'Course', clientId, pipelineId, stageId, ownerId: owner.actor.memberId, currency: 'PLN' }).execute();
  });
  return id;
}

it('names no client that is out of scope', async () => {
  const dealId = await placeDeal(t.tomasz, await addClient(t.ola, 'Tajny Bank'));
  const id = await write(t.tomasz, { kind: 'task', dealId, subject: 'Zadzwonić' });
  const tasks = (await t.tomasz.call('GET', '/tasks')).body as { rows: InteractionView[] };
  expect(tasks.rows.find((row) => row.id === id)).toMatchObject({ dealName: 'Course', clientName: null });
  expect(JSON.stringify([await timeline(t.tomasz, `dealId=${dealId}`), (await t.tomasz.call('GET', `/interactions/${id}`)).body])).not.toContain('Tajny Bank');
  expect((await timeline(t.ola, `dealId=${dealId}`)).rows[0]?.interaction).toMatchObject({ clientName: 'Tajny Bank' });
});

describe('what passes between us and a client', () => {
  it('stands in the timeline where it happened, beside what was recorded of the client', async () => {
    const clientId = await addClient(t.ola);
    await write(t.ola, { kind: 'call', clientId, body: 'They wait for the committee.', direction: 'in', minutes: 12, happenedAt: '2025-03-01T10:00:00.000Z' });
    await write(t.ola, { kind: 'note', clientId, body: 'Write shorter mails.' });
    const all = await timeline(t.ola, `clientId=${clientId}`);
    expect(said(all)).toEqual(['Write shorter mails.', 'client.created', 'They wait for the committee.']);
    expect(all.rows[2]?.interaction).toMatchObject({ kind: 'call', minutes: 12, direction: 'in', ownerName: 'Ola Lipska', clientName: 'Bank Wschodni' });
  });

  it('shows talk, tasks or changes alone', async () => {
    const clientId = await addClient(t.ola);
    await write(t.ola, { kind: 'note', clientId, body: 'a note' });
    await write(t.ola, { kind: 'task', clientId, subject: 'call', body: 'a task' });
    const shown = async (show: string): Promise<string[]> => said(await timeline(t.ola, `clientId=${clientId}&show=${show}`));
    expect(await shown('talk')).toEqual(['a note']);
    expect(await shown('tasks')).toEqual(['a task']);
    expect(await shown('changes')).toEqual(['client.created']);
  });

  it('pages through everything once, also where moments are the same', async () => {
    const clientId = await addClient(t.ola);
    for (let i = 0; i < 9; i += 1) await write(t.ola, { kind: 'note', clientId, body: `note ${i}`, happenedAt: i < 5 ? '2026-01-01T08:00:00.000Z' : '2026-01-02T08:00:00.000Z' });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Timeline = await timeline(t.ola, `clientId=${clientId}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...said(page));
      cursor = page.nextCursor;
    }
    expect([...seen].sort()).toEqual(['client.created', ...Array.from({ length: 9 }, (_, i) => `note ${i}`)]);
  });

  it('keeps what is pinned at the top, until it is let go', async () => {
    const clientId = await addClient(t.ola);
    const id = await write(t.ola, { kind: 'note', clientId, body: 'Never call before ten.' });
    await t.ola.call('POST', `/interactions/${id}/pin`);
    expect((await timeline(t.ola, `clientId=${clientId}`)).pinned.map(({ body }) => body)).toEqual(['Never call before ten.']);
    await t.ola.call('DELETE', `/interactions/${id}/pin`);
    expect((await timeline(t.ola, `clientId=${clientId}`)).pinned).toEqual([]);
  });

  it('moves in the timeline when its moment is corrected', async () => {
    const clientId = await addClient(t.ola);
    const id = await write(t.ola, { kind: 'call', clientId, body: 'call' });
    await t.ola.change(`/interactions/${id}`, { happenedAt: '2024-01-01T08:00:00.000Z' });
    expect(said(await timeline(t.ola, `clientId=${clientId}`))).toEqual(['client.created', 'call']);
  });

  it('goes to the bin and comes back', async () => {
    const clientId = await addClient(t.ola);
    const id = await write(t.ola, { kind: 'note', clientId, body: 'gone' });
    expect((await t.ola.call('DELETE', `/interactions/${id}`)).status).toBe(200);
    expect(said(await timeline(t.ola, `clientId=${clientId}`))).toEqual(['client.created']);
    expect((await t.ola.call('GET', `/interactions/${id}`)).status).toBe(404);
    expect((await t.ola.call('POST', `/interactions/${id}/restore`)).status).toBe(200);
    expect((await t.ola.call('GET', `/interactions/${id}`)).body).toMatchObject({ body: 'gone' });
  });

  it('answers yours, theirs and before, and who wrote it, when two people write the same field', async () => {
    const clientId = await addClient(t.ola);
    const id = await write(t.ola, { kind: 'note', clientId, body: 'first' });
    await t.ola.call('PATCH', `/interactions/${id}`, { set: { body: 'second' }, before: { body: 'first' } });
    const late = await t.ola.call('PATCH', `/interactions/${id}`, { set: { body: 'third' }, before: { body: 'first' } });
    expect(late).toMatchObject({ status: 409, body: { data: { refusal: 'field-changed-meanwhile', detail: { fields: [{ field: 'body', theirs: 'second', by: 'Ola Lipska' }] } } } });
  });

  it('is refused when it says nothing, or names no record or two', async () => {
    const clientId = await addClient(t.ola);
    expect(await t.ola.call('POST', '/interactions', { kind: 'note', clientId, body: '  ' })).toMatchObject({ status: 422, body: { data: { refusal: 'interaction-says-nothing' } } });
    expect((await t.ola.call('GET', '/timeline')).status).toBe(400);
    expect((await t.ola.call('GET', `/timeline?clientId=${clientId}&dealId=${clientId}`)).status).toBe(400);
  });
});

describe('a task', () => {
  it('is done by whoever did it, and may be opened again', async () => {
    const clientId = await addClient(t.ola);
    const id = await write(t.ola, { kind: 'task', clientId, subject: 'Send the draft', dueOn: '2026-01-10' });
    expect((await t.ola.call('POST', `/interactions/${id}/completion`)).status).toBe(200);
    const row = await t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').select(['doneBy', 'doneAt']).where('id', '=', id).executeTakeFirstOrThrow());
    expect(row.doneBy).toBe(t.ola.actor.memberId);
    await t.ola.call('DELETE', `/interactions/${id}/completion`);
    expect((await t.ola.call('GET', `/interactions/${id}`)).body).toMatchObject({ doneAt: null });
    const topics = await t.look(t.ola, (tx) => tx.kysely.selectFrom('activities').select('topic').where('subjectId', '=', id).orderBy('recordedAt').orderBy('id').execute());
    expect(topics.map(({ topic }) => topic)).toEqual(['task.added', 'task.done', 'task.reopened']);
  });

  it('is the only kind that can be done', async () => {
    const id = await write(t.ola, { kind: 'note', clientId: await addClient(t.ola), body: 'a note' });
    expect(await t.ola.call('POST', `/interactions/${id}/completion`)).toMatchObject({ status: 422, body: { data: { refusal: 'only-tasks-are-done' } } });
  });

  it('waits in the list of its person, the earliest first, those without a day last', async () => {
    const clientId = await addClient(t.maeve);
    for (const [subject, dueOn] of [['never', null], ['later', '2026-05-02'], ['soon', '2026-05-01']] as const) await write(t.maeve, { kind: 'task', clientId, subject, dueOn });
    const listed: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await t.maeve.call('GET', `/tasks?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = body as { rows: InteractionView[]; nextCursor: string | null };
      listed.push(...page.rows.map(({ subject }) => subject));
      cursor = page.nextCursor;
    }
    expect(listed).toEqual(['soon', 'later', 'never']);
    expect(((await t.maeve.call('GET', '/tasks?until=2026-05-01')).body as { rows: InteractionView[] }).rows.map(({ subject }) => subject)).toEqual(['soon']);
  });
});

describe('who sees an interaction', () => {
  it('whoever sees the deal it is about; seeing the client is not enough', async () => {
    const clientId = await addClient(t.tomasz, 'Hotel Pod Sową');
    const dealId = await placeDeal(t.ola, clientId);
    const secret = await write(t.ola, { kind: 'note', dealId, body: 'the floor is 12 000' });
    const open = await write(t.ola, { kind: 'note', clientId, body: 'they like mornings' });
    expect(said(await timeline(t.tomasz, `clientId=${clientId}`))).toEqual(['they like mornings', 'client.created']);
    expect((await t.tomasz.call('GET', `/interactions/${secret}`)).status).toBe(404);
    expect((await t.tomasz.call('GET', `/interactions/${open}`)).status).toBe(200);
    expect((await t.tomasz.call('GET', `/timeline?dealId=${dealId}`)).status).toBe(404);
    expect((await t.tomasz.change(`/interactions/${secret}`, { body: 'x' })).status).toBe(404);
    expect((await t.tomasz.call('POST', '/interactions', { kind: 'note', dealId, body: 'mine' })).status).toBe(404);
    expect(said(await timeline(t.ola, `dealId=${dealId}`))).toEqual(['the floor is 12 000']);
    expect((await t.ola.call('GET', `/interactions/${secret}`)).body).toMatchObject({ clientName: 'Hotel Pod Sową', dealName: 'Course' });
  });

  it('not another workspace', async () => {
    const id = await write(t.ola, { kind: 'note', clientId: await addClient(t.ola), body: 'ours' });
    for (const [method, path] of [['GET', ''], ['DELETE', ''], ['POST', '/pin'], ['POST', '/completion']] as const) expect((await t.maeve.call(method, `/interactions/${id}${path}`)).status).toBe(404);
  });
});
