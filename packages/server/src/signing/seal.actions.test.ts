import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealSettingsView, SigningView } from '@entente/contract/signing/signing-views';
import { LOCALES } from '@entente/core/kernel/locale';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { mailText } from '../platform/outbox/mail.ts';
import { renderMail } from '../platform/outbox/deliver.ts';
import { mailTemplates } from '../shell/mails.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { passTakeBack, runPending, sendAgreement, signAsAnna, signAsMember, type SentAgreement } from '../shell/test-signing.ts';
import { trustedCertificates } from './identity/seal.actions.ts';
import { sealAgreement } from './seal.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

/** Signed by everybody, the five minutes over, and not sealed yet. */
async function signedByAll(): Promise<SentAgreement> {
  // Codes to Ola's mailbox are counted; each agreement here has an hour of its own.
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  const sent = await sendAgreement(t, t.ola);
  await signAsAnna(t, t.ola, sent.link);
  expect((await signAsMember(t, t.ola, sent.agreementId)).status).toBe(201);
  t.setClock(new Date(t.services.clock().getTime() + 6 * 60_000));
  await runPending(t, 'settle_signature');
  return sent;
}

async function sealOf(agreementId: string): Promise<SigningView['seal']> {
  return ((await t.ola.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView).seal;
}

async function sealedPdf(agreementId: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await t.fetch(`/api/v1/agreements/${agreementId}/sealed-file`, { headers: { 'x-test-member': 'ola' } });
  expect(response.headers.get('content-type')).toContain('application/pdf');
  return new Uint8Array(await response.arrayBuffer());
}

async function check(pdf: Uint8Array<ArrayBuffer>, locale = 'en'): Promise<{ status: number; text: string }> {
  const body = new FormData();
  body.set('locale', locale);
  body.set('file', new File([pdf], 'agreement.pdf', { type: 'application/pdf' }));
  const response = await t.fetch('/verify', { method: 'POST', body });
  return { status: response.status, text: await response.text() };
}

describe('sealing', () => {
  it('happens once, however many workers do it at once', async () => {
    const { agreementId } = await signedByAll();
    const place = { workspaceId: t.ola.actor.workspaceId, agreementId };
    await Promise.all(Array.from({ length: 4 }, () => sealAgreement(t.services, place)));
    await sealAgreement(t.services, place);
    const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('seals').select('sha256').where('agreementId', '=', agreementId).execute());
    const events = await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementEvents').select('type').where('agreementId', '=', agreementId).where('type', '=', 'seal.applied').execute());
    const copies = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('recipientEmail').where('subjectId', '=', agreementId).where('topic', '=', 'signing.sealed').execute());
    expect([rows.length, events.length, copies.length]).toEqual([1, 1, 2]);
  });

  it('that failed in its middle loses nothing and is found again', async () => {
    const { agreementId } = await signedByAll();
    const { put } = t.services.files;
    t.services.files.put = () => Promise.reject(new Error('the disk is full'));
    await expect(runPending(t, 'seal_agreement')).rejects.toThrow('the disk is full');
    t.services.files.put = put;
    expect(await sealOf(agreementId)).toMatchObject({ state: 'waits' });
    // The job is gone with its process; the sweep puts another one into the queue.
    await t.jobs['sweep_signing']?.({ workspaceId: t.ola.actor.workspaceId });
    await runPending(t, 'seal_agreement');
    expect(await sealOf(agreementId)).toMatchObject({ state: 'sealed' });
    expect(verifySealedPdf(await sealedPdf(agreementId), { trustedCertificates: await trustedCertificates(t.services) }).verdict).toBe('intact');
  });

  it('does not happen while a signature can be taken back, or one is missing', async () => {
    t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
    const sent = await sendAgreement(t, t.ola);
    await signAsAnna(t, t.ola, sent.link);
    const place = { workspaceId: t.ola.actor.workspaceId, agreementId: sent.agreementId };
    await sealAgreement(t.services, place);
    await signAsMember(t, t.ola, sent.agreementId);
    await sealAgreement(t.services, place);
    expect(await sealOf(sent.agreementId)).toMatchObject({ state: 'none' });
  });

  it('loses only its level when the time-stamp authority is down, and says why', async () => {
    const { agreementId } = await signedByAll();
    const config = t.services.config as { timestampUrl: string | null };
    config.timestampUrl = 'http://127.0.0.1:9/';
    await runPending(t, 'seal_agreement');
    config.timestampUrl = null;
    expect(await sealOf(agreementId)).toMatchObject({ state: 'sealed', level: 'B-B', degradedBecause: 'timestamp-authority-unreachable' });
  });
});

describe('the page that checks a file', () => {
  it('says in three languages that a file is intact, or what was added to it', async () => {
    const { agreementId } = await signedByAll();
    await runPending(t, 'seal_agreement');
    const pdf = await sealedPdf(agreementId);
    const verdicts = await Promise.all(LOCALES.map(async (locale) => (await check(pdf, locale)).text));
    expect(verdicts[0]).toContain('Intact. The file is exactly as it was sealed.');
    expect(new Set(verdicts).size).toBe(3);
    const appended = new Uint8Array([...pdf, ...new TextEncoder().encode('\nmore')]);
    expect((await check(appended)).text).toContain('"tone":"bad"');
    const flipped = Uint8Array.from(pdf);
    flipped[5_000] = (flipped[5_000] ?? 0) ^ 1;
    expect((await check(flipped)).text).toContain('Changed. The file is not as it was sealed.');
  });

  it('refuses nothing at all and what is no file in words, and keeps nothing', async () => {
    expect((await t.fetch('/verify')).status).toBe(200);
    expect(await check(new Uint8Array(0))).toMatchObject({ status: 422, text: expect.stringContaining('file-is-missing') });
    expect((await check(new TextEncoder().encode('hello'))).text).toContain('The file is not a PDF.');
    const body = 'x'.repeat(31 * 1024 * 1024);
    expect((await t.fetch('/verify', { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(body.length) } })).status).toBe(413);
  });
});

describe('the seal’s certificate', () => {
  it('bears the firm’s name, is renewed by owners only, and its seals stay checkable', async () => {
    const { agreementId } = await signedByAll();
    await runPending(t, 'seal_agreement');
    const before = (await t.ola.call('GET', '/seal')).body as SealSettingsView;
    expect(before.current).toMatchObject({ subject: 'Studio Lipka sp. z o.o.', origin: 'made_here', retiredAt: null });
    expect((await t.tomasz.call('POST', '/seal/renewal')).status).toBe(403);
    const after = (await t.ola.call('POST', '/seal/renewal')).body as SealSettingsView;
    expect(after.retired[0]?.fingerprint).toBe(before.current.fingerprint);
    expect(JSON.stringify(after)).not.toMatch(/PRIVATE|ciphertext/);
    expect((await check(await sealedPdf(agreementId))).text).toContain('Intact.');
    expect((await t.maeve.call('GET', `/seal/certificates/${before.current.fingerprint}`)).status).toBe(404);
  });

  it('is not replaced by a file that is no PKCS#12', async () => {
    const file = Buffer.from('not a certificate').toString('base64');
    expect(await t.ola.call('POST', '/seal/certificate', { file, password: 'x' })).toMatchObject({ status: 422, body: { data: { refusal: 'seal-import-unreadable' } } });
  });
});

it('every message of a whole signing says something in each language', async () => {
  const sent = await sendAgreement(t, t.ola, { more: { signingOrder: 'client_first', message: 'Dear Anna' } });
  await signAsAnna(t, t.ola, sent.link);
  await passTakeBack(t);
  const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').selectAll().where('topic', 'like', 'signing.%').execute());
  for (const row of rows) {
    for (const locale of LOCALES) {
      const announcement = { ...row, locale, params: row.params as Record<string, unknown> };
      const mail = await t.look(t.ola, (tx) => renderMail(tx, { services: t.services, templates: mailTemplates, announcement, reveal: false }));
      if (mail !== null) expect(mailText(mail), row.topic).not.toMatch(/\{\w+\}|undefined/);
    }
  }
  expect(rows.map(({ topic }) => topic)).toEqual(expect.arrayContaining(['signing.requested', 'signing.code', 'signing.signed', 'signing.receipt', 'signing.turn']));
});
