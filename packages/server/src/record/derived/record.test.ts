import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementRow } from '@entente/contract/agreement/agreement-views';
import type { EngagementRow, EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { Scope } from '@entente/core/kernel/actor';
import { BUILT_IN_FIELDS, findField } from '@entente/core/record/record-fields';
import { newId } from '../../platform/database/new-id.ts';
import { sendWithoutMail, startAgreement, type StartedAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { recordsWritten } from '../record.actions.ts';

let t: TestEntente;
let drafted: StartedAgreement;
let sent: StartedAgreement;
const DERIVED = 'name,clientId,kind,agreementNumber,agreementState,turn,startsOn,endsOn,amount,currency,openOurs,openTheirs,late,nextDueOn,hardFrame,softFrame';
const where = (...all: object[]): string => `filter=${encodeURIComponent(JSON.stringify({ all }))}`;
const list = async (query: string, who: TestMember = t.ola): Promise<readonly RecordRow[]> => {
  const { status, body } = await who.call('GET', `/records/engagement?columns=${DERIVED}&${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as { rows: RecordRow[] }).rows;
};
const ids = async (query: string, who: TestMember = t.ola): Promise<readonly string[]> => (await list(query, who)).map(({ id }) => id);

beforeAll(async () => {
  t = await startTestEntente();
  drafted = await startAgreement(t.ola, { name: 'Żuraw' });
  sent = await startAgreement(t.ola, { name: 'Lwów' });
  await sendWithoutMail(t, t.ola, sent);
});
afterAll(() => t.close());

/** One transaction that writes past the program, as an act on the engagement would. */
const writeOn = (engagementId: string, text: string, values: unknown[] = []) => t.look(t.ola, async (tx) => {
  await tx.client.query(text, values);
  tx.touched?.add(engagementId);
});

/** How full a frame is, in per cent. */
function share(states: readonly string[] | undefined): number | null {
  return states === undefined ? null : Math.floor((100 * states.reduce((sum, state) => sum + ({ full: 2, half: 1 }[state] ?? 0), 0)) / (2 * states.length));
}

/** What the page of an agreement says, as the list has to say it. */
function told(agreement: AgreementRow | undefined): object {
  if (agreement === undefined) return { agreementState: null, turn: null };
  const { state, revokedAt, nextActs: [next, ...others] } = agreement.standing;
  const both = next?.act === 'sign' && others.some(({ act, side }) => act === 'sign' && side !== next.side);
  return { agreementState: revokedAt === null ? state : 'revoked', turn: both ? 'both' : turnOf(next?.side) };
}

function turnOf(side: string | undefined): string | null {
  if (side === 'provider') return 'ours';
  return side === 'client' ? 'theirs' : null;
}

async function promise(side: 'provider' | 'client', dueOn: string, more: object = {}): Promise<void> {
  await t.look(t.ola, async (tx) => {
    const { workspaceId } = tx;
    const { clientId, engagementId } = sent;
    const ownerId = newId();
    await tx.kysely.insertInto('commitmentPeople').values({ workspaceId, id: ownerId, side: 'client', clientId, name: 'Anna', email: `${ownerId}@bank.example`, locale: 'pl' }).execute();
    await tx.kysely.insertInto('commitments').values({ workspaceId, id: newId(), clientId, engagementId, side, title: 'A promise', ownerId, ownerName: 'Anna', dueOn, ...more }).execute();
    tx.touched?.add(engagementId);
  });
}

describe('what a list says of an engagement beyond its row', () => {
  it('is what its agreement’s page says, through every standing', async () => {
    const agree = async (): Promise<void> => {
      const engagements = ((await t.ola.call('GET', '/engagements?limit=100')).body as { rows: EngagementRow[] }).rows;
      const agreements = ((await t.ola.call('GET', '/agreements?limit=100')).body as { rows: AgreementRow[] }).rows;
      for (const row of await list('')) {
        const agreement = agreements.find(({ id }) => id === engagements.find((one) => one.id === row.id)?.agreementId);
        expect(row.values).toMatchObject({ agreementNumber: agreement?.number, hardFrame: share(agreement?.frames?.hard), softFrame: share(agreement?.frames?.soft), ...told(agreement) });
      }
    };
    const { agreementId, clientId } = sent;
    const write = (text: string, values: unknown[] = []) => writeOn(sent.engagementId, text, values);
    const ws = t.ola.actor.workspaceId;
    const sides = await t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('signatories').select(['id', 'side']).where('agreementId', '=', agreementId).where('removedAt', 'is', null).execute()));
    const sign = async (side: string) => { for (const { id } of sides.filter((one) => one.side === side)) await write("insert into signatures (workspace_id, id, agreement_id, client_id, version_number, signatory_id, typed_name, role_title, on_behalf_of, level, consent_text, button_text, locale, document_sha256, ip, user_agent, final_at) values ($1, $2, $3, $4, 1, $5, 'Anna', '', '', 'link', 'x', 'x', 'pl', repeat('a', 64), '', '', now() + interval '1 day')", [ws, newId(), agreementId, clientId, id]); };
    await agree();
    const remarkId = newId();
    await write("insert into remarks (workspace_id, id, agreement_id, client_id, version_number, clause_id, clause_number, kind, body, author_side, author_id, author_name) values ($1, $2, $3, $4, 1, $2, '1', 'question', 'Why?', 'client', $2, 'Anna')", [ws, remarkId, agreementId, clientId]);
    await agree();
    expect((await list(where({ field: 'agreementState', is: 'any_of', value: ['questions_open'] }))).map(({ id, values }) => [id, values.turn])).toEqual([[sent.engagementId, 'ours']]);
    await write("insert into remark_answers (workspace_id, id, remark_id, client_id, outcome, author_side, author_id, author_name) values ($1, $2, $3, $4, 'answered', 'provider', $2, 'Ola')", [ws, newId(), remarkId, clientId]);
    await agree();
    await write('update documents set revision = revision + 1 where id = $1', [sent.documentId]);
    await agree();
    await write('update documents set revision = revision - 1 where id = $1', [sent.documentId]);
    for (const order of ['provider_first', 'client_first', 'any']) {
      await write('update agreements set signing_order = $2 where id = $1', [agreementId, order]);
      await agree();
    }
    await write("insert into declines (workspace_id, id, agreement_id, client_id, version_number, signatory_id, reason) values ($1, $2, $3, $4, 1, $5, 'other')", [ws, newId(), agreementId, clientId, sides.find(({ side }) => side === 'client')?.id]);
    await agree();
    await writeOn(drafted.engagementId, 'update agreements set withdrawn_at = now() where id = $1', [drafted.agreementId]);
    await agree();
    await writeOn(drafted.engagementId, 'update agreements set withdrawn_at = null where id = $1', [drafted.agreementId]);
    await sign('client');
    await write('update agreements set expires_at = now() where id = $1', [agreementId]);
    await agree();
    // What lapses later does so by the clock, before anybody writes it down.
    await write("update agreements set expires_at = now() + interval '1 day' where id = $1", [agreementId]);
    for (const late of ['update agreements set expires_at = now() where id = $1', 'update engagements set standing_until = now() where id = (select engagement_id from agreements where id = $1)']) await t.look(t.ola, (tx) => tx.client.query(late, [agreementId]));
    await agree();
    expect(await ids(where({ field: 'agreementState', is: 'any_of', value: ['expired'] }, { field: 'turn', is: 'any_of', value: ['ours'] }))).toEqual([sent.engagementId]);
    await write('update agreements set expires_at = null where id = $1', [agreementId]);
    await agree();
    await sign('provider');
    await agree();
    expect((await list('sort=agreementState')).map(({ values }) => values.agreementState)).toEqual(['draft', 'signed']);
  });
});

describe('promises in the list', () => {
  it('are counted by side, late by the workspace’s working days and whose they are, and let go of once kept', async () => {
    const before = (await list(where({ field: 'name', is: 'equals', value: 'Lwów' })))[0]?.values;
    expect(before).toMatchObject({ openOurs: 0, openTheirs: 0, late: 0, nextDueOn: null });
    await promise('provider', '2020-01-02');
    await promise('client', '2019-12-30');
    await promise('client', '2099-01-02');
    await promise('client', '2020-01-02', { doneAt: '2020-01-02T10:00:00Z' });
    await promise('provider', '2020-01-02', { deletedAt: '2020-01-02T10:00:00Z' });
    await promise('provider', '2020-01-02', { exceptedAt: '2020-01-02T10:00:00Z' });
    const rows = await list('sort=-late');
    expect(rows.map(({ id, values: { openOurs, openTheirs, late, nextDueOn } }) => [id, openOurs, openTheirs, late, nextDueOn])).toEqual([[sent.engagementId, 1, 2, 2, '2019-12-30'], [drafted.engagementId, 0, 0, 0, null]]);
    const board = (await t.ola.call('GET', `/commitments?state=late&engagementId=${sent.engagementId}`)).body as { rows: unknown[] };
    expect(board.rows).toHaveLength(2);
    expect(await ids(where({ field: 'late', is: 'at_least', value: 1 }))).toEqual([sent.engagementId]);
    expect((await t.ola.call('GET', '/records/engagement/aggregates?columns=openTheirs,amount,nextDueOn,agreementState')).body).toMatchObject({ count: { value: 2 }, columns: [{ field: 'openTheirs', sum: 2 }, { field: 'amount' }, { field: 'nextDueOn', min: '2019-12-30' }, { field: 'agreementState', filled: 2 }] });
  });

  it('have dates and a value as the text adds them up: none of what is paid again and again', async () => {
    const ws = t.ola.actor.workspaceId;
    const text = (query: string, ...values: unknown[]) => writeOn(drafted.documentId, query, [ws, drafted.documentId, newId(), ...values]);
    await writeOn(drafted.documentId, 'delete from document_billing_items where document_id = $1', [drafted.documentId]);
    await text("insert into document_phases (workspace_id, document_id, id, position, name, description, starts_on, ends_on) values ($1, $2, $3, 90, 'P', '', '2026-03-01', '2026-04-01')");
    await text("insert into document_deliverables (workspace_id, document_id, id, position, name, form, quantity, rounds, review_days, due_on, decider) values ($1, $2, $3, 90, 'D', '', 1, 0, 0, '2026-05-04', '')");
    const item = (minor: number, trigger: string) => text("insert into document_billing_items (workspace_id, document_id, id, position, label, amount_minor, currency, trigger, payment_days) values ($1, $2, $3, 91, 'x', $4::int, 'PLN', $5, 7)", minor, trigger);
    await item(12_000, 'on_signing');
    await item(8_000, 'on_completion');
    const shown = async () => (await list(where({ field: 'name', is: 'contains', value: 'żur' })))[0]?.values;
    expect(await shown()).toMatchObject({ startsOn: '2026-03-01', endsOn: '2026-05-04', amount: 20_000, currency: 'PLN' });
    expect((await t.ola.call('GET', '/records/engagement/aggregates?columns=amount')).body).toMatchObject({ columns: [{ field: 'amount', sums: expect.arrayContaining([{ currency: 'PLN', value: 920_000 }]) }] });
    await item(100, 'monthly');
    expect(await shown()).toMatchObject({ amount: null });
  });
});

describe('changing engagements from the list', () => {
  const patch = (id: string, set: object, before: object, headers?: Record<string, string>, who = t.ola) => who.call('PATCH', `/records/engagement/${id}`, { set, before }, headers);
  const refusalOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { data?: { refusal?: string } }).data?.refusal];

  it('keeps what two people wrote, refuses what is worked out or hidden, and tells the story', async () => {
    const { engagementId } = await startAgreement(t.ola, { name: 'Changed' });
    expect((await patch(engagementId, { nextStep: 'Call Anna', nextStepOn: '2026-12-01' }, { nextStep: '', nextStepOn: null })).status).toBe(200);
    expect(await patch(engagementId, { nextStep: 'Mail Anna' }, { nextStep: '' })).toMatchObject({ status: 409, body: { data: { detail: { fields: [{ field: 'nextStep', theirs: 'Call Anna', by: 'Ola Lipska' }] } } } });
    for (const [field, value] of [['late', 1], ['agreementState', 'sealed'], ['clientId', sent.clientId], ['kind', 'pr_retainer'], ['amount', 5]] as const) expect(refusalOf(await patch(engagementId, { [field]: value }, { [field]: null }))).toEqual([422, 'values-do-not-fit']);
    expect(refusalOf(await patch(engagementId, { name: '' }, { name: 'Changed' }))).toEqual([422, 'values-do-not-fit']);
    const { version } = (await t.ola.call('GET', `/records/engagement/${engagementId}`)).body as RecordRow;
    expect(refusalOf(await patch(engagementId, { state: 'closed' }, {}, { 'if-match': `"${version - 1}"` }))[0]).toBe(412);
    expect((await patch(engagementId, { state: 'closed' }, {}, { 'if-match': `"${version}"` })).status).toBe(200);
    const story = ((await t.ola.call('GET', `/engagements/${engagementId}`)).body as EngagementView).activities;
    expect(story[0]?.payload).toMatchObject({ set: { state: 'closed' }, before: { state: 'open' } });
    Object.assign(t.nadia.actor, { scope: 'all', limits: { engagement: { hidden: ['nextStep'], mayExport: false, mayBulk: false } } });
    const [hidden] = await list(`${where({ field: 'name', is: 'equals', value: 'Changed' })}`, t.nadia);
    expect(hidden?.values).not.toHaveProperty('nextStep');
    expect(refusalOf(await patch(engagementId, { nextStep: 'x' }, { nextStep: '' }, undefined, t.nadia))[0]).not.toBe(200);
    for (const [path, code] of [['?sort=nextStep', 'sort-does-not-fit'], [`?${where({ field: 'nextStep', is: 'is_filled' })}`, 'filter-does-not-fit'], ['/export?format=csv', 'not-allowed']] as const) expect(refusalOf(await t.nadia.call('GET', `/records/engagement${path}`))[1]).toBe(code);
    expect(refusalOf(await t.nadia.call('POST', '/records/engagement/bulk', { selection: { ids: [engagementId] }, change: { set: { state: 'open' } } }))[1]).toBe('not-allowed');
    Object.assign(t.nadia.actor, { scope: 'team', limits: {} });
  });

  it('of many at once is looked at, reported, tried again and undone, what was edited since excepted', async () => {
    const [one, other] = [await startAgreement(t.ola, { name: 'One' }), await startAgreement(t.ola, { name: 'Other' })];
    const out = sent.engagementId;
    const { id: tag } = (await t.ola.call('POST', '/tags', { name: 'spring' })).body as { id: string };
    const stored = () => t.look(t.ola, async (tx) => (await tx.client.query("select to_jsonb(e) - 'version' - 'updated_at' as row, (select count(*) from taggings g where g.record_id = e.id) as tags from engagements e order by id")).rows as unknown);
    const bulk = async (ids: readonly string[], change: object): Promise<string> => ((await t.ola.call('POST', '/records/engagement/bulk', { selection: { ids }, change })).body as { changeSetId: string }).changeSetId;
    const before = await stored();
    const edit = await bulk([one.engagementId, other.engagementId, out], { set: { state: 'closed', nextStep: 'Thank them' }, addTags: [tag] });
    expect((await ids(where({ field: 'state', is: 'any_of', value: ['closed'] }, { field: 'tags', is: 'any_of', value: [tag] }))).toSorted()).toEqual([one.engagementId, other.engagementId, out].toSorted());
    expect((await t.ola.call('POST', `/change-sets/${edit}/undo`)).body).toMatchObject({ counts: { changed: 3, undone: 3, kept: 0 } });
    expect(await stored()).toEqual(before);
    const selection = { ids: [one.engagementId, other.engagementId, out] };
    expect((await t.ola.call('POST', '/records/engagement/bulk/preview', { selection, change: { delete: true } })).body).toMatchObject({ count: { value: 3 }, refused: [{ id: out, name: 'Lwów', reason: 'client-has-agreements' }] });
    const gone = await bulk(selection.ids, { delete: true });
    expect((await t.ola.call('GET', `/change-sets/${gone}`)).body).toMatchObject({ recordKind: 'engagement', counts: { changed: 2, failed: 1 }, failed: [{ recordId: out, name: 'Lwów', reason: 'client-has-agreements' }], mayRetry: true });
    expect(refusalOf(await t.ola.call('GET', `/engagements/${one.engagementId}`))[0]).toBe(404);
    expect((await t.ola.call('POST', `/change-sets/${gone}/retry`)).body).toHaveProperty('changeSetId');
    expect((await t.ola.call('POST', `/change-sets/${gone}/undo`)).body).toMatchObject({ counts: { undone: 2 } });
    expect(await stored()).toEqual(before);
    const owner = await bulk([one.engagementId, other.engagementId], { set: { ownerId: t.tomasz.actor.memberId } });
    expect((await patch(one.engagementId, { ownerId: t.nadia.actor.memberId }, { ownerId: t.tomasz.actor.memberId })).status).toBe(200);
    expect((await t.ola.call('POST', `/change-sets/${owner}/undo`)).body).toMatchObject({ counts: { undone: 1, kept: 1 } });
  });

  it('has views of its own, and a file of what is shown', async () => {
    const view = { name: 'Late ones', sharing: 'all', isDefault: true, definition: { columns: ['name', 'late'], sort: '-late', filter: { all: [{ field: 'late', is: 'at_least', value: 1 }] } } };
    expect((await t.ola.call('POST', '/records/engagement/views', view)).status).toBe(201);
    expect((await t.tomasz.call('GET', '/records/engagement/views')).body).toMatchObject({ rows: [{ kind: 'engagement', name: 'Late ones', isDefault: true, isMine: false }] });
    const file = await t.fetch(`/api/v1/records/engagement/export?format=csv&columns=name,clientId,agreementState,turn,amount,late,nextDueOn&sort=name&${where({ field: 'late', is: 'at_least', value: 1 })}`, { headers: { 'x-test-member': 'ola' } });
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="engagements.csv"');
    expect((await file.text()).split('\r\n').slice(0, 2)).toEqual(['"Nazwa","Klient","Umowa","Czeka na","Wartość","Waluta","Spóźnione","Najbliższy termin"', expect.stringMatching(/^"Lwów","Bank Wschodni","komplet podpisów",/)]);
  });
});

type Owner = 'ola' | 'nadia' | 'tomasz';
type Made = { readonly owner: Owner; readonly clientOwner: Owner; readonly state: 'open' | 'closed'; readonly kind: string; readonly nextStepOn: string | null; readonly ours: number; readonly isGone: boolean };
type Asked = { readonly reader: Owner; readonly scope: Scope; readonly sort: string; readonly limit: number; readonly filters: readonly { readonly words: object; fits(one: Made): boolean }[] };

const OWNERS: readonly Owner[] = ['ola', 'nadia', 'tomasz'];
const owners = fc.constantFrom(...OWNERS);
const FILTERS: Asked['filters'] = [
  { words: { field: 'state', is: 'any_of', value: ['open'] }, fits: ({ state }) => state === 'open' },
  { words: { field: 'kind', is: 'none_of', value: ['pr_retainer'] }, fits: ({ kind }) => kind !== 'pr_retainer' },
  { words: { any: [{ field: 'openOurs', is: 'at_least', value: 2 }, { field: 'nextStepOn', is: 'is_empty' }] }, fits: ({ ours, nextStepOn }) => ours >= 2 || nextStepOn === null },
  { words: { field: 'nextStepOn', is: 'before', value: '2026-01-02' }, fits: ({ nextStepOn }) => nextStepOn !== null && nextStepOn < '2026-01-02' },
  { words: { field: 'nextDueOn', is: 'is_filled' }, fits: ({ ours }) => ours > 0 },
];
const SORTS = BUILT_IN_FIELDS.engagement.flatMap(({ key, sortable }) => (sortable ? [key, `-${key}`] : []));
const byName = new Intl.Collator('pl').compare;

/** What a row is sorted by, as its reader sees it. */
function sortedBy({ values, names }: RecordRow, key: string): string | number | null {
  const { type, options = [] } = findField(BUILT_IN_FIELDS.engagement, key) ?? {};
  const value = values[key] ?? null;
  // Of lateness what has none stands last either way.
  if (value === null || (key === 'late' && value === 0)) return null;
  if (type === 'choice') return options.findIndex((option) => option.key === value);
  return type === 'client' || type === 'member' ? (names[String(value)] ?? null) : (value as string | number);
}

describe('what a list of engagements shows', () => {
  it('is what fits and may be seen, each once and in the order of any column; counts, search and files agree', async () => {
    const people: Readonly<Record<Owner, TestMember>> = { ola: t.ola, nadia: t.nadia, tomasz: t.tomasz };
    const team: Readonly<Record<Owner, string | null>> = { ola: null, nadia: 'Production', tomasz: 'Production' };
    const sees = (reader: Owner, scope: Scope, owner: Owner): boolean => scope === 'all' || reader === owner || (scope === 'team' && team[reader] !== null && team[reader] === team[owner]);
    const made = new Map(fc.sample(fc.record<Made>({ owner: owners, clientOwner: owners, state: fc.constantFrom('open', 'closed'), kind: fc.constantFrom('pr_retainer', 'mentoring_agreement'), nextStepOn: fc.constantFrom(null, '2026-01-01', '2026-01-02'), ours: fc.nat(3), isGone: fc.nat(9).map((n) => n === 0) }), 45).map((one) => [newId(), one]));
    await t.look(t.ola, async (tx) => {
      const { workspaceId } = tx;
      const person = newId();
      await tx.kysely.insertInto('commitmentPeople').values({ workspaceId, id: person, side: 'provider', memberId: t.ola.actor.memberId, name: 'Ola', email: 'ola@lipka.example', locale: 'pl' }).execute();
      for (const [id, { owner, clientOwner, state, kind, nextStepOn, ours, isGone }] of made) {
        const clientId = newId();
        await tx.kysely.insertInto('clients').values({ workspaceId, id: clientId, kind: 'person', name: ['Łąka', 'Lampa', 'Żaba', 'Zorza'][ours] ?? '', locale: 'pl', ownerId: people[clientOwner].actor.memberId }).execute();
        await tx.kysely.insertInto('engagements').values({ workspaceId, id, clientId, name: `Fuzz ${ours} ${state}`, kind, state, nextStepOn, ownerId: people[owner].actor.memberId, deletedAt: isGone ? new Date().toISOString() : null }).execute();
        for (let at = 0; at < ours; at += 1) await tx.kysely.insertInto('commitments').values({ workspaceId, id: newId(), clientId, engagementId: id, side: 'provider', title: 'P', ownerId: person, ownerName: 'Ola', dueOn: `2026-02-0${at + 1}` }).execute();
      }
      await recordsWritten(tx, 'engagement', [...made.keys()]);
      for (const id of made.keys()) tx.touched?.add(id);
    });
    const asked = fc.record<Asked>({ reader: owners, scope: fc.constantFrom<Scope>('own', 'team', 'all'), sort: fc.constantFrom(...SORTS), limit: fc.integer({ min: 5, max: 30 }), filters: fc.subarray([...FILTERS], { maxLength: 2 }) });
    await fc.assert(
      fc.asyncProperty(asked, async ({ reader, scope, sort, limit, filters }) => {
        const who = people[reader];
        Object.assign(who.actor, { scope });
        const filter = where({ field: 'name', is: 'starts_with', value: 'fuzz' }, ...filters.map(({ words }) => words));
        const wanted = [...made].filter(([, one]) => !one.isGone && sees(reader, scope, one.owner) && filters.every(({ fits }) => fits(one))).map(([id]) => id).toSorted();
        const rows: RecordRow[] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const { status, body } = await who.call('GET', `/records/engagement?columns=${sort.replace('-', '')},name&sort=${sort}&limit=${limit}&${filter}${cursor === '' ? '' : `&cursor=${cursor}`}`);
          expect(status, JSON.stringify(body)).toBe(200);
          const page = body as { rows: RecordRow[]; nextCursor: string | null };
          rows.push(...page.rows);
          cursor = page.nextCursor;
        }
        expect(rows.map(({ id }) => id).toSorted()).toEqual(wanted);
        const values = rows.map((row) => sortedBy(row, sort.replace('-', '')));
        const filled = values.filter((value) => value !== null);
        const way = sort.startsWith('-') ? -1 : 1;
        const compare = (a: string | number, b: string | number): number => (typeof a === 'number' ? a - Number(b) : sort.includes('On') ? Number(a > b) - Number(a < b) : byName(a, String(b)));
        expect(filled.every((value, at) => at === 0 || way * compare(filled[at - 1] ?? value, value) <= 0), `${sort}: ${values.join(', ')}`).toBe(true);
        expect(values.slice(filled.length).every((value) => value === null)).toBe(true);
        expect((await who.call('GET', `/records/engagement/aggregates?${filter}`)).body).toMatchObject({ count: { value: wanted.length } });
        const file = await t.fetch(`/api/v1/records/engagement/export?format=csv&columns=name&${filter}`, { headers: { 'x-test-member': reader } });
        expect((await file.text()).split('\r\n').length - 2).toBe(wanted.length);
        expect(await ids(`search=fuzz&limit=100&${filter}`, who).then((found) => found.toSorted())).toEqual(wanted);
      }),
      { numRuns: 18 },
    );
    for (const who of Object.values(people)) Object.assign(who.actor, { scope: who === t.ola ? 'all' : 'team' });
  }, 60_000);
});
