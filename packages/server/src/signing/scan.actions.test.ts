import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { PersonView, SigningView } from '@entente/contract/signing/signing-views';
import type { TodayView, WaitingRow } from '@entente/contract/today/today.contract';
import { extractAttachments } from '@entente/seal/attachments';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { showAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { signFileAsMember, takeFile } from '../shell/test-returned-files.ts';
import { ANNA, passTakeBack, sendAgreement, type SentAgreement } from '../shell/test-signing.ts';
import { trustedCertificates } from './identity/seal.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

/** The smallest picture that is one. */
const PNG = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
const scan = (name = 'skan.png'): File => new File([PNG], name, { type: 'image/png' });

const send = (): Promise<SentAgreement> => sendAgreement(t, t.ola, { more: { signingLevel: 'paper' } });
const people = async (agreementId: string): Promise<readonly PersonView[]> => ((await t.ola.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView).people;
const clientOf = async (agreementId: string): Promise<PersonView> => {
  const person = (await people(agreementId)).find(({ side }) => side === 'client');
  if (person === undefined) throw new Error('nobody signs for the client');
  return person;
};
/** What Today says of an agreement: whose papers wait, and who is to sign. */
const today = async (agreementId: string): Promise<Readonly<Record<'forUs' | 'forClients', readonly string[]>>> => {
  const { body } = await t.ola.call('GET', '/today');
  const said = (rows: readonly WaitingRow[]): readonly string[] => rows.filter((row) => row.agreementId === agreementId).map(({ act, people: names }) => [act, ...names].join(' '));
  return { forUs: said((body as TodayView).forUs), forClients: said((body as TodayView).forClients) };
};
/** What waits for the client on their standing page. */
async function standing(agreementId: string): Promise<readonly string[]> {
  const { people: [person] } = (await t.ola.call('GET', `/ground-rules?agreementId=${agreementId}`)).body as { people: { signatoryId: string }[] };
  await t.ola.call('POST', '/ground-rules/rounds', { agreementId, signatoryId: person?.signatoryId, cards: ['bad_news'] });
  await t.workOff();
  const { page } = await new TestClientBrowser(t).open((await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? '');
  return page?.page === 'us' ? page.waitsForYou.filter(({ href }) => href.includes(agreementId)).map(({ what, count }) => `${what} ${count}`) : [];
}
const review = (id: string, outcome: string, body = '', who = t.ola) => who.call('POST', `/scans/${id}/reviews`, { outcome, body });
const signaturesOf = (agreementId: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom('signatures').selectAll().where('agreementId', '=', agreementId).execute());
const errorOf = (page: PortalPage | null): string | undefined => (page?.page === 'sign' ? page.sign?.error?.code : undefined);
const paperOf = (page: PortalPage | null) => (page?.page === 'sign' || page?.page === 'signed' ? page.paper : null);

describe('an agreement that is signed on paper', () => {
  it('counts once each side confirmed the other’s scan, and is sealed with both', async () => {
    const sent = await send();
    const { page, giveBack, browser, base } = await takeFile(t, sent.link);
    expect(page.sign).toMatchObject({ step: 'file', file: { onPaper: true }, consents: [], buttonText: 'I hand in the signed paper' });
    const handed = await giveBack(scan());
    expect(handed.page).toMatchObject({ page: 'sign', sign: null, paper: { waiting: { href: expect.stringContaining('/file/scan-') } } });
    expect(await signaturesOf(sent.agreementId)).toEqual([]);
    await t.workOff();
    expect((await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'signing.scan_handed_in' }))?.text).toContain('Anna Wrona');
    const theirs = (await clientOf(sent.agreementId)).scan;
    expect(theirs).toMatchObject({ name: 'skan.png', handedInBy: 'Anna Wrona', mayReview: true, refusedBy: null });
    expect(await today(sent.agreementId)).toEqual({ forUs: ['sign Ola Lipska', 'confirm Anna Wrona'], forClients: [] });
    // Nobody reminds her of what she did.
    const { signatoryId, remindHindrance } = await clientOf(sent.agreementId);
    expect(remindHindrance).toBe('nothing-to-remind-of');
    expect(await t.ola.call('POST', `/signatories/${signatoryId}/reminders`)).toMatchObject({ status: 422, body: { data: { refusal: 'nothing-to-remind-of' } } });
    const file = await t.fetch(`/api/v1/scans/${theirs?.id ?? ''}/file`, { headers: { 'x-test-member': 'ola' } });
    expect(Buffer.from(await file.arrayBuffer()).equals(PNG)).toBe(true);
    expect((await review(theirs?.id ?? '', 'confirmed')).status).toBe(200);
    expect(await signaturesOf(sent.agreementId)).toMatchObject([{ level: 'paper', typedName: 'Anna Wrona', codeId: null, ip: '' }]);

    expect(await signFileAsMember(t, t.ola, { agreementId: sent.agreementId, sign: () => PNG, more: { consents: '' } })).toMatchObject({ status: 201 });
    expect(await today(sent.agreementId)).toEqual({ forUs: [], forClients: ['confirm Ola Lipska'] });
    const asked = await browser.open(base);
    const [ours] = paperOf(asked.page)?.toReview ?? [];
    expect(asked.page).toMatchObject({ page: 'signed', takeBack: null, paper: { toReview: [{ handedInBy: 'Ola Lipska', mine: false }] } });
    expect(paperOf((await browser.send(ours?.confirm ?? { action: '', id: '', proof: '' })).page)?.toReview).toEqual([]);
    expect(await today(sent.agreementId)).toEqual({ forUs: [], forClients: [] });
    await passTakeBack(t);
    const sealed = new Uint8Array(await (await t.fetch(`/api/v1/agreements/${sent.agreementId}/sealed-file`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer());
    expect(verifySealedPdf(sealed, { trustedCertificates: await trustedCertificates(t.services) }).verdict).toBe('intact');
    expect(extractAttachments(sealed).map(({ name }) => name)).toEqual(expect.arrayContaining(['scan-1.png']));
    const events = await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementEvents').select('type').where('agreementId', '=', sent.agreementId).orderBy('seq').execute());
    expect(events.map(({ type }) => type)).toEqual(['agreement.created', 'version.frozen', 'agreement.sent', 'scan.handed_in', 'scan.confirmed', 'signature.given', 'scan.handed_in', 'scan.confirmed', 'signature.given', 'seal.applied']);
    t.setClock(null);
  });

  it('may be handed in by the provider for a client, who says whether it is their copy', async () => {
    const sent = await send();
    const person = await clientOf(sent.agreementId);
    const forClient = { signatoryId: person.signatoryId, typedName: person.name, roleTitle: person.roleTitle, onBehalfOf: person.onBehalfOf, consents: '' };
    expect(await signFileAsMember(t, t.ola, { agreementId: sent.agreementId, sign: () => PNG, more: forClient })).toMatchObject({ status: 201 });
    expect((await clientOf(sent.agreementId)).scan).toMatchObject({ side: 'provider', mayReview: false });
    expect(await today(sent.agreementId)).toEqual({ forUs: ['sign Ola Lipska'], forClients: ['confirm Anna Wrona'] });
    expect(await standing(sent.agreementId)).toEqual(['confirm 1']);
    const browser = new TestClientBrowser(t);
    const [asked] = paperOf((await browser.open(sent.link)).page)?.toReview ?? [];
    expect(asked).toMatchObject({ mine: true, handedInBy: 'Ola Lipska' });
    expect((await review(asked?.id ?? '', 'confirmed')).body).toMatchObject({ data: { refusal: 'scan-is-your-own' } });
    const after = await browser.send(asked?.refuse ?? { action: '', id: '', proof: '' }, { body: 'The last page is missing.' });
    expect(after.page).toMatchObject({ page: 'sign', sign: { step: 'file' }, paper: { toReview: [] } });
    expect(await today(sent.agreementId)).toEqual({ forUs: ['sign Ola Lipska'], forClients: ['sign Anna Wrona'] });
    expect((await clientOf(sent.agreementId)).scan).toMatchObject({ refusedBy: 'Anna Wrona', words: 'The last page is missing.' });
    expect(await signaturesOf(sent.agreementId)).toEqual([]);
  });

  it('counts where it was handed in before the last day was over, also where it is confirmed later; after it nothing is handed in', async () => {
    const expiresAt = new Date(t.services.clock().getTime() + 2 * 86_400_000).toISOString();
    const sent = await sendAgreement(t, t.ola, { more: { signingLevel: 'paper', expiresAt } });
    const { giveBack, browser, base } = await takeFile(t, sent.link);
    await giveBack(scan());
    await signFileAsMember(t, t.ola, { agreementId: sent.agreementId, sign: () => PNG, more: { consents: '' } });
    t.setClock(new Date(Date.parse(expiresAt) + 3_600_000));
    const state = async () => (await showAgreement(t.ola, sent.agreementId)).standing.state;
    expect(await state()).toBe('expired');
    expect(await today(sent.agreementId)).toEqual({ forUs: ['confirm Anna Wrona', 'decide'], forClients: ['confirm Ola Lipska'] });
    expect(await standing(sent.agreementId)).toEqual(['confirm 1']);
    const asked = (await browser.open(base)).page;
    const paper = asked?.page === 'closed' ? asked.paper : null;
    expect(asked).toMatchObject({ page: 'closed', why: 'expired', paper: { waiting: { href: expect.stringContaining('/file/scan-') }, toReview: [{ handedInBy: 'Ola Lipska' }] } });
    const theirs = (await clientOf(sent.agreementId)).scan?.id ?? '';
    expect((await review(theirs, 'confirmed')).status).toBe(200);
    const [ours] = paper?.toReview ?? [];
    expect((await browser.send(ours?.confirm ?? { action: '', id: '', proof: '' })).page).toMatchObject({ page: 'signed' });
    expect(await state()).toBe('signed');
    t.setClock(null);
  });

  it('may be refused after the last day too, and then the offer has ended', async () => {
    const expiresAt = new Date(t.services.clock().getTime() + 2 * 86_400_000).toISOString();
    const sent = await sendAgreement(t, t.ola, { more: { signingLevel: 'paper', expiresAt } });
    const { giveBack, browser, base } = await takeFile(t, sent.link);
    await giveBack(scan());
    t.setClock(new Date(Date.parse(expiresAt) + 3_600_000));
    expect((await review((await clientOf(sent.agreementId)).scan?.id ?? '', 'refused', 'Page 2 is missing')).status).toBe(200);
    expect((await browser.open(base)).page).toMatchObject({ page: 'closed', why: 'expired', paper: null });
    const mail = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.scan_refused' }))?.text ?? '';
    expect(mail).toContain('Page 2 is missing');
    expect(mail).toContain('the last day for signing is over');
    expect(mail).not.toContain('another can be handed in');
    expect((await giveBack(scan('late.png'))).page).toMatchObject({ page: 'closed' });
    expect((await clientOf(sent.agreementId)).scan?.refusedBy).toBe('Ola Lipska');
    t.setClock(null);
  });

  it('takes nothing but a picture or a PDF, one at a time, and no stranger’s word on it', async () => {
    const sent = await send();
    const { giveBack, page } = await takeFile(t, sent.link);
    expect(errorOf((await giveBack(null)).page)).toBe('signed-file-is-missing');
    expect(errorOf((await giveBack(new File(['<html><script>alert(1)</script></html>'], 'scan.png', { type: 'image/png' }))).page)).toBe('scan-is-of-other-type');
    await giveBack(scan('../../e vil\n.png'));
    const id = (await clientOf(sent.agreementId)).scan?.id ?? '';
    expect((await clientOf(sent.agreementId)).scan?.name).toBe('.. .. e vil .png');
    expect((await review(id, 'confirmed', '', t.maeve)).status).toBe(404);
    expect((await t.fetch(`/api/v1/scans/${id}/file`, { headers: { 'x-test-member': 'maeve' } })).status).toBe(404);
    const other = await send();
    const stranger = new TestClientBrowser(t);
    await stranger.open(other.link);
    expect((await stranger.raw(`${stranger.at}/file/scan-${id}`)).status).toBe(404);
    expect((await review(id, 'refused', 'Not ours')).status).toBe(200);
    expect((await review(id, 'confirmed')).body).toMatchObject({ data: { refusal: 'scan-is-settled' } });
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.scan_refused' }))?.text ?? '').toContain('Not ours');
    expect(page.sign.form.action).toContain('/signed-file');
    expect(await signaturesOf(sent.agreementId)).toEqual([]);
  });
});
