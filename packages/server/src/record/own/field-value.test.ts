import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngagementRow, EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { InteractionView, TimelineRow } from '@entente/contract/interaction/interaction.contract';
import { newId } from '../../platform/database/new-id.ts';
import { startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';

let t: TestEntente;
let clientId: string;
let engagementId: string;
const refusalIn = ({ status, body }: { status: number; body: unknown }) => [status, (body as { data?: { refusal?: string } }).data?.refusal];
const wrongIn = ({ body }: { body: unknown }) => (body as { data: { detail: { fields: { field: string; refusal: string }[] } } }).data.detail.fields.map(({ field, refusal }) => `${field}: ${refusal}`);
const where = (...all: object[]): string => encodeURIComponent(JSON.stringify({ all }));

async function addField(kind: string, key: string, more: object): Promise<string> {
  const answer = await t.ola.call('POST', '/fields', { kind, key, labels: { en: key, pl: `${key} po polsku`, ru: `${key} по-русски` }, ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}
const show = async (who: TestMember, id = engagementId): Promise<EngagementView> => (await who.call('GET', `/engagements/${id}`)).body as EngagementView;
const change = (set: object, before: object, who = t.ola) => who.call('PATCH', `/engagements/${engagementId}`, { set, before });
const write = (body: object, who = t.ola) => who.call('POST', '/interactions', { clientId, ...body });
async function made(body: object): Promise<string> {
  const answer = await write(body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}

beforeAll(async () => {
  t = await startTestEntente();
  ({ clientId, engagementId } = await startAgreement(t.ola));
  await addField('engagement', 'channel', { type: 'choice', options: [{ key: 'fairs', labels: { en: 'Trade fairs' } }, { key: 'referral', labels: { en: 'Referral' } }] });
  await addField('engagement', 'budget', { type: 'money', rules: { currency: 'EUR', min: 0 }, isRequired: true });
  await addField('engagement', 'code', { type: 'text', isUnique: true });
  await addField('engagement', 'lead', { type: 'client' });
  await addField('interaction', 'result', { type: 'choice', rules: { kinds: ['call', 'meeting'] }, options: [{ key: 'agreed', labels: { en: 'Agreed' } }, { key: 'again', labels: { en: 'Call again' } }] });
});
afterAll(() => t.close());

describe('fields of one’s own of engagements and interactions', () => {
  it('are told to forms and settings, and only interactions are told apart by what they are', async () => {
    const { rows } = (await t.ola.call('GET', '/records/engagement/fields')).body as { rows: { key: string; labels: object }[] };
    expect(rows.map(({ key }) => key).filter((key) => key.startsWith('custom.'))).toEqual(['custom.channel', 'custom.budget', 'custom.code', 'custom.lead']);
    expect((await t.ola.call('GET', '/fields?kind=interaction')).body).toMatchObject({ rows: [{ kind: 'interaction', rules: { kinds: ['call', 'meeting'] }, hasValues: false }] });
    expect(refusalIn(await t.ola.call('POST', '/fields', { kind: 'engagement', key: 'x', type: 'text', labels: { en: 'X' }, rules: { kinds: ['call'] } }))).toEqual([422, 'field-rules-do-not-fit']);
    expect((await t.ola.call('GET', '/records/interaction')).status).toBe(400);
  });
});

describe('what an engagement holds in fields of one’s own', () => {
  it('is changed beside its other fields, found by a filter and told in its story', async () => {
    expect((await change({ name: 'Hard talks', 'custom.channel': 'fairs', 'custom.budget': 250_000, 'custom.code': ' WS-1 ', 'custom.lead': clientId }, { name: 'Difficult conversations', 'custom.channel': null, 'custom.budget': null, 'custom.code': '', 'custom.lead': null })).status).toBe(200);
    const shown = await show(t.ola);
    expect(shown).toMatchObject({ name: 'Hard talks', values: { 'custom.channel': 'fairs', 'custom.budget': 250_000, 'custom.code': 'WS-1', 'custom.lead': clientId }, names: { [clientId]: 'Bank Wschodni' } });
    expect(shown.activities[0]?.payload).toMatchObject({ set: { 'custom.channel': 'fairs' }, before: { name: 'Difficult conversations', 'custom.channel': null } });
    const other = await startAgreement(t.ola, { name: 'Other' });
    const found = async (...all: object[]) => ((await t.ola.call('GET', `/engagements?filter=${where(...all)}`)).body as { rows: EngagementRow[] }).rows.map(({ id }) => id);
    expect(await found({ field: 'custom.channel', is: 'any_of', value: ['fairs'] }, { field: 'custom.budget', is: 'at_least', value: 250_000 })).toEqual([engagementId]);
    expect(await found({ field: 'custom.channel', is: 'is_empty' })).toContain(other.engagementId);
    expect(await found({ field: 'custom.code', is: 'contains', value: 'ws' })).toEqual([engagementId]);
    expect(await t.look(t.ola, (tx) => tx.kysely.selectFrom('fieldValues').select(['textKey', 'intKey']).where('recordId', '=', engagementId).orderBy('intKey').orderBy('textKey').execute())).toMatchObject([{ intKey: 250_000 }, { textKey: clientId }, { textKey: 'fairs' }, { textKey: 'ws-1' }]);
    const { rows } = (await t.ola.call('GET', '/engagements')).body as { rows: EngagementRow[] };
    expect(rows.find(({ id }) => id === engagementId)?.values).toMatchObject({ 'custom.code': 'WS-1' });
  });

  it('is emptied, except where it is asked for; a clash is answered with all three values', async () => {
    expect(wrongIn(await change({ 'custom.budget': null }, { 'custom.budget': 250_000 }))).toEqual(['custom.budget: value-is-missing']);
    expect((await change({ 'custom.channel': null }, { 'custom.channel': 'fairs' })).status).toBe(200);
    expect((await show(t.ola)).values).not.toHaveProperty('custom.channel');
    expect(await change({ 'custom.channel': 'referral' }, { 'custom.channel': 'fairs' })).toMatchObject({ status: 409, body: { data: { refusal: 'field-changed-meanwhile', detail: { fields: [{ field: 'custom.channel', yours: 'referral', theirs: null, before: 'fairs' }] } } } });
  });

  it('refuses what does not fit as a whole, and what another engagement holds alone', async () => {
    expect(wrongIn(await change({ name: 'Not so', 'custom.channel': 'nowhere', 'custom.budget': -1, 'custom.lead': newId() }, { name: '', 'custom.channel': null, 'custom.budget': 250_000, 'custom.lead': clientId }))).toEqual(['custom.channel: value-not-an-option', 'custom.budget: value-out-of-range']);
    expect(wrongIn(await change({ 'custom.nothing': 1 }, { 'custom.nothing': null }))).toEqual(['custom.nothing: field-is-unknown']);
    expect((await change({ nothing: 1 }, { nothing: null })).status).toBe(400);
    expect(wrongIn(await change({ 'custom.lead': newId() }, { 'custom.lead': clientId }))).toEqual(['custom.lead: reference-is-gone']);
    const fresh = (code: string) => t.ola.call('POST', '/engagements', { clientId, name: 'Fresh', kind: 'service_agreement', values: { 'custom.code': code } });
    expect(wrongIn(await fresh('ws-1'))).toEqual(['custom.code: value-is-taken']);
    const { body } = await fresh('ws-2');
    expect((await show(t.ola, (body as { id: string }).id)).values).toEqual({ 'custom.code': 'ws-2' });
    expect(refusalIn(await t.ola.call('GET', `/engagements?filter=${where({ field: 'custom.gone', is: 'is_filled' })}`))).toEqual([422, 'filter-does-not-fit']);
    expect((await show(t.ola)).name).toBe('Hard talks');
  });

  it('names nobody whom the reader does not see, and is not found in another workspace', async () => {
    Object.assign(t.tomasz.actor, { limits: { client: { scope: 'own' } }, scope: 'all' });
    expect(await show(t.tomasz)).toMatchObject({ values: { 'custom.lead': clientId }, names: {} });
    Object.assign(t.tomasz.actor, { limits: undefined, scope: 'own' });
    expect(refusalIn(await t.maeve.call('GET', `/engagements?filter=${where({ field: 'custom.code', is: 'is_filled' })}`))).toEqual([422, 'filter-does-not-fit']);
  });
});

describe('what an interaction holds in fields of one’s own', () => {
  it('is written with it, shown in the timeline, found there and among tasks, and changed', async () => {
    const call = await made({ kind: 'call', body: 'They agree.', values: { 'custom.result': 'agreed' } });
    await made({ kind: 'call', body: 'Nobody was there.', values: { 'custom.result': 'again' } });
    const task = await made({ kind: 'task', subject: 'Write', values: { 'custom.result': 'again' } });
    const timeline = async (...all: object[]) => ((await t.ola.call('GET', `/timeline?clientId=${clientId}&filter=${where(...all)}`)).body as { rows: TimelineRow[]; pinned: InteractionView[] });
    await t.ola.call('POST', `/interactions/${call}/pin`);
    expect((await timeline({ field: 'custom.result', is: 'any_of', value: ['agreed'] }))).toMatchObject({ rows: [{ interaction: { id: call, values: { 'custom.result': 'agreed' } } }], pinned: [{ id: call, values: { 'custom.result': 'agreed' } }] });
    expect((await timeline({ field: 'custom.result', is: 'any_of', value: ['again'] }))).toMatchObject({ rows: [{ interaction: { id: task } }, { interaction: { body: 'Nobody was there.' } }], pinned: [] });
    expect(((await t.ola.call('GET', `/tasks?filter=${where({ field: 'custom.result', is: 'any_of', value: ['again'] })}`)).body as { rows: InteractionView[] }).rows.map(({ id }) => id)).toEqual([task]);
    expect((await t.ola.call('PATCH', `/interactions/${call}`, { set: { 'custom.result': 'again', minutes: 5 }, before: { 'custom.result': 'agreed', minutes: null } })).status).toBe(200);
    expect((await t.ola.call('GET', `/interactions/${call}`)).body).toMatchObject({ minutes: 5, values: { 'custom.result': 'again' } });
    expect((await timeline({ field: 'custom.result', is: 'any_of', value: ['agreed'] })).rows).toEqual([]);
    const told = await t.look(t.ola, (tx) => tx.kysely.selectFrom('activities').select('payload').where('subjectId', '=', call).where('topic', '=', 'interaction.changed').executeTakeFirstOrThrow());
    expect(told.payload).toEqual({ set: ['minutes'], own: { set: { 'custom.result': 'again' }, before: { 'custom.result': 'agreed' } } });
  });

  it('refuses what does not fit, and writes nothing then', async () => {
    const count = async () => t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('interactions').select('id').execute()).length);
    const before = await count();
    expect(wrongIn(await write({ kind: 'call', body: 'x', values: { 'custom.result': 'maybe' } }))).toEqual(['custom.result: value-not-an-option']);
    expect((await write({ kind: 'call', body: 'x', values: { subject: 'x' } })).status).toBe(400);
    expect(refusalIn(await t.ola.call('GET', `/timeline?clientId=${clientId}&filter=%7B`))).toEqual([422, 'filter-does-not-fit']);
    expect(refusalIn(await t.ola.call('GET', `/tasks?filter=${where({ field: 'subject', is: 'contains', value: 'x' })}`))).toEqual([422, 'filter-does-not-fit']);
    expect(await count()).toBe(before);
  });
});

it('a hidden field is neither read, set, found by nor told of', async () => {
  const call = await made({ kind: 'call', body: 'Hidden.', values: { 'custom.result': 'agreed' } });
  Object.assign(t.nadia.actor, { scope: 'all', limits: { engagement: { hidden: ['custom.code'] }, interaction: { hidden: ['custom.result'] } } });
  const shown = await show(t.nadia);
  expect([shown.values['custom.code'], shown.values['custom.budget']]).toEqual([undefined, 250_000]);
  expect(JSON.stringify(shown)).not.toContain('WS-1');
  expect(JSON.stringify([await t.nadia.call('GET', `/interactions/${call}`), await t.nadia.call('GET', `/timeline?clientId=${clientId}`), await t.nadia.call('GET', '/records/interaction/fields')])).not.toContain('custom.result');
  expect(refusalIn(await change({ 'custom.code': 'WS-9' }, { 'custom.code': 'WS-1' }, t.nadia))).toEqual([403, 'field-is-hidden']);
  expect(refusalIn(await write({ kind: 'call', body: 'x', values: { 'custom.result': 'agreed' } }, t.nadia))).toEqual([403, 'field-is-hidden']);
  expect(refusalIn(await t.nadia.call('GET', `/engagements?filter=${where({ field: 'custom.code', is: 'is_filled' })}`))).toEqual([422, 'filter-does-not-fit']);
  expect(refusalIn(await t.nadia.call('GET', `/tasks?filter=${where({ field: 'custom.result', is: 'is_filled' })}`))).toEqual([422, 'filter-does-not-fit']);
});
