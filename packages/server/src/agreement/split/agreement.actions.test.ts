import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AmendmentsView } from '@entente/contract/agreement/amendment-views';
import type { DocumentReading, DocumentView } from '@entente/contract/document/document.contract';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { PreviewView } from '@entente/contract/signing/signing-views';
import { certificatesFromPem, type SealIdentity } from '@entente/seal/certificate';
import { issue, makeRoot, SIGNER_EXTENSIONS } from '@entente/seal/test/authorities.fixture';
import { openssl, Workbench } from '@entente/seal/test/judges.fixture';
import { fillGaps, sendWithoutMail, startAgreement, type StartedAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { mailTo } from '../../shell/test-portal.ts';
import { ownCertificate, pdfFile, signedBy, takeFile } from '../../shell/test-returned-files.ts';
import { ANNA, passTakeBack, sendOut, signAsAnna, signAsMember } from '../../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const TRANSFER = 'Once {cure_days} have passed since payment, the Provider hereby assigns all rights; see {#licence}.';
const show = async (documentId: string): Promise<DocumentView> => (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;

/** A draft under Polish law, all filled, whose clause about the transfer moves the rights itself. */
async function draftThatTransfers(): Promise<StartedAgreement & { readonly clauseId: string }> {
  const started = await startAgreement(t.ola);
  await fillGaps(t.ola, started.documentId);
  const clause = (await show(started.documentId)).content.clauses.find(({ key }) => key === 'transfer');
  const clauseId = clause?.id ?? '';
  const place = { type: 'set', kind: 'clauses', id: clauseId };
  const edits = [{ ...place, field: 'body', before: clause?.body, value: TRANSFER }, { ...place, field: 'effect', before: 'none', value: 'unsaid' }];
  expect((await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits })).status).toBe(200);
  return { ...started, clauseId };
}

/** A certificate under a test authority that carries the statement of a qualified one. */
function qualified(): SealIdentity {
  const bench = new Workbench();
  makeRoot(bench);
  issue(bench, { name: 'anna', subject: '/C=PL/CN=Anna Wrona', extensions: `${SIGNER_EXTENSIONS}1.3.6.1.5.5.7.1.3=DER:300a3008060604008e460101\n` });
  const identity = { key: createPrivateKey(bench.read('anna.key')), certificateChain: certificatesFromPem(bench.read('anna.crt').toString()) };
  bench.clear();
  return identity;
}

const send = (id: string) => t.ola.call('POST', `/agreements/${id}/sendings`, { signingLevel: 'code', signingOrder: 'any', expiresAt: new Date(t.services.clock().getTime() + 14 * 86_400_000).toISOString() });
const split = (id: string, clauseId: string) => t.ola.call('POST', `/agreements/${id}/split`, { clauseIds: [clauseId] });

describe('a clause that the law asks more for than a signature through a link', () => {
  it('stops freezing and sending in plain words, and names the clause', async () => {
    const { agreementId, documentId } = await draftThatTransfers();
    expect((await show(documentId)).findings.filter(({ severity }) => severity === 'blocks_sending')).toMatchObject([{ code: 'form-is-too-weak', name: 'transfer_of_rights' }]);
    for (const refusedAct of [await t.ola.call('POST', `/agreements/${agreementId}/versions`), await send(agreementId)]) {
      expect(refusedAct).toMatchObject({ status: 422, body: { data: { refusal: 'signature-is-too-weak', detail: { clauses: '9.2' } } } });
    }
  });

  it('moves to a separate document, and the rest goes out', async () => {
    const draft = await draftThatTransfers();
    const { status, body } = await split(draft.agreementId, draft.clauseId);
    expect(status).toBe(201);
    const made = body as { id: string; documentId: string; number: string };
    const separate = await show(made.documentId);
    expect(separate).toMatchObject({ purpose: 'agreement', kind: null, content: { head: { title: `Separate document to ${draft.number}`, country: 'PL' } } });
    expect(separate.content.clauses.map(({ body: words }) => words)).toContain(TRANSFER.replace('{#licence}', '9.1'));
    expect(separate.findings.map(({ code }) => code)).toEqual(['form-is-too-weak']);
    const reading = (await t.ola.call('GET', `/documents/${draft.documentId}/reading`)).body as DocumentReading;
    expect(reading.canonicalText).toContain(`This part stands in a separate document, ${made.number},`);
    expect(await t.ola.call('POST', `/agreements/${made.id}/versions`)).toMatchObject({ body: { data: { refusal: 'signature-is-too-weak' } } });
    expect(await sendWithoutMail(t, t.ola, draft)).toBe(1);
    expect(((await t.ola.call('GET', `/engagements/${draft.engagementId}`)).body as EngagementView).agreementId).toBe(draft.agreementId);
  });

  it('leaves an agreement that is amended like any other; the part is amended by itself', async () => {
    const draft = await draftThatTransfers();
    const { id: partId, number } = (await split(draft.agreementId, draft.clauseId)).body as { id: string; number: string };
    await sendOut(t, t.ola, { agreementId: draft.agreementId });
    await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
    expect((await signAsMember(t, t.ola, draft.agreementId)).status).toBe(201);
    await passTakeBack(t);
    const made = (await t.ola.call('POST', `/agreements/${draft.agreementId}/amendments`, {})).body as { id: string; documentId: string };
    const { clauses, billingItems: [first] } = (await show(made.documentId)).content;
    expect(clauses.find(({ id }) => id === draft.clauseId)).toMatchObject({ body: expect.stringContaining(number), effect: 'none' });
    await t.ola.call('POST', `/documents/${made.documentId}/edits`, { edits: [{ type: 'set', kind: 'billingItems', id: first?.id, field: 'amountMinor', before: first?.amountMinor, value: 990_000 }] });
    // What the law wants on paper stands in the other document, so that the change takes a code.
    const { own } = (await t.ola.call('GET', `/agreements/${made.id}/amendments`)).body as AmendmentsView;
    expect(own).toMatchObject({ amendmentNumber: 1, conflicts: [] });
    expect((await send(made.id)).status).toBe(201);
    expect(await t.ola.call('POST', `/agreements/${partId}/amendments`, {})).toMatchObject({ status: 422, body: { data: { refusal: 'agreement-is-not-sealed' } } });
  });

  it('goes out to be signed as a file, on no weaker way, and takes no certificate that does not call itself qualified', async () => {
    const draft = await draftThatTransfers();
    const { levels } = (await t.ola.call('GET', `/agreements/${draft.agreementId}/signing/preview`)).body as PreviewView;
    expect(levels).toEqual(['elsewhere', 'paper']);
    await sendOut(t, t.ola, { agreementId: draft.agreementId, signingLevel: 'elsewhere' });
    const { link } = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' })) ?? { link: null };
    const { page, handedOut, giveBack } = await takeFile(t, link ?? '');
    expect(page.sign.file).toMatchObject({ mustBeQualified: true });
    const own = await ownCertificate('Anna Wrona');
    expect((await giveBack(pdfFile(signedBy(own, handedOut)))).page).toMatchObject({ sign: { error: { field: 'file', code: 'returned-file-is-not-qualified' } } });
    if (openssl.isHere) expect((await giveBack(pdfFile(signedBy(qualified(), handedOut)))).page).toMatchObject({ page: 'signed', returned: { signatures: [{ owner: 'Anna Wrona', claimsQualified: true }] } });
  });

  it('is left where it was when the edit is taken back', async () => {
    const draft = await draftThatTransfers();
    await split(draft.agreementId, draft.clauseId);
    expect((await t.ola.call('POST', `/documents/${draft.documentId}/undo`, {})).status).toBe(200);
    expect((await show(draft.documentId)).content.clauses.find(({ id }) => id === draft.clauseId)).toMatchObject({ body: TRANSFER, effect: 'unsaid' });
  });

  it('goes out where somebody said that it moves nothing, and under a law that takes such a signature', async () => {
    const said = await draftThatTransfers();
    await t.ola.call('POST', `/documents/${said.documentId}/edits`, { edits: [{ type: 'set', kind: 'clauses', id: said.clauseId, field: 'effect', before: 'unsaid', value: 'none' }] });
    expect((await t.ola.call('POST', `/agreements/${said.agreementId}/versions`)).status).toBe(201);
    const american = await draftThatTransfers();
    await t.ola.call('POST', `/documents/${american.documentId}/edits`, { edits: [{ type: 'set', kind: 'head', id: null, field: 'country', before: 'PL', value: 'US' }] });
    expect((await t.ola.call('POST', `/agreements/${american.agreementId}/versions`)).status).toBe(201);
  });

  it('is not split off from an agreement of others, nor a clause that is not in it, nor from words that stand', async () => {
    const draft = await draftThatTransfers();
    expect((await t.maeve.call('POST', `/agreements/${draft.agreementId}/split`, { clauseIds: [draft.clauseId] })).status).toBe(404);
    expect((await split(draft.agreementId, draft.documentId)).status).toBe(404);
    await split(draft.agreementId, draft.clauseId);
    expect((await show(draft.documentId)).content.clauses.length).toBe((await show((await startAgreement(t.ola)).documentId)).content.clauses.length);
  });
});
