import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningView } from '@entente/contract/signing/signing-views';
import type { SealIdentity } from '@entente/seal/certificate';
import { extractAttachments } from '@entente/seal/attachments';
import { pdfsig, Workbench } from '@entente/seal/test/judges.fixture';
import { withVisibleText } from '@entente/seal/test/tampering.fixture';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { TestClientBrowser } from '../shell/test-portal.ts';
import { ownCertificate, pdfFile, signedBy, signFileAsMember, takeFile } from '../shell/test-returned-files.ts';
import { passTakeBack, sendAgreement, sendOut, signAsMember, type SentAgreement } from '../shell/test-signing.ts';
import { trustedCertificates } from './identity/seal.actions.ts';

let t: TestEntente;
let anna: SealIdentity;
let ola: SealIdentity;
beforeAll(async () => {
  t = await startTestEntente();
  [anna, ola] = await Promise.all([ownCertificate('Anna Wrona'), ownCertificate('Ola Lipka')]);
});
afterAll(() => t.close());

const send = (more: Readonly<Record<string, unknown>> = {}): Promise<SentAgreement> => sendAgreement(t, t.ola, { more: { signingLevel: 'elsewhere', ...more } });
const signing = async (agreementId: string): Promise<SigningView> => (await t.ola.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView;
const signaturesOf = (agreementId: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom('signatures').selectAll().where('agreementId', '=', agreementId).execute());
const codeOf = ({ page }: { page: unknown }): string | undefined => (page as { sign?: { error: { code: string } | null } } | null)?.sign?.error?.code;

describe('an agreement that is signed with a program of one’s own', () => {
  it('is handed out as a file, comes back signed by one after the other, and is sealed with the signed file inside', async () => {
    const sent = await send();
    const { page, handedOut, giveBack, browser, base } = await takeFile(t, sent.link);
    expect(page.sign).toMatchObject({ step: 'file', file: { bytes: handedOut.length, signedBy: [], mustBeQualified: false }, codeValidUntil: null });
    const first = signedBy(anna, handedOut);
    const { page: signed } = await giveBack(pdfFile(first));
    expect(signed).toMatchObject({ page: 'signed', returned: { name: 'umowa-podpisana.pdf', signatures: [{ owner: 'Anna Wrona', issuer: 'Anna Wrona (Entente)', isSelfSigned: false, claimsQualified: false }] } });
    expect((await signing(sent.agreementId)).people.find(({ side }) => side === 'client')?.returned).toMatchObject({ signatures: [{ owner: 'Anna Wrona' }] });
    await passTakeBack(t);
    expect((await signing(sent.agreementId)).own?.file).toMatchObject({ bytes: first.length, signedBy: ['Anna Wrona'] });
    expect(await signFileAsMember(t, t.ola, { agreementId: sent.agreementId, sign: (pdf) => signedBy(ola, pdf) })).toMatchObject({ status: 201 });
    await passTakeBack(t);

    const sealed = new Uint8Array(await (await t.fetch(`/api/v1/agreements/${sent.agreementId}/sealed-file`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer());
    expect(verifySealedPdf(sealed, { trustedCertificates: await trustedCertificates(t.services) }).verdict).toBe('intact');
    const attached = extractAttachments(sealed).filter(({ name }) => name.endsWith('.pdf'));
    expect(attached.map(({ name }) => name)).toEqual(['signed-1.pdf']);
    const evidence = JSON.parse(Buffer.from(extractAttachments(sealed).find(({ name }) => name === 'evidence.json')?.content ?? '').toString('utf8')) as { signatures: { level: string }[]; attached: Record<string, string> };
    expect(evidence.signatures.map(({ level }) => level)).toEqual(['elsewhere', 'elsewhere']);
    expect(evidence.attached['signed-1.pdf']).toBe(attached[0]?.sha256);
    const both = await new TestClientBrowser(t).open(sent.link);
    expect(both.page).toMatchObject({ page: 'sealed', signatures: [{ returned: { signatures: [{ owner: 'Anna Wrona' }] } }, { returned: { signatures: [{ owner: 'Ola Lipka' }] } }] });
    expectBothSignaturesHold(attached[0]?.content ?? new Uint8Array(), sealed);
    const own = await browser.raw(`${base}/file/returned-${(await signaturesOf(sent.agreementId))[0]?.id ?? ''}`);
    expect(Buffer.from(await own.arrayBuffer()).equals(first)).toBe(true);
    t.setClock(null);
  });

  it('may be signed by two at the same time: both files are in the sealed one', async () => {
    const sent = await send();
    const { handedOut, giveBack } = await takeFile(t, sent.link);
    await giveBack(pdfFile(signedBy(anna, handedOut)));
    expect((await signFileAsMember(t, t.ola, { agreementId: sent.agreementId, sign: () => signedBy(ola, handedOut) })).status).toBe(201);
    await passTakeBack(t);
    const sealed = new Uint8Array(await (await t.fetch(`/api/v1/agreements/${sent.agreementId}/sealed-file`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer());
    expect(extractAttachments(sealed).map(({ name }) => name)).toEqual(expect.arrayContaining(['signed-1.pdf', 'signed-2.pdf']));
    t.setClock(null);
  });

  it('keeps what came back in the chain, by its hash and with what was read', async () => {
    const sent = await send();
    const { handedOut, giveBack } = await takeFile(t, sent.link);
    await giveBack(pdfFile(signedBy(anna, handedOut)));
    const events = await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementEvents').select(['type', 'body']).where('agreementId', '=', sent.agreementId).orderBy('seq').execute());
    expect(events.map(({ type }) => type)).toEqual(['agreement.created', 'version.frozen', 'agreement.sent', 'consent.given', 'authority.declared', 'signature.given']);
    expect((events.at(-1)?.body as { body: object } | undefined)?.body).toMatchObject({ level: 'elsewhere', returnedFile: { beginsWith: expect.stringMatching(/^[0-9a-f]{64}$/), signatures: [{ owner: 'Anna Wrona' }] } });
  });
});

function expectBothSignaturesHold(returned: Uint8Array, sealed: Uint8Array): void {
  if (!pdfsig.isHere) return;
  const bench = new Workbench();
  const [inside, outside] = [returned, sealed].map((pdf, index) => bench.ask('pdfsig', '-nocert', bench.write(`${index}.pdf`, pdf)).output);
  bench.clear();
  expect(inside?.match(/Signature is Valid/g)).toHaveLength(2);
  expect(outside?.match(/Signature is Valid/g)).toHaveLength(1);
}

describe('a file that is not taken leaves no signature, and says why', () => {
  it('by what is wrong with it', async () => {
    const sent = await send();
    const { handedOut, giveBack, page } = await takeFile(t, sent.link);
    const right = signedBy(anna, handedOut);
    const flipped = Uint8Array.from(right);
    flipped[900] = (flipped[900] ?? 0) ^ 1;
    const broken = Uint8Array.from(right);
    broken.set(Buffer.from('00'.repeat(8)), Buffer.from(broken).lastIndexOf('/Contents <') + 80);
    expect(codeOf(await giveBack(null))).toBe('signed-file-is-missing');
    expect(codeOf(await giveBack(new File(['PK\u0003\u0004'], 'signed.xades')))).toBe('returned-file-is-no-pdf');
    expect(codeOf(await giveBack(pdfFile(flipped)))).toBe('returned-file-is-other');
    expect(codeOf(await giveBack(pdfFile(handedOut)))).toBe('returned-file-has-no-signature');
    expect(codeOf(await giveBack(pdfFile(broken)))).toBe('returned-file-signature-is-broken');
    expect(codeOf(await giveBack(pdfFile(Uint8Array.from(withVisibleText(right)))))).toBe('returned-file-was-changed');
    expect(codeOf(await giveBack(pdfFile(right), { 'consent-electronic': '' }))).toBe('consent-is-missing');
    expect(codeOf(await giveBack(pdfFile(right), { sha256: '0'.repeat(64) }))).toBe('other-text-was-shown');
    const large = await giveBack(pdfFile(new Uint8Array(21 * 1024 * 1024)));
    expect({ status: large.status, code: codeOf(large) }).toEqual({ status: 422, code: 'returned-file-is-too-large' });
    expect(await signaturesOf(sent.agreementId)).toEqual([]);
    expect(page.sign.form.action).toContain('/signed-file');
    expect((await giveBack(pdfFile(right))).page).toMatchObject({ page: 'signed' });
  });

  it('by which text it is: one that was replaced says so', async () => {
    const sent = await send();
    const old = await takeFile(t, sent.link);
    const { content } = (await t.ola.call('GET', `/documents/${sent.documentId}`)).body as { content: { clauses: { id: string; body: string }[] } };
    const clause = content.clauses[0];
    await t.ola.call('POST', `/documents/${sent.documentId}/edits`, { edits: [{ type: 'set', kind: 'clauses', id: clause?.id, field: 'body', before: clause?.body, value: `${clause?.body ?? ''} Also on Fridays.` }] });
    await sendOut(t, t.ola, { agreementId: sent.agreementId, signingLevel: 'elsewhere' });
    const { giveBack } = await takeFile(t, sent.link);
    const answer = await giveBack(pdfFile(signedBy(anna, old.handedOut)));
    expect(answer.page).toMatchObject({ page: 'sign', sign: { error: { field: 'file', code: 'returned-file-is-of-other-text', detail: { version: 1 } } } });
    expect(await signaturesOf(sent.agreementId)).toEqual([]);
  });

  it('nor by a code, by somebody else’s link, by another firm, or where the page asks for a code', async () => {
    const [sent, other] = [await send(), await sendAgreement(t, t.ola)];
    expect((await signAsMember(t, t.ola, sent.agreementId)).body).toMatchObject({ data: { refusal: 'signed-file-is-missing' } });
    const { handedOut, page } = await takeFile(t, sent.link);
    const stranger = new TestClientBrowser(t);
    await stranger.open(other.link);
    const answer = await stranger.sendFile({ ...page.sign.form, action: `${stranger.at}/signed-file` }, {}, pdfFile(signedBy(anna, handedOut)));
    expect(answer).toMatchObject({ status: 403, page: { page: 'door', why: 'page_is_old' } });
    expect(await signFileAsMember(t, t.maeve, { agreementId: sent.agreementId, sign: () => signedBy(ola, handedOut) })).toMatchObject({ status: 404 });
    expect(await signFileAsMember(t, t.ola, { agreementId: other.agreementId, sign: () => signedBy(ola, handedOut) })).toMatchObject({ status: 422, body: { refusal: 'other-words-were-shown' } });
    expect([...(await signaturesOf(sent.agreementId)), ...(await signaturesOf(other.agreementId))]).toEqual([]);
  });

  it('a file whose signature was taken back is signed on by nobody', async () => {
    const sent = await send();
    const { handedOut, giveBack, browser } = await takeFile(t, sent.link);
    const first = signedBy(anna, handedOut);
    const { page } = await giveBack(pdfFile(first));
    expect(await signFileAsMember(t, t.ola, { agreementId: sent.agreementId, sign: () => signedBy(ola, first) })).toMatchObject({ status: 201 });
    const [own] = (await signaturesOf(sent.agreementId)).filter(({ typedName }) => typedName !== 'Anna Wrona');
    const kept = await t.look(t.ola, (tx) => tx.kysely.selectFrom('returnedFiles').selectAll().where('signatureId', '=', own?.id ?? '').execute());
    expect(kept).toMatchObject([{ signatures: [{ owner: 'Anna Wrona' }, { owner: 'Ola Lipka' }] }]);
    await browser.send(page?.page === 'signed' && page.takeBack !== null ? page.takeBack : { action: '', id: '', proof: '' });
    expect((await takeFile(t, sent.link)).handedOut).toEqual(handedOut);
  });
});

describe('the way of signing', () => {
  it('goes from a page to a file only by being sent again', async () => {
    const { agreementId } = await sendAgreement(t, t.ola);
    expect(await t.ola.change(`/agreements/${agreementId}`, { signingLevel: 'elsewhere' })).toMatchObject({ status: 422, body: { data: { refusal: 'signing-level-needs-sending' } } });
    expect((await t.ola.change(`/agreements/${agreementId}`, { signingLevel: 'link' })).status).toBe(200);
  });
});
