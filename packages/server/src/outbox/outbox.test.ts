import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type { AnnouncementRow, AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { NewsPage } from '@entente/contract/signing/portal-news';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { withClient } from '../platform/postgres/with-client.ts';
import { announce, type Announcing } from '../platform/outbox/announce.ts';
import { loadAnnouncement } from '../platform/outbox/announcement.store.ts';
import { deliverJob } from '../platform/outbox/deliver.ts';
import { MASKED, type MailTemplates } from '../platform/outbox/mail.ts';
import { mailTemplates } from '../shell/mails.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA, sendAgreement } from '../shell/test-signing.ts';
import { pageOfAnnouncements, showAnnouncement } from './outbox.actions.ts';

/** A mail server that keeps what it is given, and can be told how to answer. */
type Mailbox = { readonly port: number; readonly received: { to: string[]; from: string; raw: string }[]; answer: null | { code: number; text: string }; close(): Promise<void> };

async function startMailbox(): Promise<Mailbox> {
  const received: Mailbox['received'] = [];
  const mailbox: { answer: Mailbox['answer'] } = { answer: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => (mailbox.answer === null ? done() : done(Object.assign(new Error(mailbox.answer.text), { responseCode: mailbox.answer.code }))),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom } = session.envelope;
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), from: mailFrom === false ? '' : mailFrom.address, raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(mailbox, { port, received, close: () => new Promise<void>((resolve) => server.close(resolve)) });
}

/** A template with a secret in it, as signing's are. */
const templates: MailTemplates = {
  'probe.sent': async ({ announcement, reveal }) => ({
    subject: 'Proszę o podpis: „Trudne rozmowy”',
    greeting: `Pani ${announcement.recipientName},`,
    paragraphs: ['Umowa czeka na podpis.', '<script>alert(1)</script> & "cudzysłów"'],
    action: { label: 'Przeczytać i podpisać', url: `http://localhost:4700/l/${reveal ? 'secret-token' : MASKED}` },
    code: reveal ? '407113' : MASKED,
    footer: 'Studio Lipka, Kraków',
  }),
  'probe.over': async () => null,
};

let t: TestEntente;
let mailbox: Mailbox;
beforeAll(async () => {
  [t, mailbox] = await Promise.all([startTestEntente(), startMailbox()]);
});
afterAll(() => Promise.all([t.close(), mailbox.close()]));

const smtp = () => ({ ...t.services, config: { ...t.services.config, smtp: { host: '127.0.0.1', port: mailbox.port, secure: false, user: '', password: '', from: 'Studio Lipka <mail@lipka.example>' } } });
const context = () => ({ workspaceId: t.ola.actor.workspaceId, partyId: null });
const say = (part: Partial<Announcing> = {}): Promise<string> =>
  inWorkspace(t.services.database, context(), (tx) => announce(tx, { topic: 'probe.sent', recipient: { email: 'a.wrona@bankwschodni.example', name: 'Anna Wrona', locale: 'pl' }, subject: { kind: 'agreement', id: t.ola.actor.memberId }, ...part }));
const row = (id: string) => inWorkspace(t.services.database, context(), (tx) => loadAnnouncement(tx, id));
const deliver = (services: TestEntente['services'], id: string): Promise<void> => deliverJob(services, templates)({ workspaceId: t.ola.actor.workspaceId, announcementId: id });
const read = async (services: TestEntente['services'], id: string): Promise<AnnouncementView> => {
  const outcome = await inWorkspace(t.services.database, context(), (tx) => showAnnouncement(tx, { actor: t.ola.actor, services, templates }, id));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

describe('with a mail server', () => {
  it('a message reaches its one reader with text and HTML, link and code', async () => {
    const id = await say();
    await deliver(smtp(), id);
    const mail = mailbox.received.at(-1);
    expect(mail?.to).toEqual(['a.wrona@bankwschodni.example']);
    expect(mail?.raw).toContain('Content-Type: text/plain; charset=utf-8');
    expect(mail?.raw).toContain('Content-Type: text/html; charset=utf-8');
    expect(mail?.raw).toContain(`Message-ID: <${id}@entente>`);
    expect(mail?.raw).toContain('407113');
    expect(mail?.raw.slice(mail.raw.indexOf('text/html'))).not.toContain('<script>');
    expect(mail?.raw).toContain('&lt;script&gt;');
    expect(await row(id)).toMatchObject({ state: 'accepted', attempts: 1 });
  });

  it('is sent once, also when two workers take the same job', async () => {
    const id = await say();
    const before = mailbox.received.length;
    await Promise.all([deliver(smtp(), id), deliver(smtp(), id)]);
    await deliver(smtp(), id);
    expect(mailbox.received.length - before).toBe(1);
  });

  it('is tried again after a passing refusal and given up after a final one', async () => {
    const id = await say();
    mailbox.answer = { code: 451, text: 'later' };
    await expect(deliver(smtp(), id)).rejects.toThrow();
    expect(await row(id)).toMatchObject({ state: 'queued', attempts: 1 });
    mailbox.answer = { code: 550, text: 'no such user' };
    await deliver(smtp(), id);
    expect(await row(id)).toMatchObject({ state: 'bounced', attempts: 2 });
    expect((await row(id))?.smtpReply).toContain('no such user');
    mailbox.answer = null;
  });

  it('says nothing when there is nothing to say any more', async () => {
    const id = await say({ topic: 'probe.over' });
    const before = mailbox.received.length;
    await deliver(smtp(), id);
    expect(mailbox.received.length).toBe(before);
    expect(await row(id)).toMatchObject({ state: 'failed' });
  });

  it('shows the provider no link and no code, not even of messages that stayed here before', async () => {
    const id = await say();
    await deliver(t.services, id);
    const open = await read(t.services, id);
    expect(open).toMatchObject({ state: 'outbox_only', masked: false });
    expect(open.text).toContain('secret-token');
    const masked = await read(smtp(), id);
    expect(masked.masked).toBe(true);
    expect(`${masked.text}${masked.html}`).not.toMatch(/secret-token|407113/);
  });
});

describe('an announcement', () => {
  it.each(['a@b.example\r\nBcc: evil@x.example', 'a@b.example, c@d.example', 'Anna <a@b.example>', 'a@b', ''])('refuses the recipient %j', async (email) => {
    await expect(say({ recipient: { email, name: 'X', locale: 'en' } })).rejects.toThrow(TypeError);
  });

  it('is not heard of when its transaction rolls back', async () => {
    await expect(
      inWorkspace(t.services.database, context(), async (tx) => {
        await announce(tx, { topic: 'probe.sent', recipient: { email: 'x@y.example', name: 'X', locale: 'en' }, subject: { kind: 'agreement', id: t.ola.actor.memberId } });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    const { rows } = await t.services.database.pool.query("select 1 from graphile_worker._private_jobs where payload::text like '%x@y%'");
    expect(rows).toEqual([]);
    const found = await inWorkspace(t.services.database, context(), (tx) => pageOfAnnouncements(tx, { actor: t.ola.actor, services: t.services, templates }, { limit: 100, cursor: undefined }));
    expect(found.ok && found.value.rows.some(({ recipientEmail }: AnnouncementRow) => recipientEmail === 'x@y.example')).toBe(false);
  });
});

it('only owners and managers read the Outbox', async () => {
  const outcome = await inWorkspace(t.services.database, context(), (tx) => pageOfAnnouncements(tx, { actor: t.tomasz.actor, services: t.services, templates }, { limit: 10, cursor: undefined }));
  expect(outcome).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
});

describe('what a manager reads of the Outbox', () => {
  const asNadia = async (scope: 'team' | 'all', id: string) => {
    Object.assign(t.nadia.actor, { scope });
    const reading = { actor: t.nadia.actor, services: t.services, templates };
    const one = await inWorkspace(t.services.database, context(), (tx) => showAnnouncement(tx, reading, id));
    const page = await inWorkspace(t.services.database, context(), (tx) => pageOfAnnouncements(tx, reading, { limit: 100, cursor: undefined }));
    return { one, listed: page.ok && page.value.rows.some((row) => row.id === id) };
  };

  it('is what is about records within their scope, listed and single', async () => {
    const { body } = await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Poza Zasięgiem', locale: 'pl' });
    const id = await say({ subject: { kind: 'client', id: (body as { id: string }).id } });
    await deliver(t.services, id);
    expect(await asNadia('team', id)).toMatchObject({ one: { ok: false, refusal: { code: 'not-found' } }, listed: false });
    expect(await asNadia('all', id)).toMatchObject({ one: { ok: true }, listed: true });
  });

  it('has the links and codes of others masked, and their own mail as it is', async () => {
    const toOther = await say();
    const toNadia = await say({ recipient: { email: 'NADIA@lipka.example', name: 'Nadia', locale: 'pl' } });
    await deliver(t.services, toOther);
    await deliver(t.services, toNadia);
    const other = (await asNadia('all', toOther)).one;
    expect(other).toMatchObject({ ok: true, value: { masked: true } });
    expect(JSON.stringify(other)).not.toMatch(/secret-token|407113/);
    expect(await asNadia('team', toOther)).toMatchObject({ one: { ok: false }, listed: false });
    const own = await asNadia('team', toNadia);
    expect(own).toMatchObject({ one: { ok: true, value: { masked: false } }, listed: true });
    expect(JSON.stringify(own.one)).toContain('secret-token');
  });
});

describe('what a client says on their page', () => {
  let engagementId: string;
  const browser = () => new TestClientBrowser(t);
  let anna: TestClientBrowser;
  let link: string;
  const mailsTo = (who: TestMember) => t.look(t.ola, async (tx) => tx.kysely.selectFrom('announcements').innerJoin('members', (join) => join.onRef('members.email', '=', 'announcements.recipientEmail').on('members.id', '=', who.actor.memberId)).select(['announcements.id', 'announcements.topic', 'announcements.heldUntil']).where('topic', 'in', ['commitment.digest', 'touchpoint.pressing']).orderBy('announcements.createdAt').execute());
  const hears = async (who: TestMember, hearsClients: string) => expect((await who.call('PATCH', '/me', { set: { hearsClients }, before: { hearsClients: ((await who.call('GET', '/me')).body as { member: { hearsClients: string } }).member.hearsClients } })).status).toBe(200);
  const textOf = async (mail: { readonly id: string } | undefined): Promise<string> => ((await t.ola.call('GET', `/outbox/${mail?.id ?? ''}`)).body as AnnouncementView).text?.replaceAll('\u00A0', ' ') ?? '';
  const moment = async (at: string) => {
    t.setClock(new Date(at));
    await t.workOff();
    await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
  };
  const tell = async (event: string, about: string): Promise<void> => {
    const { page } = await anna.open(`${link}?to=news`);
    const { say: forms } = page as NewsPage;
    if (forms === null) throw new Error('nothing can be said');
    const [from = '', to = ''] = about.split(' ');
    await (event === 'absence' ? anna.send(forms.absence, { from, to, standsIn: 'Piotr' }) : anna.send(forms.other, { event, about }));
  };

  beforeAll(async () => {
    // What the tests above said has no template here.
    await withClient(t.database.adminConfig, (client) => client.query('delete from announcements'));
    t.setClock(new Date('2027-03-08T09:00:00Z'));
    const sent = await sendAgreement(t, t.ola);
    ({ engagementId } = sent);
    await t.ola.call('POST', '/touchpoints/suggestions', { engagementId });
    const { people } = (await t.ola.call('GET', `/ground-rules?agreementId=${sent.agreementId}`)).body as { people: { signatoryId: string }[] };
    await t.ola.call('POST', '/ground-rules/rounds', { agreementId: sent.agreementId, signatoryId: people[0]?.signatoryId, cards: ['bad_news'] });
    await t.workOff();
    anna = browser();
    link = (await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? '';
  }, 60_000);
  afterAll(() => t.setClock(null));

  it('reaches whoever leads the work in their one message of the day, once; what is answered or taken back by then does not', async () => {
    t.setClock(new Date('2027-03-09T09:00:00Z'));
    await tell('complaint', 'Nobody called me back');
    await tell('absence', '2027-04-12 2027-04-16');
    await moment('2027-03-09T09:01:00Z');
    const [digest] = await mailsTo(t.ola);
    await deliverJob(smtp(), mailTemplates)({ workspaceId: t.ola.actor.workspaceId, announcementId: digest?.id ?? '' });
    expect(mailbox.received.at(-1)?.to).toEqual(['ola@lipka.example']);
    await moment('2027-03-09T09:02:00Z');
    expect(await mailsTo(t.ola)).toMatchObject([{ topic: 'commitment.digest' }]);
    const text = await textOf(digest);
    expect(text).toContain('Anna Wrona (Bank Wschodni): skarga: Nobody called me back');
    expect(text).toContain('Anna Wrona (Bank Wschodni): nieobecność od 12 kwietnia do 16 kwietnia, w zastępstwie: Piotr');

    // Later on that day it waits for the next morning; what was answered by then is not told.
    t.setClock(new Date('2027-03-09T10:00:00Z'));
    await tell('mistake', 'the old logo');
    await tell('contact_change', 'Piotr speaks for us');
    await tell('crisis', 'nothing after all');
    const { own: [crisis] } = (await anna.open(`${link}?to=news`)).page as NewsPage;
    await anna.send(crisis?.takeBack as PortalForm);
    const { heard } = (await t.ola.call('GET', `/touchpoints?engagementId=${engagementId}`)).body as CommunicationView;
    await t.ola.call('POST', `/touchpoints/happenings/${heard.find(({ event }) => event === 'mistake')?.id ?? ''}/answers`, { how: 'phone', subject: '', body: '' });
    await moment('2027-03-09T10:01:00Z');
    expect(await mailsTo(t.ola)).toHaveLength(1);
    await moment('2027-03-10T08:01:00Z');
    const words = await textOf((await mailsTo(t.ola)).at(-1));
    expect([words.includes('Piotr speaks for us'), words.includes('the old logo'), words.includes('nothing after all'), words.includes('Nobody called')]).toEqual([true, false, false, false]);
  });

  it('comes at once where they wish so and it cannot wait, not in their quiet hours, and is not said again; and never where they wish no mail', async () => {
    await hears(t.ola, 'at_once');
    t.setClock(new Date('2027-03-11T10:00:00Z'));
    await moment('2027-03-11T10:00:00Z');
    const before = (await mailsTo(t.ola)).length;
    await tell('mistake', 'the wrong room');
    await tell('absence', '2027-03-12 2027-03-12');
    await t.workOff();
    const said = await mailsTo(t.ola);
    expect(said.slice(before)).toMatchObject([{ topic: 'touchpoint.pressing', heldUntil: null }]);
    // The same job a second time tells nobody a second time.
    const { id: happeningId } = await t.look(t.ola, (tx) => tx.kysely.selectFrom('happenings').select('id').where('event', '=', 'absence').orderBy('raisedAt', 'desc').limit(1).executeTakeFirstOrThrow());
    await t.jobs.tell_said?.({ workspaceId: t.ola.actor.workspaceId, happeningId });
    expect(await mailsTo(t.ola)).toHaveLength(said.length);
    t.setClock(new Date('2027-03-11T20:30:00Z'));
    await tell('crisis', 'the server burns');
    await t.workOff();
    expect((await mailsTo(t.ola)).at(-1)).toMatchObject({ topic: 'touchpoint.pressing', heldUntil: '2027-03-12T07:00:00.000Z' });
    // What waited for the morning is that morning's message.
    const mails = (await mailsTo(t.ola)).length;
    await moment('2027-03-12T08:01:00Z');
    expect(await mailsTo(t.ola)).toHaveLength(mails);

    // Ola is in New York, where it is afternoon; and then evening, by the same hours on her clocks.
    const isIn = (timeZone: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('commitmentPeople').set({ timeZone }).where('workspaceId', '=', tx.workspaceId).where('memberId', '=', t.ola.actor.memberId).returning('id').execute());
    expect(await isIn('America/New_York')).toHaveLength(1);
    for (const [at, heldUntil] of [['2027-03-12T20:40:00Z', null], ['2027-03-13T02:00:00Z', '2027-03-13T13:00:00.000Z']] as const) {
      t.setClock(new Date(at));
      await tell('crisis', `the server burns since ${at}`);
      await t.workOff();
      expect((await mailsTo(t.ola)).at(-1)).toMatchObject({ topic: 'touchpoint.pressing', heldUntil });
    }
    await isIn('');
    await moment('2027-03-15T14:00:00Z');
    const digest = (await mailsTo(t.ola)).at(-1);
    expect(digest?.topic).toBe('commitment.digest');
    const words = await textOf(digest);
    expect([words.includes('the wrong room'), words.includes('the server burns')]).toEqual([true, false]);

    await hears(t.ola, 'none');
    const count = (await mailsTo(t.ola)).length;
    await tell('crisis', 'again');
    await moment('2027-03-15T15:00:00Z');
    expect(await mailsTo(t.ola)).toHaveLength(count);
    await hears(t.ola, 'daily');
  });

  it('reaches whom the plan names for it too, as far as they see the work', async () => {
    t.setClock(new Date('2027-03-16T09:00:00Z'));
    const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; side: string }[] };
    await t.ola.call('POST', '/touchpoints', { engagementId, event: 'mistake', side: 'client', phaseId: null, teller: rows.find(({ side }) => side === 'client')?.choice, backup: null, told: { kind: 'member', id: t.tomasz.actor.memberId }, channel: 'mail', withinDays: 0 });
    await tell('mistake', 'the first one');
    await moment('2027-03-16T09:01:00Z');
    expect(await mailsTo(t.tomasz)).toEqual([]);
    await t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ scope: 'all' }).where('id', '=', t.tomasz.actor.memberId).execute());
    t.setClock(new Date('2027-03-17T09:00:00Z'));
    await tell('mistake', 'the second one');
    await moment('2027-03-17T09:01:00Z');
    expect(await mailsTo(t.tomasz)).toMatchObject([{ topic: 'commitment.digest' }]);
  });
});
