import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealIdentity, type SealIdentity } from './certificate.ts';
import { signDetached } from './cms/write-signed-data.ts';
import { readReturnedFile } from './read-returned-file.ts';
import { sealPdf } from './seal-pdf.ts';
import { issue, makeRoot, SIGNER_EXTENSIONS } from './test/authorities.fixture.ts';
import { openssl, pdfsig, Workbench } from './test/judges.fixture.ts';
import { samplePdf } from './test/sample-pdf.fixture.ts';
import { Tamperer, withAttachment, withFurtherSignature, withMorePages, withOtherContent, withValidationData, withVisibleText } from './test/tampering.fixture.ts';

const CADES = 'ETSI.CAdES.detached';
let handedOut: Uint8Array;
let anna: SealIdentity;
let ola: SealIdentity;
beforeAll(async () => {
  handedOut = await samplePdf();
  anna = await createSealIdentity({ firmName: 'Anna Wrona', keyKind: 'p-256', at: new Date('2026-01-01') });
  ola = await createSealIdentity({ firmName: 'Ola Lipka', keyKind: 'p-256', at: new Date('2026-01-01') });
});

const signedBy = (identity: SealIdentity, pdf: Uint8Array, more: { rectangle?: readonly [number, number, number, number]; fieldEntries?: string } = {}): Uint8Array =>
  withFurtherSignature(pdf, { subFilter: CADES, ...more, sign: (contentDigest) => signDetached({ contentDigest, ...identity }).container });
const read = (bytes: Uint8Array, bases: readonly Uint8Array[] = [handedOut]) => readReturnedFile(bytes, bases);

describe('a file that came back signed', () => {
  it('tells whose certificate it is, who issued it, and that nobody checked it against a list', () => {
    const found = read(signedBy(anna, handedOut));
    expect(found).toMatchObject({ ok: true, value: { base: 0, signatures: [{ owner: 'Anna Wrona', isVisible: false, claimsQualified: false, claimedTime: null, stamped: null }] } });
  });

  it('tells of the time that the signer’s own program states', async () => {
    const { pdf } = await sealPdf(handedOut, { ...anna, name: 'Anna Wrona', reason: 'I agree', at: new Date('2026-03-03T11:22:33Z') });
    expect(read(pdf)).toMatchObject({ ok: true, value: { signatures: [{ owner: 'Anna Wrona', claimedTime: '2026-03-03T11:22:33.000Z' }] } });
  });

  it('may bear a mark on a page, which is told of', () => {
    expect(read(signedBy(anna, handedOut, { rectangle: [72, 72, 272, 122] }))).toMatchObject({ ok: true, value: { signatures: [{ isVisible: true }] } });
  });

  it('signed by one after the other tells of the last one only, whichever file it was made on', () => {
    const first = signedBy(anna, handedOut);
    const second = signedBy(ola, first);
    expect(read(second, [handedOut, first])).toMatchObject({ ok: true, value: { base: 1, signatures: [{ owner: 'Ola Lipka' }] } });
    expect(read(signedBy(ola, handedOut), [handedOut, first])).toMatchObject({ ok: true, value: { base: 0, signatures: [{ owner: 'Ola Lipka' }] } });
    expect(read(second)).toMatchObject({ ok: true, value: { base: 0, signatures: [{ owner: 'Anna Wrona' }, { owner: 'Ola Lipka' }] } });
  });

  it('may bring proofs of validity and other words about its author', () => {
    expect(read(withValidationData(signedBy(anna, handedOut))).ok).toBe(true);
    const tool = new Tamperer(handedOut);
    const info = tool.add('<< /Producer (A signing tool) >>');
    expect(read(signedBy(anna, tool.finish([['Info', info]]))).ok).toBe(true);
  });
});

describe('a file that is not taken', () => {
  it('is no PDF', () => {
    expect(read(Buffer.from('<?xml version="1.0"?><ds:Signature/>'))).toEqual({ ok: false, refusal: { code: 'returned-file-is-no-pdf' } });
    expect(read(new Uint8Array())).toMatchObject({ refusal: { code: 'returned-file-is-no-pdf' } });
  });

  it('does not begin with the bytes that were handed out, and says from where on', async () => {
    const changed = Uint8Array.from(signedBy(anna, handedOut));
    changed[1_500] = (changed[1_500] ?? 0) ^ 1;
    expect(read(changed)).toMatchObject({ refusal: { code: 'returned-file-is-other', detail: { at: 1_500, of: handedOut.length } } });
    expect(read(await samplePdf({ pages: 3 }))).toMatchObject({ refusal: { code: 'returned-file-is-other' } });
    expect(read(handedOut.subarray(0, 4_000))).toMatchObject({ refusal: { code: 'returned-file-is-other', detail: { at: 4_000 } } });
  });

  it('bears no signature, or none of one’s own', () => {
    expect(read(handedOut)).toMatchObject({ refusal: { code: 'returned-file-has-no-signature' } });
    expect(read(withValidationData(handedOut))).toMatchObject({ refusal: { code: 'returned-file-has-no-signature' } });
    const first = signedBy(anna, handedOut);
    expect(read(first, [handedOut, first])).toMatchObject({ refusal: { code: 'returned-file-has-no-signature' } });
  });

  it('bears a signature that does not hold', () => {
    const wrongKey = withFurtherSignature(handedOut, { subFilter: CADES, sign: (contentDigest) => signDetached({ contentDigest, key: ola.key, certificateChain: anna.certificateChain }).container });
    expect(read(wrongKey)).toMatchObject({ refusal: { code: 'returned-file-signature-is-broken' } });
    const otherDigest = withFurtherSignature(handedOut, { subFilter: CADES, sign: () => signDetached({ contentDigest: Buffer.alloc(32), ...anna }).container });
    expect(read(otherDigest)).toMatchObject({ refusal: { code: 'returned-file-signature-is-broken' } });
    const wide = withFurtherSignature(handedOut, { subFilter: CADES, uncovered: 8, sign: (contentDigest) => signDetached({ contentDigest, ...anna }).container });
    expect(read(wide)).toMatchObject({ refusal: { code: 'returned-file-signature-is-broken' } });
    const flipped = Uint8Array.from(signedBy(anna, handedOut));
    const at = handedOut.length + 20;
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(read(flipped).ok).toBe(false);
  });

  it.each([
    ['words over a page', withVisibleText, 'page'],
    ['other content of a page', withOtherContent, 'page'],
    ['a page more', withMorePages, 'page'],
    ['another attachment', (pdf: Uint8Array) => withAttachment(pdf, 'agreement.json', '{}'), 'attachment'],
  ] as const)('brings %s, before or after the signature', (_, tamper, change) => {
    for (const file of [signedBy(anna, tamper(handedOut)), tamper(signedBy(anna, handedOut))]) {
      expect(read(file)).toMatchObject({ refusal: { code: 'returned-file-was-changed', detail: { change } } });
    }
  });
});

describe.runIf(openssl.isHere && pdfsig.isHere)(openssl.title('beside openssl and pdfsig'), () => {
  const bench = new Workbench();
  beforeAll(() => {
    makeRoot(bench);
    // id-etsi-qcs-QcCompliance, as a qualified certificate carries it
    issue(bench, { name: 'anna', subject: '/C=PL/CN=Anna Wrona', extensions: `${SIGNER_EXTENSIONS}1.3.6.1.5.5.7.1.3=DER:300a3008060604008e460101\n` });
  });
  afterAll(() => bench.clear());

  it.each([
    ['of PAdES', CADES, ['-cades']],
    ['of ordinary readers', 'adbe.pkcs7.detached', []],
  ] as const)('a signature %s by a certificate that calls itself qualified is read, and pdfsig agrees', (_, subFilter, more) => {
    const sign = (_digest: Uint8Array, signedBytes: Uint8Array): Uint8Array => {
      bench.write('signed.bin', signedBytes);
      bench.run('openssl', 'cms', '-sign', '-binary', ...more, '-md', 'sha256', '-in', 'signed.bin', '-signer', 'anna.crt', '-inkey', 'anna.key', '-certfile', 'root.crt', '-outform', 'DER', '-out', 'anna.der');
      return bench.read('anna.der');
    };
    const file = withFurtherSignature(handedOut, { subFilter, sign });
    expect(read(file)).toMatchObject({ ok: true, value: { signatures: [{ owner: 'Anna Wrona', issuer: 'Test Root', country: 'PL', isSelfSigned: false, claimsQualified: true }] } });
    expect(bench.ask('pdfsig', '-nocert', bench.write('returned.pdf', file)).output).toContain('Signature is Valid');
  });
});
