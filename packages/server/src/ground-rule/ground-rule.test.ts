import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RulesPage } from '@entente/contract/signing/portal-rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/database/new-id.ts';
import { announce } from '../platform/outbox/announce.ts';
import { keepQuietHours, loadQuietHours } from '../platform/outbox/quiet-hours.store.ts';
import { inPortal, asClient, startAgreement, type StartedAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../shell/test-portal.ts';
import { ANNA } from '../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
afterAll(() => t.close());

const EIGHT = ['answer_times', 'urgent_channel', 'quiet_hours', 'who_decides', 'bad_news', 'directness', 'lateness', 'patience'];
const tap = (card: string, choice: string) => ({ card, choice, words: '' });
const OURS = [tap('answer_times', 'same_day'), tap('quiet_hours', 'none'), tap('bad_news', 'phone_first'), { card: 'directness', choice: '', words: 'Say it as it is.' }];

type Asked = StartedAgreement & { readonly roundId: string; readonly link: string };

/** Ola asks the cards; Anna gets her link. */
async function ask(cards: readonly string[] = EIGHT, started?: StartedAgreement): Promise<Asked> {
  const agreement = started ?? (await startAgreement(t.ola));
  const { people } = await board(agreement);
  const { status, body } = await t.ola.call('POST', '/ground-rules/rounds', { agreementId: agreement.agreementId, signatoryId: people[0]?.signatoryId, cards });
  if (status !== 201) throw new Error(`the cards were not asked: ${JSON.stringify(body)}`);
  await t.workOff();
  return { ...agreement, roundId: (body as { id: string }).id, link: (await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? '' };
}

const board = async ({ agreementId }: Pick<StartedAgreement, 'agreementId'>) => (await t.ola.call('GET', `/ground-rules?agreementId=${agreementId}`)).body as GroundRulesView;
const answerForUs = (roundId: string, answers: object = OURS) => t.ola.call('PUT', `/ground-rules/rounds/${roundId}/answers`, { answers });
const agreeForUs = (roundId: string, picks: readonly object[] = []) => t.ola.call('POST', `/ground-rules/rounds/${roundId}/works-for-us`, { picks });

function rules({ page }: PortalAnswer): RulesPage {
  if (page?.page !== 'rules') throw new Error(`this is no page of cards: ${JSON.stringify(page).slice(0, 200)}`);
  return page;
}

/** Anna opens her link, as mailed. */
async function openCards({ link }: Asked): Promise<{ anna: TestClientBrowser; page: RulesPage }> {
  const anna = new TestClientBrowser(t);
  return { anna, page: rules(await anna.open(`${link}?to=rules`)) };
}

async function sendCards(anna: TestClientBrowser, page: RulesPage, fields: Readonly<Record<string, string>>): Promise<PortalAnswer> {
  if (page.form === null) throw new Error('there is nothing to send');
  return anna.send(page.form, fields);
}

const THEIRS = { 'card-answer_times': 'two_days', 'card-quiet_hours': 'evenings', 'card-bad_news': 'phone_first', 'card-directness': 'good_first', 'card-patience': '', 'words-lateness': '' };

describe('cards that both sides answer', () => {
  it('stay hidden from the other side until both have answered, on the page, the API and in the database', async () => {
    const asked = await ask();
    const { anna, page } = await openCards(asked);
    expect(page).toMatchObject({ step: 'answer', round: { lines: null, own: [], answered: { provider: null, client: null } } });
    const kept = await answerForUs(asked.roundId);
    expect([kept.status, (kept.body as RuleRoundView).state]).toEqual([200, 'asking']);
    const hidden = rules(await anna.open(anna.at));
    expect(hidden.round).toMatchObject({ lines: null, own: [], answered: { provider: { name: 'Ola Lipska' } } });
    expect(JSON.stringify(hidden)).not.toContain('Say it as it is');
    const client = await asClient(t.ola, asked);
    expect(await inPortal(t, client, async (tx) => tx.kysely.selectFrom('ruleAnswers').select('card').where('roundId', '=', asked.roundId).execute())).toEqual([]);

    const after = rules(await sendCards(anna, hidden, THEIRS));
    expect(after).toMatchObject({ step: 'compare', round: { state: 'comparing' } });
    expect(after.round?.lines?.find(({ card }) => card === 'answer_times')).toMatchObject({ state: 'differs', middle: { choice: 'one_day' } });
    const { round } = await board(asked);
    expect(round?.lines?.find(({ card }) => card === 'directness')).toMatchObject({ provider: { words: 'Say it as it is.' }, client: { choice: 'good_first' }, settled: null });
  });

  it('hide the client’s answers from the team as well, whoever asks', async () => {
    const asked = await ask();
    const { anna, page } = await openCards(asked);
    expect(rules(await sendCards(anna, page, { 'words-lateness': 'A secret of the bank.' }))).toMatchObject({ step: 'wait', round: { own: [{ card: 'lateness', words: 'A secret of the bank.' }] } });
    expect(JSON.stringify(await board(asked))).not.toContain('secret of the bank');
    const rows = await t.look(t.ola, async (tx) => tx.kysely.selectFrom('ruleAnswers').selectAll().where('roundId', '=', asked.roundId).execute());
    expect(rows).toEqual([]);
    expect(JSON.stringify((await answerForUs(asked.roundId)).body)).toContain('secret of the bank');
  });

  it('come to rules once both say “Works for me” to the same ones; another choice makes a yes void', async () => {
    const asked = await ask();
    await answerForUs(asked.roundId);
    const { anna, page } = await openCards(asked);
    const compare = rules(await sendCards(anna, page, THEIRS));
    const open = await agreeForUs(asked.roundId);
    expect([open.status, (open.body as { data: unknown }).data]).toEqual([422, { refusal: 'rules-have-open-cards', detail: { count: 1 } }]);
    const ours = await agreeForUs(asked.roundId, [{ card: 'directness', pick: 'client' }]);
    expect(ours.body).toMatchObject({ state: 'comparing', works: { provider: { name: 'Ola Lipska' }, client: null } });
    const other = rules(await sendCards(anna, compare, { 'card-directness': 'provider', 'card-answer_times': 'middle' }));
    expect(other.round).toMatchObject({ state: 'comparing', works: { provider: null, client: { name: 'Anna Wrona' } } });
    const agreed = await agreeForUs(asked.roundId);
    expect(agreed.body).toMatchObject({ state: 'agreed', works: { provider: {}, client: {} } });
    expect((agreed.body as RuleRoundView).agreed).toContainEqual({ card: 'answer_times', settled: { as: 'one', rule: { choice: 'one_day', words: '' } } });
    expect(await t.look(t.ola, (tx) => loadQuietHours(tx, ANNA))).toMatchObject({ from: '18:00', until: '08:00', days: [6, 7] });
    expect((await agreeForUs(asked.roundId)).body).toMatchObject({ data: { refusal: 'rules-are-over' } });

    const again = await ask(['answer_times', 'bad_news'], asked);
    const { round, history } = await board(again);
    expect([round?.number, round?.state, history.map(({ number }) => number)]).toEqual([2, 'asking', [1]]);
    expect((await answerForUs(asked.roundId)).body).toMatchObject({ data: { refusal: 'rules-are-over' } });
  });

  it('go into the draft as its ground rules, once, in the language of the agreement', async () => {
    const asked = await ask(['bad_news']);
    expect((await t.ola.call('POST', `/ground-rules/rounds/${asked.roundId}/draft`)).body).toMatchObject({ data: { refusal: 'rules-are-not-agreed' } });
    await answerForUs(asked.roundId, [tap('bad_news', 'phone_first')]);
    const { anna, page } = await openCards(asked);
    await sendCards(anna, rules(await sendCards(anna, page, { 'card-bad_news': 'phone_first' })), {});
    await agreeForUs(asked.roundId);
    expect((await board(asked)).draft).toEqual({ open: true, lacks: 1 });
    expect((await t.ola.call('POST', `/ground-rules/rounds/${asked.roundId}/draft`)).body).toEqual({ changed: 1 });
    const { content } = (await t.ola.call('GET', `/documents/${asked.documentId}`)).body as { content: { groundRules: { topic: string; text: string }[] } };
    expect(content.groundRules.filter(({ topic }) => topic === 'bad_news')).toMatchObject([{ text: 'By phone first, then in writing.' }]);
    expect((await t.ola.call('POST', `/ground-rules/rounds/${asked.roundId}/draft`)).body).toEqual({ changed: 0 });
  });

  it('beside the eight bind the calendar, begin the plan and stand in the draft as own rules; a card that is none is refused', async () => {
    const started = await startAgreement(t.ola);
    const { people } = await board(started);
    expect((await t.ola.call('POST', '/ground-rules/rounds', { agreementId: started.agreementId, signatoryId: people[0]?.signatoryId, cards: ['weather'] })).status).toBe(404);
    const movingRule = async () => ((await t.ola.call('GET', `/meetings?engagementId=${started.engagementId}`)).body as { rule: object }).rule;
    expect(await movingRule()).toMatchObject({ source: 'default', hours: 24 });

    const asked = await ask(['everyday_channel', 'meeting_moves', 'broken_rule'], started);
    await answerForUs(asked.roundId, [tap('everyday_channel', 'call'), tap('meeting_moves', 'two_days'), tap('broken_rule', 'at_once')]);
    const { anna, page } = await openCards(asked);
    const compare = rules(await sendCards(anna, page, { 'card-everyday_channel': 'call', 'card-meeting_moves': 'same_day', 'card-broken_rule': 'at_once' }));
    expect(compare.round?.lines?.find(({ card }) => card === 'meeting_moves')).toMatchObject({ state: 'differs', middle: { choice: 'one_day' } });
    await sendCards(anna, compare, { 'card-meeting_moves': 'provider' });
    await agreeForUs(asked.roundId);

    expect(await movingRule()).toMatchObject({ source: 'cards', hours: 48, words: '', title: '' });
    const planned = (await t.ola.call('POST', '/touchpoints/suggestions', { engagementId: started.engagementId })).body as { lines: { event: string; channel: string }[] };
    expect(planned.lines.filter(({ event }) => ['start', 'delivery', 'price_change'].includes(event)).map(({ event, channel }) => [event, channel])).toEqual([['start', 'phone'], ['delivery', 'phone'], ['price_change', 'meeting']]);
    expect((await t.ola.call('POST', `/ground-rules/rounds/${asked.roundId}/draft`)).body).toEqual({ changed: 3 });
    const { content } = (await t.ola.call('GET', `/documents/${asked.documentId}`)).body as { content: { groundRules: { topic: string; text: string }[] } };
    expect(content.groundRules.filter(({ topic }) => topic === 'own').map(({ text }) => text)).toContain('How late may a meeting be moved? Two days before it at the latest.');
  });

  it('are answered once by a form that is sent twice, and only as the card allows', async () => {
    const asked = await ask();
    const { anna, page } = await openCards(asked);
    expect((await sendCards(anna, page, {})).status).toBe(422);
    expect((await sendCards(anna, page, { 'card-bad_news': 'evenings' })).status).toBe(422);
    await sendCards(anna, page, { 'card-bad_news': 'phone_first' });
    await sendCards(anna, page, { 'card-bad_news': 'next_talk' });
    const acts = await t.look(t.ola, async (tx) => tx.kysely.selectFrom('ruleActs').select('act').where('roundId', '=', asked.roundId).execute());
    expect(acts).toHaveLength(1);
  });
});

describe('whose cards they are', () => {
  it('another workspace and a member who does not see the engagement find nothing', async () => {
    const asked = await ask();
    const signatoryId = (await board(asked)).people[0]?.signatoryId;
    for (const stranger of [t.maeve, t.tomasz]) {
      const tried = [
        await stranger.call('GET', `/ground-rules?agreementId=${asked.agreementId}`),
        await stranger.call('POST', '/ground-rules/rounds', { agreementId: asked.agreementId, signatoryId, cards: EIGHT }),
        await stranger.call('PUT', `/ground-rules/rounds/${asked.roundId}/answers`, { answers: OURS }),
        await stranger.call('POST', `/ground-rules/rounds/${asked.roundId}/works-for-us`, { picks: [] }),
        await stranger.call('POST', '/ground-rules/cards', { engagementId: asked.engagementId, question: 'Cameras?', choices: ['On', 'Off'] }),
      ];
      expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    }
  });

  it('a client cannot answer another client’s cards, and a link that has run out opens nothing', async () => {
    const [mine, other] = [await ask(), await ask(EIGHT, await startAgreement(t.ola, { client: { kind: 'organisation', name: 'Other', locale: 'en', contact: { name: 'Bea', email: 'bea@other.example', roleTitle: '' } } }))];
    const { anna, page } = await openCards(mine);
    const base = page.frame.base;
    const answer = await anna.send(page.form ?? { action: '', id: '', proof: '' }, { 'card-bad_news': 'phone_first' }, `${base}/rules/${other.roundId}/answer`);
    expect([answer.status, (await anna.open(`${base}/rules/${other.agreementId}`)).status]).toEqual([404, 404]);
    t.setClock(new Date(Date.now() + 800 * 86_400_000));
    expect((await anna.open(`${base}/rules`)).status).toBe(410);
    t.setClock(null);
  });
});

describe('own cards and reviews', () => {
  it('an own card is asked in its words, and a round keeps it when it is taken away', async () => {
    const started = await startAgreement(t.ola);
    const card = (await t.ola.call('POST', '/ground-rules/cards', { engagementId: started.engagementId, question: 'Cameras on?', choices: ['Always', 'Where we can', 'Never'] })).body as { id: string };
    const asked = await ask([card.id], started);
    expect((await t.ola.call('DELETE', `/ground-rules/cards/${card.id}`)).status).toBe(200);
    await answerForUs(asked.roundId, [tap(card.id, '0')]);
    const { anna, page } = await openCards(asked);
    expect(page.round?.cards).toEqual([{ key: card.id, question: 'Cameras on?', choices: ['Always', 'Where we can', 'Never'] }]);
    expect(rules(await sendCards(anna, page, { [`card-${card.id}`]: '2' })).round?.lines?.[0]).toMatchObject({ middle: { choice: '1' } });
    expect((await board(asked)).ownCards).toEqual([]);
  });

  it('both sides are asked on the review day; a tap moves it on, a wish for change reaches the provider', async () => {
    const asked = await ask(['bad_news']);
    await answerForUs(asked.roundId, [tap('bad_news', 'phone_first')]);
    const { anna, page } = await openCards(asked);
    await sendCards(anna, rules(await sendCards(anna, page, { 'card-bad_news': 'phone_first' })), {});
    await agreeForUs(asked.roundId);
    t.setClock(new Date(Date.now() + 43 * 86_400_000));
    await t.jobs.review_ground_rules?.({ workspaceId: t.ola.actor.workspaceId, roundId: asked.roundId });
    await t.workOff();
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.review' }))?.text).toContain('still work');
    const due = rules(await anna.open(anna.at));
    expect(due).toMatchObject({ step: 'agreed', reviewDue: true });
    const wished = rules(await anna.send(due.changeForm ?? { action: '', id: '', proof: '' }));
    expect(wished.round?.wantsChange).toMatchObject({ name: 'Anna Wrona' });
    expect((await board(asked)).round?.wantsChange).toMatchObject({ name: 'Anna Wrona' });
    expect(rules(await sendCards(anna, wished, {}))).toMatchObject({ reviewDue: false, round: { wantsChange: null } });
    t.setClock(null);
  });
});

describe('cards in coaching', () => {
  it('are read and answered only by who was asked; elsewhere whoever signs for the client has them', async () => {
    const agreement = await startAgreement(t.ola);
    const { body: marek } = await t.ola.call('POST', `/clients/${agreement.clientId}/contacts`, { name: 'Marek Sobol', email: 'm.sobol@bankwschodni.example', phone: '', roleTitle: '', locale: 'en' });
    const anna = await t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').select('id').where('clientId', '=', agreement.clientId).where('email', '=', ANNA).executeTakeFirst());
    const put = await t.ola.call('PUT', `/agreements/${agreement.agreementId}/signatories`, { signatories: [{ memberId: t.ola.actor.memberId }, { contactId: anna?.id }, { contactId: (marek as { id: string }).id }] });
    expect(put.status).toBe(200);
    const kindIs = (kind: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ kind }).where('id', '=', agreement.engagementId).execute());
    const { people } = await board(agreement);
    const askOne = async (name: string) => ((await t.ola.call('POST', '/ground-rules/rounds', { agreementId: agreement.agreementId, signatoryId: people.find((one) => one.name === name)?.signatoryId, cards: EIGHT })).body as { id: string }).id;
    const firstId = await askOne('Anna Wrona');
    await t.workOff();
    const sponsor = new TestClientBrowser(t);
    const { form } = rules(await sponsor.open(`${(await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? ''}?to=rules`));
    const page = sponsor.at;
    if (form === null) throw new Error('the sponsor was not asked');
    const roundId = await askOne('Marek Sobol');
    await t.workOff();
    const coached = new TestClientBrowser(t);
    const his = rules(await coached.open(`${(await mailTo(t, t.ola, { email: 'm.sobol@bankwschodni.example', topic: 'ground_rule.asked' }))?.link ?? ''}?to=rules`));
    await sendCards(coached, his, { 'words-lateness': 'My board must not know.' });
    for (const kind of ['sponsored_coaching', 'coaching_agreement', 'mentoring_agreement']) {
      await kindIs(kind);
      // Her own round stands beside his, and is all she reads.
      expect(rules(await sponsor.open(page))).toMatchObject({ step: 'answer', round: { id: firstId, own: [] }, earlier: [] });
      expect((await sponsor.send(form, { 'words-lateness': 'Hers' }, form.action.replace(firstId, roundId))).status).toBe(404);
      expect(rules(await coached.open(coached.at)).round?.own).toMatchObject([{ words: 'My board must not know.' }]);
    }
    await kindIs('service_agreement');
    expect(rules(await sponsor.open(page)).round?.id).toBe(firstId);
    // Both are agreed beside each other; where they differ, it is said, and what asks more of us acts.
    await answerForUs(roundId, [tap('answer_times', 'same_day'), tap('bad_news', 'phone_first')]);
    await agreeForUs(roundId, [{ card: 'lateness', pick: 'talk' }]);
    expect(rules(await sendCards(coached, rules(await coached.open(coached.at)), { 'card-lateness': 'talk' }))).toMatchObject({ step: 'agreed' });
    await answerForUs(firstId, [tap('answer_times', 'two_days')]);
    await sendCards(sponsor, rules(await sponsor.open(page)), { 'card-answer_times': 'two_days', 'card-quiet_hours': 'evenings' });
    await sendCards(sponsor, rules(await sponsor.open(page)), {});
    await agreeForUs(firstId);
    const both = await board(agreement);
    expect(both).toMatchObject({ round: { id: roundId, state: 'agreed' }, beside: [{ id: firstId, state: 'agreed' }], history: [], differ: ['answer_times'] });
    expect(both.acting.find(({ card }) => card === 'answer_times')?.settled).toMatchObject({ as: 'one', rule: { choice: 'same_day' } });
    const hours = (email: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom('quietHours').select('email').where('email', '=', email).executeTakeFirst());
    expect([await hours(ANNA), await hours('m.sobol@bankwschodni.example')].map((row) => row !== undefined)).toEqual([true, false]);
    // Asked anew, he ends his own round and leaves hers.
    const next = await askOne('Marek Sobol');
    expect(await board(agreement)).toMatchObject({ round: { id: next }, beside: [{ id: firstId }], history: [{ id: roundId }] });
  });
});

describe('quiet hours', () => {
  it('hold a message back until they end, and the Outbox says so; a code goes out at once', async () => {
    const clock = (shift: number): string => new Date(Date.now() + shift).toISOString().slice(11, 16);
    const recipient = { email: 'quiet@bank.example', name: 'Quiet', locale: 'en' } as const;
    const { clientId, agreementId } = await startAgreement(t.ola);
    const subject = { kind: 'agreement', id: agreementId };
    await t.look(t.ola, async (tx) => {
      await keepQuietHours(tx, { email: recipient.email, clientId, sourceId: newId(), hours: { timeZone: 'UTC', from: clock(-3_600_000), until: clock(3_600_000), days: [] } });
      await announce(tx, { topic: 'ground_rule.asked', recipient, subject, clientId });
      await announce(tx, { topic: 'signing.code', recipient, subject, clientId, params: { codeId: newId() } });
    });
    await t.workOff();
    const { rows } = (await t.ola.call('GET', '/outbox')).body as { rows: { topic: string; recipientEmail: string; state: string; heldUntil: string | null }[] };
    const [code, held] = rows.filter(({ recipientEmail }) => recipientEmail === recipient.email).toSorted((a, b) => b.topic.localeCompare(a.topic));
    expect(code).toMatchObject({ state: 'outbox_only', heldUntil: null });
    expect(held?.state).toBe('queued');
    expect(Date.parse(held?.heldUntil ?? '')).toBeGreaterThan(Date.now());
  });
});
