import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientRow, ClientView } from '@entente/contract/client/client.contract';
import type { Scope } from '@entente/core/kernel/actor';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from './test-entente.ts';

/** Whoever owns what, reads and with whatever scope: all of it is tried; who may see it is said here in plain words, and the API has to agree. */
type Owner = 'ola' | 'nadia' | 'tomasz';
type Choice = { readonly client: Owner; readonly engagement: Owner; readonly scope: Scope; readonly reader: Owner };

const TEAM: Readonly<Record<Owner, string | null>> = { ola: null, nadia: 'Production', tomasz: 'Production' };

function maySee(reader: Owner, scope: Scope, owner: Owner): boolean {
  if (scope === 'all' || reader === owner) return true;
  return scope === 'team' && TEAM[reader] !== null && TEAM[reader] === TEAM[owner];
}

let t: TestEntente;
let people: Readonly<Record<Owner, TestMember>>;
beforeAll(async () => {
  t = await startTestEntente();
  people = { ola: t.ola, nadia: t.nadia, tomasz: t.tomasz };
});
afterAll(() => t.close());

const OWNERS = ['ola', 'nadia', 'tomasz'] as const satisfies readonly Owner[];
const SCOPES = ['own', 'team', 'all'] as const satisfies readonly Scope[];
const CHOICES: readonly Choice[] = OWNERS.flatMap((client) => OWNERS.flatMap((engagement) => SCOPES.flatMap((scope) => OWNERS.map((reader) => ({ client, engagement, scope, reader })))));
const idsOf = (body: unknown): string[] => (body as { rows: { id: string }[] }).rows.map(({ id }) => id);

/** One client with one engagement, each with its owner; the actor's scope is the test's to set. */
async function place({ client, engagement }: Choice): Promise<{ clientId: string; engagementId: string; secret: string }> {
  const [clientId, engagementId, secret] = [newId(), newId(), `secret-${newId()}`];
  await t.look(t.ola, async (tx) => {
    const { workspaceId } = tx;
    await tx.kysely.insertInto('clients').values({ workspaceId, id: clientId, kind: 'person', name: 'Client', locale: 'en', ownerId: people[client].actor.memberId }).execute();
    await tx.kysely.insertInto('engagements').values({ workspaceId, id: engagementId, clientId, name: secret, kind: 'service_agreement', ownerId: people[engagement].actor.memberId }).execute();
    const told = { topic: 'engagement.created', happenedAt: new Date().toISOString(), actorSide: 'system', actorName: 'Entente', subjectKind: 'engagement', payload: JSON.stringify({ name: secret }) };
    await tx.kysely.insertInto('activities').values({ workspaceId, id: newId(), ...told, subjectId: engagementId, clientId, engagementId }).execute();
  });
  return { clientId, engagementId, secret };
}

describe('what a person sees of a firm’s clients and engagements', () => {
  it.each(CHOICES)('is what their scope says, in lists, records, counts and timelines alike: $reader ($scope), a client of $client, an engagement of $engagement', async (choice) => {
    const { clientId, engagementId, secret } = await place(choice);
    const reader = people[choice.reader];
    Object.assign(reader.actor, { scope: choice.scope });
    const [seesClient, seesEngagement] = [maySee(choice.reader, choice.scope, choice.client), maySee(choice.reader, choice.scope, choice.engagement)];
    const clients = (await reader.call('GET', '/clients?limit=1&sort=updated')).body as { rows: ClientRow[] };
    const found = clients.rows.find(({ id }) => id === clientId);
    expect(found !== undefined).toBe(seesClient);
    expect(found?.engagements).toBe(seesClient ? Number(seesEngagement) : undefined);
    expect(idsOf((await reader.call('GET', `/engagements?clientId=${clientId}`)).body).includes(engagementId)).toBe(seesEngagement);
    expect((await reader.call('GET', `/engagements/${engagementId}`)).status).toBe(seesEngagement ? 200 : 404);
    const listed = ((await reader.call('GET', `/records/engagement?columns=name,clientId&filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'clientId', is: 'any_of', value: [clientId] }] }))}`)).body as { rows: { id: string; names: Record<string, string> }[] }).rows;
    expect(listed.map(({ id, names }) => [id, names[clientId]])).toEqual(seesEngagement ? [[engagementId, seesClient ? 'Client' : undefined]] : []);
    const { status, body } = await reader.call('GET', `/clients/${clientId}`);
    expect(status).toBe(seesClient ? 200 : 404);
    if (seesClient) expect((body as ClientView).engagements.length).toBe(Number(seesEngagement));
    expect(JSON.stringify(body).includes(secret)).toBe(seesClient && seesEngagement);
    expect((await reader.call('POST', '/engagements', { clientId, name: 'New', kind: 'service_agreement' })).status).toBe(seesClient ? 201 : 404);
    expect((await reader.change(`/engagements/${engagementId}`, { state: 'closed' })).status).toBe(seesEngagement ? 200 : 404);
  });
});
