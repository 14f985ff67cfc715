import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownTo } from '../../engagement/engagement.access.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../../shell/test-portal.ts';
import { countPromises } from '../../signing/link.store.ts';
import { ANNA, sendAgreement } from '../../shell/test-signing.ts';

/** Anna pays; Marek is coached. */
const MAREK = 'm.sobol@bankwschodni.example';
const [OF_MAREK, FROM_MAREK, TO_MAREK, OF_ANNA] = ['Marek writes his journal', 'We answer his journal', 'We call him before the board', 'Anna names the room'];
const [HOPED_BY_MAREK, HOPED_OF_ANNA] = ['Nobody hears of my doubts', 'A room without windows to the corridor'];
const SECRET = [OF_MAREK, FROM_MAREK, TO_MAREK, HOPED_BY_MAREK];

let t: TestEntente;
let engagementId: string;
let clientId: string;
let anna: object;
let marek: object;
/** Where Anna and Marek read. */
const links = { anna: '', marek: '', us: '' };
const post = async (path: string, body: object): Promise<string> => {
  const answer = await t.ola.call('POST', path, body);
  if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return (answer.body as { id: string }).id;
};
const kindIs = (kind: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ kind }).where('id', '=', engagementId).execute());

beforeAll(async () => {
  t = await startTestEntente();
  t.setClock(new Date('2027-03-08T09:00:00Z'));
  const sent = await sendAgreement(t, t.ola);
  ({ engagementId, clientId } = sent);
  await kindIs('sponsored_coaching');
  marek = { kind: 'contact', id: await post(`/clients/${sent.clientId}/contacts`, { name: 'Marek Sobol', email: MAREK, phone: '', roleTitle: '', locale: 'pl' }) };
  const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; name: string }[] };
  anna = rows.find(({ name }) => name === 'Anna Wrona')?.choice ?? {};
  const us = { kind: 'member', id: t.ola.actor.memberId };
  const hoped = await post('/expectations', { engagementId, person: marek, side: 'client', words: HOPED_BY_MAREK });
  await post('/expectations', { engagementId, person: anna, side: 'provider', words: HOPED_OF_ANNA });
  const held = await post('/commitments', { engagementId, side: 'client', owner: anna, title: OF_ANNA, dueOn: '2027-03-10' });
  const first = await post('/commitments', { engagementId, side: 'client', owner: marek, title: OF_MAREK, dueOn: '2027-03-09', blocks: [held] });
  await post('/commitments', { engagementId, side: 'provider', owner: us, title: FROM_MAREK, dueOn: '2027-03-20', expectationId: hoped });
  await post('/commitments', { engagementId, side: 'provider', owner: us, title: TO_MAREK, dueOn: '2027-03-21' });
  t.setClock(new Date('2027-03-11T08:05:00Z'));
  await t.ola.call('POST', '/ground-rules/rounds', { agreementId: sent.agreementId, signatoryId: ((await t.ola.call('GET', `/ground-rules?agreementId=${sent.agreementId}`)).body as { people: { signatoryId: string }[] }).people[0]?.signatoryId, cards: ['bad_news'] });
  // What Anna does moves because of what Marek does.
  await post(`/commitments/${first}/date-changes`, { decision: 'send', newDay: '2027-03-16', words: '' });
  await t.workOff();
  links.us = (await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? '';
  for (const moment of ['2027-03-11T08:10:00Z', '2027-03-12T08:10:00Z']) {
    t.setClock(new Date(moment));
    await t.workOff();
    await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
    await t.workOff();
  }
}, 60_000);
afterAll(() => t.close());

/** All that a page says, and all that its data holds. */
async function read(link: string, to: string): Promise<string> {
  const { text, page } = await new TestClientBrowser(t).open(`${link}?to=${to}`);
  return text + JSON.stringify(page);
}

describe('a sponsor', () => {
  it('reads nothing of what the one who is coached promises, expects or is promised, in mails, on the pages and in their counts', async () => {
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'commitment.digest' });
    links.anna = mail?.link ?? '';
    // Her own date moved; because of what is not named.
    expect(mail?.text).toContain(OF_ANNA);
    expect(mail?.text).toContain(`New date for ${OF_ANNA}`);
    const all = [mail?.text ?? '', await read(links.anna, 'promises'), await read(links.anna, 'expectations')].join('\n');
    expect(all).toContain(HOPED_OF_ANNA);
    for (const words of SECRET) expect(all).not.toContain(words);
    const { page } = await new TestClientBrowser(t).open(links.us);
    expect(page).toMatchObject({ page: 'us', promises: { yours: 1, ours: 0 }, expectations: { waiting: 1 } });
  });

  it('is not read by who is coached either, who reads all that is theirs', async () => {
    links.marek = (await mailTo(t, t.ola, { email: MAREK, topic: 'commitment.digest' }))?.link ?? '';
    const all = [await read(links.marek, 'promises'), await read(links.marek, 'expectations')].join('\n');
    for (const words of [OF_MAREK, FROM_MAREK, HOPED_BY_MAREK]) expect(all).toContain(words);
    for (const words of [OF_ANNA, HOPED_OF_ANNA, TO_MAREK]) expect(all).not.toContain(words);
  });

  it('is foreseen in coaching of every kind; in other work both sides read everything, as before', async () => {
    for (const kind of ['coaching_agreement', 'mentoring_agreement']) {
      await kindIs(kind);
      for (const words of SECRET) expect(await read(links.anna, words === HOPED_BY_MAREK ? 'expectations' : 'promises')).not.toContain(words);
    }
    await kindIs('service_agreement');
    const all = [await read(links.anna, 'promises'), await read(links.marek, 'expectations')].join('\n');
    for (const words of [OF_MAREK, FROM_MAREK, TO_MAREK, OF_ANNA, HOPED_OF_ANNA]) expect(all).toContain(words);
    expect((await new TestClientBrowser(t).open(links.us)).page).toMatchObject({ promises: { yours: 2, ours: 2 } });
  });

  it('keeps nothing from who is alone with us: they read what we promised by hand, but where a sponsor is foreseen', async () => {
    const alone = await post('/engagements', { clientId, name: 'One to one', kind: 'coaching_agreement' });
    await post('/commitments', { engagementId: alone, side: 'client', owner: anna, title: 'Her own notes', dueOn: '2027-03-20' });
    await post('/commitments', { engagementId: alone, side: 'provider', owner: { kind: 'member', id: t.ola.actor.memberId }, title: 'A book for her', dueOn: '2027-03-20' });
    const hers = async (kind: string) => {
      await t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ kind }).where('id', '=', alone).execute());
      return read(links.anna, 'promises');
    };
    expect(await hers('coaching_agreement')).toContain('A book for her');
    expect(await read(links.marek, 'promises')).not.toContain('A book for her');
    expect(await hers('sponsored_coaching')).not.toContain('A book for her');
  });

  it('is told by the plan of no promise that they do not read; what was deleted or withdrawn names nobody and is counted nowhere', async () => {
    const us = { kind: 'member', id: t.ola.actor.memberId };
    await kindIs('sponsored_coaching');
    const planWith = async (told: object) => (await t.ola.call('POST', '/touchpoints', { engagementId, event: 'delay', side: 'provider', phaseId: null, teller: us, backup: null, told, channel: 'mail', withinDays: 0 })).body as { due: { about: string; told: { name: string } }[] };
    await planWith(anna);
    await planWith(marek);
    t.setClock(new Date('2027-03-25T09:00:00Z'));
    const due = async () => ((await t.ola.call('GET', `/touchpoints?engagementId=${engagementId}`)).body as { due: { about: string; told: { name: string } }[] }).due.map(({ about, told }) => `${told.name}: ${about}`).toSorted();
    expect(await due()).toEqual([`Marek Sobol: ${FROM_MAREK}`]);
    await kindIs('service_agreement');
    expect(await due()).toHaveLength(4);

    await kindIs('coaching_agreement');
    const named = (await t.look(t.ola, (tx) => tx.kysely.selectFrom('commitmentPeople').select(['id', 'email']).where('email', 'in', [ANNA, MAREK]).execute()));
    const known = async (email: string) => (await t.look(t.ola, (tx) => tx.kysely.selectFrom('engagements').select('id').where('id', '=', engagementId).where(knownTo(named.find((one) => one.email === email)?.id ?? null)).execute())).length;
    expect(await known(MAREK)).toBe(1);
    await t.look(t.ola, async (tx) => {
      await tx.kysely.updateTable('commitments').set({ deletedAt: '2027-03-25T09:00:00Z' }).where('title', '=', OF_MAREK).execute();
      await tx.kysely.updateTable('expectations').set({ state: 'withdrawn' }).where('words', '=', HOPED_BY_MAREK).execute();
    });
    expect([await known(MAREK), await known(ANNA)]).toEqual([0, 1]);
    await t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ deletedAt: '2027-03-25T09:00:00Z' }).where('clientId', '=', clientId).execute());
    expect(await t.look(t.ola, (tx) => countPromises(tx, { clientId, personId: named.find(({ email }) => email === ANNA)?.id ?? null }))).toEqual([]);
  });
});
