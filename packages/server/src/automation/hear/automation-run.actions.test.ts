import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AutomationRunView, TrialView } from '@entente/contract/automation/automation.contract';
import type { VersionView } from '@entente/contract/agreement/agreement-views';
import { addRemark } from '../../agreement/remark.actions.ts';
import { newId } from '../../platform/database/new-id.ts';
import { asClient, inPortal, sendWithoutMail, startAgreement, type StartedAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestAnswer, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { hoursFrom, meet } from '../../shell/test-meetings.ts';
import { TestClientBrowser } from '../../shell/test-portal.ts';
import { ANNA, asSignPage, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember } from '../../shell/test-signing.ts';
import { HEAR_AUTOMATIONS_TASK } from '../automation.actions.ts';

const DAY = 86_400_000;
let t: TestEntente;
/** Bank Wschodni, and somebody of it who promises. */
let bank: { readonly clientId: string; readonly contactId: string };
beforeAll(async () => {
  t = await startTestEntente();
  const clientId = idIn(await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'en', contact: { name: 'Anna Wrona', email: ANNA, roleTitle: 'dyrektorka szkoleń' } }));
  const { contacts } = (await t.ola.call('GET', `/clients/${clientId}`)).body as { contacts: { id: string }[] };
  bank = { clientId, contactId: contacts[0]?.id ?? '' };
}, 60_000);
afterAll(() => t.close());

const EVERYTHING = { all: [] };
const TASK = { do: 'create_task', subject: 'Look at it', body: 'At once', dueInDays: 1, whom: 'owner' };
const refusalOf = ({ status, body }: TestAnswer): unknown => ({ status, refusal: (body as { data: { refusal: string } }).data.refusal });
function idIn({ status, body }: TestAnswer): string {
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
}
const write = (trigger: object, more: object = {}, who = t.ola): Promise<TestAnswer> => who.call('POST', '/automations', { name: 'Work', trigger, filter: EVERYTHING, acts: [TASK], ...more });
async function switchedOn(trigger: object, more: object = {}, who: TestMember = t.ola): Promise<string> {
  const id = idIn(await write(trigger, more, who));
  expect((await who.call('POST', `/automations/${id}/switch`, { on: true })).status).toBe(200);
  return id;
}
const switchOff = (id: string) => t.ola.call('POST', `/automations/${id}/switch`, { on: false });
/** Listens twice: nothing is done twice. @param days by how many the clock is ahead meanwhile. */
async function listen(days = 0): Promise<void> {
  t.setClock(days === 0 ? null : new Date(Date.now() + days * DAY));
  for (const _ of [1, 2]) await t.jobs[HEAR_AUTOMATIONS_TASK]?.({ workspaceId: t.ola.actor.workspaceId });
  t.setClock(null);
}
const runs = async (id: string): Promise<AutomationRunView[]> => ((await t.ola.call('GET', `/automations/${id}/runs`)).body as { rows: AutomationRunView[] }).rows;
const trial = async (trigger: object, more: object = {}): Promise<TrialView> => (await t.ola.call('POST', '/automations/try', { trigger, filter: EVERYTHING, ...more })).body as TrialView;
const tasksOf = (engagementId: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').select(['subject', 'body', 'ownerId', 'deletedAt']).where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).where('kind', '=', 'task').execute());
const fieldsOf = async (kind: string, id: string) => ((await t.ola.call('GET', `/records/${kind}?filter=${encodeURIComponent(JSON.stringify(EVERYTHING))}`)).body as { rows: { id: string; values: Record<string, unknown> }[] }).rows.find((row) => row.id === id)?.values;
const work = async (kind = 'service_agreement', who: TestMember = t.ola): Promise<string> => idIn(await who.call('POST', '/engagements', { clientId: bank.clientId, name: `Work of ${kind}`, kind }));
const promise = async (engagementId: string, more: object = {}): Promise<string> => idIn(await t.ola.call('POST', '/commitments', { engagementId, side: 'client', owner: { kind: 'contact', id: bank.contactId }, title: 'Photos', ...more }));
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Both sides sign what is out, and it is sealed. */
async function seal({ agreementId, link }: { readonly agreementId: string; readonly link: string }): Promise<void> {
  await signAsAnna(t, t.ola, link);
  await signAsMember(t, t.ola, agreementId);
  await passTakeBack(t);
  t.setClock(null);
}

async function sentQuietly(): Promise<StartedAgreement> {
  const started = await startAgreement(t.ola);
  await sendWithoutMail(t, t.ola, started);
  return started;
}

/** The client's gesture on the page, which says that it was opened. */
async function lookAt({ link }: { readonly link: string }): Promise<void> {
  const browser = new TestClientBrowser(t);
  const { seen } = asSignPage((await browser.open(link)).page);
  expect((await browser.post(seen.action, { id: seen.id, proof: seen.proof })).status).toBe(204);
}

async function askAbout(started: StartedAgreement, kind: 'question' | 'proposal'): Promise<void> {
  const { document } = (await t.ola.call('GET', `/agreements/${started.agreementId}/versions/1`)).body as VersionView;
  const clauseId = document.sections.flatMap(({ clauses }) => clauses)[0]?.id ?? '';
  const anna = await asClient(t.ola, started);
  const origin = { channel: 'portal', ip: '192.0.2.9', userAgent: 'phone', requestId: newId() } as const;
  const asked = await inPortal(t, anna, (tx) => addRemark(tx, { actor: anna, now: t.services.clock().toISOString(), origin }, { id: started.agreementId, remarkId: newId(), versionNumber: 1, clauseId, kind, body: 'Do the dates move?', purpose: '' }));
  expect(asked.ok).toBe(true);
}

describe('an agreement', () => {
  it('is heard when it is sealed: a task on its engagement, a field of the client, undone run by run', async () => {
    const trigger = { on: 'agreement', event: 'sealed', which: 'main', side: null };
    const id = await switchedOn(trigger, { acts: [TASK, { do: 'set_field', of: 'client', field: 'lifecycle', value: 'active' }] });
    const amendments = await switchedOn({ ...trigger, which: 'amendment' });
    const sent = await sendAgreement(t, t.ola);
    await seal(sent);
    await listen();
    expect(await runs(id)).toMatchObject([{ state: 'done', recordKind: 'engagement', recordId: sent.engagementId, about: sent.number, acts: ['create_task', 'set_field'] }]);
    expect(await runs(amendments)).toEqual([]);
    expect(await tasksOf(sent.engagementId)).toMatchObject([{ subject: 'Look at it', body: `At once\n\n${sent.number}`, ownerId: t.ola.actor.memberId, deletedAt: null }]);
    expect(await fieldsOf('client', sent.clientId)).toMatchObject({ lifecycle: 'active' });
    expect(await trial(trigger)).toMatchObject({ count: 1, isNow: false, rows: [{ recordKind: 'engagement', recordId: sent.engagementId, about: sent.number }] });
    expect(await trial(trigger, { filter: { all: [{ field: 'kind', is: 'any_of', value: ['mentoring_agreement'] }] } })).toMatchObject({ count: 0 });
    const [run] = await runs(id);
    expect((await t.ola.call('POST', `/automation-runs/${run?.id}/undo`)).body).toEqual({ undone: 2, kept: [] });
    expect(await tasksOf(sent.engagementId)).toMatchObject([{ deletedAt: expect.any(String) as string }]);
    expect((await fieldsOf('client', sent.clientId))?.['lifecycle']).not.toBe('active');
    await Promise.all([id, amendments].map(switchOff));
  });

  it('is heard when it waits unopened, once for each text that went out, and not where the client opened it in time', async () => {
    const trigger = { on: 'agreement_waits', waitsFor: 'opening', which: 'any', days: 3 };
    const before = await sentQuietly();
    t.setClock(new Date(Date.now() + 4 * DAY));
    const id = await switchedOn(trigger);
    const [closed, opened] = [await sentQuietly(), await sendAgreement(t, t.ola)];
    await lookAt(opened);
    await listen(6.9);
    expect(await runs(id)).toEqual([]);
    await listen(7.1);
    expect(await runs(id)).toMatchObject([{ state: 'done', recordId: closed.engagementId, about: closed.number }]);
    await listen(9);
    expect(await runs(id)).toHaveLength(1);
    // What was out before it was switched on is counted by the trial and left alone by the rule.
    t.setClock(new Date(Date.now() + 9 * DAY));
    const tried = await trial(trigger);
    expect(tried.rows.map(({ recordId }) => recordId)).toEqual(expect.arrayContaining([closed.engagementId, before.engagementId]));
    expect(tried.rows.map(({ recordId }) => recordId)).not.toContain(opened.engagementId);
    t.setClock(null);
    await switchOff(id);
  });

  it('waits anew where the same text ran out and is sent again', async () => {
    const id = await switchedOn({ on: 'agreement_waits', waitsFor: 'signing', which: 'any', days: 3 });
    const { agreementId, engagementId } = await sendAgreement(t, t.ola, { more: { expiresAt: new Date(Date.now() + 5 * DAY).toISOString() } });
    const waits = async (): Promise<readonly string[]> => (await runs(id)).filter(({ recordId }) => recordId === engagementId).map(({ state }) => state);
    await listen(3.1);
    expect(await waits()).toEqual(['done']);
    t.setClock(new Date(Date.now() + 6 * DAY));
    await t.jobs['expire_agreement']?.({ workspaceId: t.ola.actor.workspaceId, agreementId });
    await sendOut(t, t.ola, { agreementId });
    await listen(8.9);
    expect(await waits()).toHaveLength(1);
    await listen(9.1);
    expect(await waits()).toEqual(['done', 'done']);
    await switchOff(id);
  });

  it('is heard when the client asks, by whoever leads the work and by mail to nobody who may not see it', async () => {
    const notify = (whom: string) => ({ acts: [{ do: 'notify', whom, message: 'A question' }] });
    const trigger = { on: 'agreement', event: 'asked', which: 'any', side: 'client' };
    const [told, blind, ours] = [await switchedOn(trigger, notify('owner')), await switchedOn(trigger, notify(t.tomasz.actor.memberId)), await switchedOn({ ...trigger, side: 'provider' }, notify('owner'))];
    const sent = await sendAgreement(t, t.ola);
    await askAbout(sent, 'question');
    await askAbout(sent, 'proposal');
    await listen();
    expect(await runs(told)).toMatchObject([{ state: 'done', recordId: sent.engagementId, canUndo: false }]);
    expect(await runs(blind)).toMatchObject([{ state: 'failed', because: 'reader-may-not-see-it' }]);
    expect(await runs(ours)).toEqual([]);
    const mails = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select(['params', 'recipientEmail']).where('workspaceId', '=', tx.workspaceId).where('topic', '=', 'automation.notice').execute());
    expect(mails).toMatchObject([{ recipientEmail: 'ola@lipka.example', params: { message: 'A question', about: sent.number } }]);
    await Promise.all([told, blind, ours].map(switchOff));
  });
});

describe('a promise', () => {
  it('is heard when it is late by the working days of whose it is, once for each day it was promised for', async () => {
    const trigger = { on: 'commitment_late', side: 'client', days: 1 };
    const [engagementId, confided] = [await work(), await work('coaching_agreement')];
    await promise(engagementId, { title: 'Old', dueOn: inDays(-20) });
    const id = await switchedOn(trigger);
    await promise(engagementId, { dueOn: inDays(1) });
    const done = await promise(engagementId, { title: 'Kept', dueOn: inDays(1) });
    await promise(engagementId, { side: 'provider', owner: { kind: 'member', id: t.ola.actor.memberId }, title: 'Ours', dueOn: inDays(1) });
    await promise(confided, { title: 'Told in confidence', dueOn: inDays(1) });
    expect((await t.ola.call('POST', `/commitments/${done}/answers`, { answer: { answer: 'done' } })).status).toBe(200);
    await listen(0.5);
    expect(await runs(id)).toEqual([]);
    await listen(12);
    expect((await runs(id)).map(({ recordId, about }) => [recordId, about]).toSorted()).toEqual([[confided, 'Told in confidence'], [engagementId, 'Photos']].toSorted());
    expect((await tasksOf(engagementId)).map(({ body }) => body)).toEqual(['At once\n\nPhotos']);
    // Of confided work a task says that something is late, and not what.
    expect((await tasksOf(confided)).map(({ body }) => body)).toEqual(['At once']);
    expect((await trial(trigger)).rows.map(({ about }) => about)).toEqual(['Old']);
    await switchOff(id);
  });

  it('sets off what it says of its side alone, as whoever switched it on sees it', async () => {
    const trigger = { on: 'commitment', event: 'stuck', side: 'client' };
    const [all, ours, nadias] = [await switchedOn(trigger), await switchedOn({ ...trigger, side: 'provider' }), await switchedOn(trigger, {}, t.nadia)];
    const [olas, tomaszs] = [await work(), await work('consulting_agreement')];
    await t.ola.change(`/records/engagement/${tomaszs}`, { ownerId: t.tomasz.actor.memberId });
    for (const engagementId of [olas, tomaszs]) expect((await t.ola.call('POST', `/commitments/${await promise(engagementId)}/answers`, { answer: { answer: 'stuck', words: 'The camera is broken' } })).status).toBe(200);
    await listen();
    expect((await runs(all)).map(({ recordId }) => recordId).toSorted()).toEqual([olas, tomaszs].toSorted());
    expect(await runs(ours)).toEqual([]);
    expect((await runs(nadias)).map(({ recordId }) => recordId)).toEqual([tomaszs]);
    expect((await tasksOf(tomaszs)).map(({ body, ownerId }) => [body, ownerId])).toEqual([['At once\n\nPhotos', t.tomasz.actor.memberId], ['At once\n\nPhotos', t.tomasz.actor.memberId]]);
    await Promise.all([all, ours, nadias].map(switchOff));
  });
});

describe('an expectation and a meeting', () => {
  it('are heard without the words that were said', async () => {
    const id = await switchedOn({ on: 'expectation', event: 'doubtful', side: 'client' });
    const engagementId = await work();
    const expectation = idIn(await t.ola.call('POST', '/expectations', { engagementId, person: { kind: 'contact', id: bank.contactId }, side: 'client', words: 'We can call at night' }));
    await t.ola.call('POST', `/expectations/${expectation}/answers`, { answer: 'doubtful', words: 'Nobody is here at night' });
    await listen();
    expect(await runs(id)).toMatchObject([{ state: 'done', recordId: engagementId, about: '' }]);
    expect(await tasksOf(engagementId)).toMatchObject([{ body: 'At once' }]);
    await switchOff(id);
  });

  it('say who missed a meeting, and close no engagement over one that lies ahead', async () => {
    const trigger = { on: 'meeting', event: 'missed', side: 'provider' };
    const [ours, theirs] = [await switchedOn(trigger, { acts: [TASK, { do: 'set_field', field: 'state', value: 'closed' }] }), await switchedOn({ ...trigger, side: 'client' })];
    const { engagementId, view } = await meet(t, { starts: [hoursFrom(Date.now(), 30), hoursFrom(Date.now(), 24 * 9)] });
    t.setClock(new Date(Date.now() + 2 * DAY));
    expect((await t.ola.call('POST', `/meetings/${view.rows[0]?.id}/outcomes`, { outcome: 'missed', missing: 'provider' })).status).toBe(201);
    await listen();
    expect(await runs(ours)).toMatchObject([{ state: 'failed', because: 'engagement-has-meetings', about: expect.stringContaining('First talk · ') as string }]);
    expect(await runs(theirs)).toEqual([]);
    expect(await tasksOf(engagementId)).toEqual([]);
    await Promise.all([ours, theirs].map(switchOff));
  });
});

describe('an engagement', () => {
  it('is heard when it is added, closed and opened again; its own fields and tags are set, and the client’s deal where there is one', async () => {
    const tagId = idIn(await t.ola.call('POST', '/tags', { name: 'Finished' }));
    const closed = await switchedOn({ on: 'engagement_closed' }, { acts: [{ do: 'add_tag', tagId }, { do: 'set_field', field: 'nextStep', value: 'Ask for a word' }, { do: 'set_field', of: 'deal', field: 'nextStep', value: 'Offer more' }] });
    const reopened = await switchedOn({ on: 'engagement_reopened' });
    const added = await switchedOn({ on: 'record_created', kind: 'engagement' }, { filter: { all: [{ field: 'kind', is: 'any_of', value: ['pr_retainer'] }] } });
    const engagementId = await work('pr_retainer');
    await t.ola.change(`/records/engagement/${engagementId}`, { state: 'closed' });
    await listen();
    expect(await runs(added)).toMatchObject([{ state: 'done', recordId: engagementId, about: '' }]);
    expect(await runs(closed)).toMatchObject([{ state: 'failed', because: 'no-single-open-deal' }]);
    const deal = idIn(await t.ola.call('POST', '/deals', { name: 'More', currency: 'PLN', clientId: bank.clientId }));
    await t.ola.change(`/records/engagement/${engagementId}`, { state: 'open' });
    await t.ola.change(`/records/engagement/${engagementId}`, { state: 'closed' });
    await listen();
    expect(await runs(reopened)).toHaveLength(1);
    const [run] = await runs(closed);
    expect(run).toMatchObject({ state: 'done', canUndo: true });
    expect([await fieldsOf('engagement', engagementId), await fieldsOf('deal', deal)]).toMatchObject([{ nextStep: 'Ask for a word', tags: [tagId] }, { nextStep: 'Offer more' }]);
    expect((await t.ola.call('POST', `/automation-runs/${run?.id}/undo`)).body).toEqual({ undone: 3, kept: [] });
    expect([await fieldsOf('engagement', engagementId), await fieldsOf('deal', deal)]).toMatchObject([{ nextStep: '', tags: [] }, { nextStep: '' }]);
    await Promise.all([closed, reopened, added].map(switchOff));
  });

  it('is what a rule is written for: what it does not have, or leads to, is refused', async () => {
    const sealed = { on: 'agreement', event: 'sealed', which: 'any', side: null };
    const setting = (more: object) => ({ acts: [{ do: 'set_field', field: 'nextStep', value: 'x', ...more }] });
    expect(refusalOf(await write({ on: 'deal_won' }, setting({ of: 'client' })))).toEqual({ status: 422, refusal: 'field-is-unknown' });
    expect(refusalOf(await write(sealed, setting({ field: 'late', value: 1 })))).toEqual({ status: 422, refusal: 'values-do-not-fit' });
    expect((await write({ ...sealed, event: 'frozen' })).status).toBe(400);
    expect(refusalOf(await write(sealed, { filter: { all: [{ field: 'amount', is: 'contains', value: 'x' }] } }))).toMatchObject({ status: 422 });
    expect(refusalOf(await write(sealed, {}, t.tomasz))).toMatchObject({ status: 403 });
  });
});
