import type { ExpectationBoard } from '@entente/contract/commitment/expectation.contract';
import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RulesPage } from '@entente/contract/signing/portal-rules';
import type { TodayView } from '@entente/contract/today/today.contract';
import type { VersionView } from '@entente/contract/agreement/agreement-views';
import { CONFIDED_KINDS, ENGAGEMENT_KINDS } from '@entente/core/engagement/engagement-kind';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addRemark } from '../../agreement/remark.actions.ts';
import { newId } from '../../platform/database/new-id.ts';
import { forgetQuietHours, keepQuietHours, loadQuietHours } from '../../platform/outbox/quiet-hours.store.ts';
import { fillGaps } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { hoursFrom, meet } from '../../shell/test-meetings.ts';
import { mailTo, TestClientBrowser } from '../../shell/test-portal.ts';
import { ANNA, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember, type SentAgreement } from '../../shell/test-signing.ts';
import { asAdmin } from '../../shell/test-world.ts';
import { fillRevocation } from '../../shell/test-world-signing.ts';

const EVA = 'eva@bankwschodni.example';
type Order = { readonly id: string; readonly documentId: string; readonly number: string; readonly engagementId: string };
type Choices = Readonly<Record<string, string>>;

let t: TestEntente;
let framework: SentAgreement;
let order: Order;
let ownCard: string;
const browsers = new Map<string, TestClientBrowser>();

beforeAll(async () => {
  t = await startTestEntente();
  framework = await sendAgreement(t, t.ola);
  t.setClock(new Date(Date.now() + 3_600_000));
  await signAsAnna(t, t.ola, framework.link);
  await signAsMember(t, t.ola, framework.agreementId);
  await passTakeBack(t);
  t.setClock(null);
  order = (await t.ola.call('POST', `/agreements/${framework.agreementId}/orders`, { name: 'Second course' })).body as Order;
  await fillGaps(t.ola, order.documentId);
  // Eva signs the order with Anna, and is no party of the framework agreement.
  const contact = (await t.ola.call('POST', '/contacts', { clientId: framework.clientId, name: 'Eva Dom', email: EVA, locale: 'en' })).body as { id: string };
  const anna = await t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').select('id').where('clientId', '=', framework.clientId).where('email', '=', ANNA).executeTakeFirstOrThrow());
  const signatories = [{ memberId: t.ola.actor.memberId }, { contactId: anna.id }, { contactId: contact.id }];
  if ((await t.ola.call('PUT', `/agreements/${order.id}/signatories`, { signatories })).status !== 200) throw new Error('the order has other people');
  await t.look(t.ola, (tx) => tx.kysely.insertInto('commitmentPeople').values({ workspaceId: tx.workspaceId, id: newId(), side: 'client', clientId: framework.clientId, name: 'Eva Dom', email: EVA, locale: 'en' }).execute());
  for (const email of [ANNA, EVA]) await openOnce(email);
  ownCard = ((await t.ola.call('POST', '/ground-rules/cards', { engagementId: framework.engagementId, question: 'Cameras on?', choices: ['Always', 'Never'] })).body as { id: string }).id;
}, 60_000);
afterAll(() => t.close());

/** What both agree beside the framework agreement before each test; orders have nothing of their own then. */
const AGREED = (): Choices => ({ answer_times: 'one_day', bad_news: 'phone_first', quiet_hours: 'nights', meeting_moves: 'two_days', everyday_channel: 'call', [ownCard]: '0' });
beforeEach(async () => {
  await t.look(t.ola, async (tx) => {
    for (const table of ['ruleActs', 'ruleAnswers'] as const) await tx.kysely.deleteFrom(table).execute();
    await tx.kysely.deleteFrom('ruleRounds').execute();
    await tx.kysely.deleteFrom('quietHours').execute();
  });
  await agree(framework.agreementId, ANNA, AGREED());
});
afterEach(() => t.setClock(null));

/** The link of a person's standing page, as they get it with the first cards. */
async function openOnce(email: string): Promise<void> {
  await open(order.id, email, ['lateness']);
  await t.workOff();
  const browser = new TestClientBrowser(t);
  await browser.open((await mailTo(t, t.ola, { email, topic: 'ground_rule.asked' }))?.link ?? '');
  browsers.set(email, browser);
}

async function open(agreementId: string, email: string, cards: readonly string[]): Promise<string> {
  const { people } = await board(agreementId);
  const { status, body } = await t.ola.call('POST', '/ground-rules/rounds', { agreementId, signatoryId: people.find((one) => one.email === email)?.signatoryId, cards });
  if (status !== 201) throw new Error(`the cards were not asked: ${JSON.stringify(body)}`);
  return (body as { id: string }).id;
}

/** Both sides answer the cards alike, and say yes; a card about each side has our own answer left out. */
async function agree(agreementId: string, email: string, choices: Choices): Promise<void> {
  const id = await open(agreementId, email, Object.keys(choices));
  const ours = Object.entries(choices).flatMap(([card, choice]) => (card === 'quiet_hours' && Object.keys(choices).length > 1 ? [] : [{ card, choice, words: '' }]));
  await t.ola.call('PUT', `/ground-rules/rounds/${id}/answers`, { answers: ours });
  for (const fields of [Object.fromEntries(Object.entries(choices).map(([card, choice]) => [`card-${card}`, choice])), {}]) {
    const { form } = await page(agreementId, email);
    if (form === null) throw new Error('the cards cannot be answered');
    await browsers.get(email)?.send(form, fields);
  }
  const { body } = await t.ola.call('POST', `/ground-rules/rounds/${id}/works-for-us`, { picks: [] });
  if ((body as { state?: string }).state !== 'agreed') throw new Error(`it was not agreed: ${JSON.stringify(body)}`);
}

const board = async (agreementId: string, who = t.ola) => (await who.call('GET', `/ground-rules?agreementId=${agreementId}`)).body as GroundRulesView;
const chosen = (rules: readonly { readonly card: string; readonly settled: unknown }[]): Record<string, string> =>
  Object.fromEntries(rules.map(({ card, settled }) => [card, /"choice":"(\w+)"/.exec(JSON.stringify(settled))?.[1] ?? '']));
const acting = async (agreementId = order.id): Promise<Record<string, string>> => chosen((await board(agreementId)).acting);

async function page(agreementId: string, email: string): Promise<RulesPage> {
  const browser = browsers.get(email);
  const shown = (await browser?.open(`${browser.at.split('/').slice(0, 3).join('/')}/rules/${agreementId}`))?.page;
  if (shown?.page !== 'rules') throw new Error(`this is no page of cards: ${JSON.stringify(shown).slice(0, 200)}`);
  return shown;
}
const onPage = async (email: string): Promise<Record<string, string> | null> => {
  const { framework: held } = await page(order.id, email);
  return held === null ? null : chosen(held.rules);
};

/** Clocks where it is a certain hour now, whenever the test runs. */
function clocksAt(hour: number): string {
  const ahead = (hour - new Date().getUTCHours() + 36) % 24 - 12;
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** Whether a mail about the order that can wait, to Eva, is held back where her clocks show an hour. */
async function isHeld(hour: number): Promise<boolean> {
  await t.look(t.ola, (tx) => tx.kysely.updateTable('commitmentPeople').set({ timeZone: clocksAt(hour) }).where('email', '=', EVA).execute());
  await t.look(t.ola, (tx) => tx.kysely.deleteFrom('announcements').where('recipientEmail', '=', EVA).execute());
  await open(order.id, EVA, ['patience']);
  const { rows } = (await t.ola.call('GET', '/outbox')).body as { rows: { recipientEmail: string; heldUntil: string | null }[] };
  const [mail] = rows.filter(({ recipientEmail }) => recipientEmail === EVA);
  if (mail === undefined) throw new Error('nothing was announced');
  return mail.heldUntil !== null;
}

const movingRule = async (engagementId = order.engagementId) => ((await t.ola.call('GET', `/meetings?engagementId=${engagementId}`)).body as { rule: { source: string; hours: number } }).rule;

/** By when we answer what Eva expects of us. */
async function answerDay(): Promise<string | undefined> {
  t.setClock(new Date('2027-03-08T09:00:00Z'));
  const eva = await t.look(t.ola, (tx) => tx.kysely.selectFrom('commitmentPeople').select('id').where('email', '=', EVA).executeTakeFirstOrThrow());
  await t.ola.call('POST', '/expectations', { engagementId: order.engagementId, side: 'client', words: 'slides in advance', person: { kind: 'person', id: eva.id } });
  const { rows } = (await t.ola.call('GET', `/expectations?engagementId=${order.engagementId}`)).body as ExpectationBoard;
  return rows.at(-1)?.answerBy?.dueOn;
}

describe('rules agreed beside a framework agreement', () => {
  it('are in force in its order, are shown with its number on both sides, and nothing else of it is', async () => {
    const { framework: held, round } = await board(order.id);
    expect(held).toMatchObject({ number: framework.number, open: { engagementId: framework.engagementId }, replaced: [], cards: expect.arrayContaining([{ key: ownCard, question: 'Cameras on?', choices: ['Always', 'Never'] }]) });
    expect([chosen(held?.rules ?? []), await acting(), round]).toEqual([AGREED(), AGREED(), null]);
    expect((await board(framework.agreementId)).framework).toBeNull();

    const shown = await page(order.id, EVA);
    expect(shown).toMatchObject({ step: 'none', round: null, framework: { number: framework.number } });
    expect([await onPage(EVA), await onPage(ANNA)]).toEqual([AGREED(), AGREED()]);
    const eva = browsers.get(EVA);
    const base = shown.frame.base;
    const us = (await eva?.open(base))?.page;
    expect(us?.page === 'us' && us.rulesHeld).toEqual([]);
    expect((await eva?.open(`${base}/rules/${framework.agreementId}`))?.status).toBe(404);
    expect((await page(framework.agreementId, ANNA)).framework).toBeNull();
  });

  it('tell a member who does not see the framework agreement their words, and no way there', async () => {
    const ledBy = (ownerId: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ ownerId }).where('id', '=', order.engagementId).execute());
    await ledBy(t.tomasz.actor.memberId);
    expect((await t.tomasz.call('GET', `/ground-rules?agreementId=${framework.agreementId}`)).status).toBe(404);
    expect((await board(order.id, t.tomasz)).framework).toMatchObject({ number: framework.number, open: null });
    await ledBy(t.ola.actor.memberId);
  });

  it('hold a message to somebody who signs the order back in the night, and not in the day', async () => {
    expect([await isHeld(23), await isHeld(12)]).toEqual([true, false]);
  });

  it('say by when an answer is due', async () => {
    expect(await answerDay()).toBe('2027-03-09');
  });

  it('say how late a meeting is moved without being asked about', async () => {
    expect(await movingRule()).toMatchObject({ source: 'cards', hours: 48 });
    const now = Date.now();
    const { id } = await meet(t, { engagementId: order.engagementId, starts: [hoursFrom(now, 30)] });
    expect(await t.ola.call('POST', `/meetings/${id}/moving`, { times: [hoursFrom(now, 200)] })).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-is-late' } } });
  });

  it('say with which channel a plan begins', async () => {
    const { lines } = (await t.ola.call('POST', '/touchpoints/suggestions', { engagementId: order.engagementId })).body as { lines: { event: string; channel: string }[] };
    expect(lines.find(({ event }) => event === 'start')?.channel).toBe('phone');
  });

  it('give way, card by card, to what the order agrees itself, own cards among them, and hold again where that is asked anew without the card', async () => {
    expect(await open(order.id, EVA, [ownCard])).toMatch(/^[0-9a-f-]{36}$/);
    const own = { answer_times: 'three_days', quiet_hours: 'none', meeting_moves: 'same_day', [ownCard]: '1' };
    await agree(order.id, EVA, own);
    const { framework: held } = await board(order.id);
    expect([await acting(), new Set(held?.replaced), chosen(held?.rules ?? [])]).toEqual([{ ...AGREED(), ...own }, new Set(Object.keys(own)), { bad_news: 'phone_first', everyday_channel: 'call' }]);
    expect([await onPage(EVA), await acting(framework.agreementId), await movingRule(), await movingRule(framework.engagementId)]).toMatchObject([{ bad_news: 'phone_first' }, AGREED(), { hours: 4 }, { hours: 48 }]);
    expect(await isHeld(23)).toBe(false);
    // Anna agreed on hours herself, beside the framework agreement.
    expect(await t.look(t.ola, (tx) => loadQuietHours(tx, ANNA))).toMatchObject({ from: '21:00' });
    expect(await answerDay()).toBe('2027-03-11');
    t.setClock(null);

    // Hours that she agreed on in other work stand, where this says nothing of any.
    const hours = { timeZone: 'UTC', from: '11:00', until: '13:00', days: [] };
    await t.look(t.ola, (tx) => keepQuietHours(tx, { email: EVA, clientId: framework.clientId, hours, sourceId: newId() }));
    await agree(order.id, EVA, { lateness: 'say_before' });
    expect(await t.look(t.ola, (tx) => loadQuietHours(tx, EVA))).toMatchObject({ from: '11:00' });
    await t.look(t.ola, (tx) => forgetQuietHours(tx, EVA));
    expect([await acting(), await movingRule()]).toMatchObject([{ ...AGREED(), lateness: 'say_before' }, { hours: 48 }]);
    expect(await isHeld(23)).toBe(true);
  });

  it('are followed as they stand: agreed anew beside the framework agreement they change in the order at once', async () => {
    await agree(framework.agreementId, ANNA, { answer_times: 'same_day' });
    expect([await acting(), await onPage(EVA), await movingRule()]).toMatchObject([{ answer_times: 'same_day' }, { answer_times: 'same_day' }, { source: 'default', hours: 24 }]);
    expect([Object.keys(await acting()), await isHeld(23)]).toEqual([['answer_times'], false]);
  });

  it('are counted for questions about the order as well', async () => {
    t.setClock(new Date(Date.now() + 2 * 86_400_000));
    await sendOut(t, t.ola, { agreementId: order.id });
    const asked = new Date(t.services.clock());
    const clauseId = ((await t.ola.call('GET', `/agreements/${order.id}/versions/1`)).body as VersionView).document.sections[0]?.clauses[0]?.id ?? '';
    const origin = { channel: 'portal' as const, ip: '192.0.2.9', userAgent: 'phone', requestId: newId() };
    await t.look(t.ola, (tx) => addRemark(tx, { actor: t.ola.actor, now: asked.toISOString(), origin }, { id: order.id, versionNumber: 1, clauseId, kind: 'question', purpose: '', remarkId: newId(), body: 'How?' }));
    const row = async () => ((await t.ola.call('GET', '/today')).body as TodayView).forClients.find(({ agreementId, act }) => agreementId === order.id && act === 'answer');
    expect((await row())?.dueOn).not.toBeNull();
    const us = (await browsers.get(EVA)?.open((await page(order.id, EVA)).frame.base))?.page;
    expect(us?.page === 'us' && [us.waitsForYou.find(({ what }) => what === 'answer')?.answerBy, us.rulesHeld]).toMatchObject([{ state: 'ahead' }, [{ title: 'Second course' }]]);
    await t.look(t.ola, (tx) => tx.kysely.updateTable('ruleRounds').set({ agreed: '[]' }).where('agreementId', '=', framework.agreementId).execute());
    expect((await row())?.dueOn).toBeNull();
  });
});

describe('the walls of confided work', () => {
  const kinds = (first: string, second: string) => t.look(t.ola, async (tx) => {
    for (const [id, kind] of [[framework.engagementId, first], [order.engagementId, second]] as const) await tx.kysely.updateTable('engagements').set({ kind }).where('id', '=', id).execute();
  });
  afterEach(() => kinds('service_agreement', 'service_agreement'));

  it('let no rule out of coaching into other work, and in coaching tell nobody what was agreed with another', async () => {
    await kinds('coaching_agreement', 'service_agreement');
    expect([await acting(), (await board(order.id)).framework, await onPage(ANNA), await onPage(EVA), await isHeld(23)]).toEqual([{}, null, null, null, false]);
    for (const first of ['coaching_agreement', 'service_agreement']) {
      await kinds(first, 'mentoring_agreement');
      expect([await acting(), await onPage(ANNA), await onPage(EVA), await isHeld(23)]).toEqual([AGREED(), AGREED(), null, false]);
      expect(await answerDay()).toBeUndefined();
      t.setClock(null);
    }
    // What Eva agrees for herself takes nothing from Anna.
    await kinds('coaching_agreement', 'coaching_agreement');
    await agree(order.id, EVA, { answer_times: 'three_days' });
    expect([await onPage(ANNA), await acting()]).toMatchObject([AGREED(), { answer_times: 'one_day' }]);
  });

  it('name the same kinds in the database as in the rules', async () => {
    const { rows } = await t.look(t.ola, (tx) => sql<{ kind: string }>`select kind from unnest(${[...ENGAGEMENT_KINDS]}::text[]) kind where is_confided(kind)`.execute(tx.kysely));
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(CONFIDED_KINDS));
  });
});

describe('a framework agreement that is no more', () => {
  it('in the bin with its engagement, or gone back on by the client, leaves its order without rules', async () => {
    const bin = (deletedAt: string | null) => t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ deletedAt }).where('id', '=', framework.engagementId).execute());
    const none = [{}, null, null, { source: 'default' }, false];
    const seen = async () => [await acting(), (await board(order.id)).framework, await onPage(EVA), await movingRule(), await isHeld(23)];
    await bin(new Date().toISOString());
    expect(await seen()).toMatchObject(none);
    await bin(null);
    expect(await acting()).toEqual(AGREED());
    await asAdmin(t, (admin) => fillRevocation(admin, { workspaceId: t.ola.actor.workspaceId, agreementId: framework.agreementId, canary: 'x' }));
    expect(await seen()).toMatchObject(none);
  });
});
