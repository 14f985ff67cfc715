import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSealIdentity, type SealIdentity } from './certificate.ts';
import { signDetached } from './cms/write-signed-data.ts';
import { isReference, pdfDictionary, pdfReference, pdfText, withEntries } from './pdf/pdf-value.ts';
import { sealPdf } from './seal-pdf.ts';
import { makeRoot, makeTimestampAuthority, timestampAnswer } from './test/authorities.fixture.ts';
import { openssl, pdfsig, Workbench } from './test/judges.fixture.ts';
import { AGREEMENT, chainOf, sampleAttachments, sampleEvents, samplePdf } from './test/sample-pdf.fixture.ts';
import {
  seeded,
  Tamperer,
  withAttachment,
  withFurtherSignature,
  withMorePages,
  withOtherContent,
  withPackedRevision,
  withValidationData,
  withVisibleText,
} from './test/tampering.fixture.ts';
import { timestampTokenFor } from './test/timestamp-token.fixture.ts';
import { verifySealedPdf } from './verify-pdf.ts';

const AT = new Date('2026-03-03T11:22:33Z');
const bench = new Workbench();
let identity: SealIdentity;
let sealed: Uint8Array;

beforeAll(async () => {
  identity = await createSealIdentity({ firmName: 'Studio Żółwik', keyKind: 'p-256', at: new Date('2026-01-01') });
  sealed = await sealWith(identity);
});
afterAll(() => bench.clear());

async function sealWith(by: SealIdentity, pdf?: Uint8Array): Promise<Uint8Array> {
  return (await sealPdf(pdf ?? (await samplePdf()), { ...by, name: 'Studio Żółwik', reason: 'Seal', at: AT })).pdf;
}

function changed(bytes: Uint8Array, at: number, by = 1): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ by;
  return copy;
}

function codesOf(bytes: Uint8Array): string[] {
  return verifySealedPdf(bytes).findings.map(({ code }) => code);
}

describe('one changed byte', () => {
  it('is never missed: 200 of 200 places, and each is named', () => {
    const random = seeded(20_260_303);
    for (let round = 0; round < 200; round += 1) {
      const at = random(sealed.length);
      const { verdict, findings } = verifySealedPdf(changed(sealed, at, 1 + random(255)));
      expect({ at, verdict }).toEqual({ at, verdict: 'changed' });
      expect(findings.length).toBeGreaterThan(0);
    }
  });

  it('in a page is placed within that page', async () => {
    const plain = await sealWith(identity, await samplePdf({ isCompressed: false, pages: 3, attachments: {} }));
    const at = Buffer.from(plain).indexOf('ET\n', Buffer.from(plain).indexOf('ET\n') + 3);
    const { findings } = verifySealedPdf(changed(plain, at));
    expect(findings).toEqual([expect.objectContaining({ code: 'signed-content-changed', part: 'page', pages: [2] })]);
    expect(findings).toEqual([expect.toSatisfy(({ from, to }: { from: number; to: number }) => from <= at && at < to && to - from <= 512)]);
  });

  it('in an attachment is placed within that attachment', async () => {
    const plain = await sealWith(identity, await samplePdf({ isCompressed: false, attachments: { 'agreement.json': AGREEMENT, 'big.txt': Buffer.alloc(4_000, 'x') } }));
    const { findings } = verifySealedPdf(changed(plain, Buffer.from(plain).indexOf('xxxxx') + 2_000));
    expect(findings).toEqual([expect.objectContaining({ part: 'attachment', attachment: 'big.txt' })]);
  });

  it('in the claimed time is placed within the seal', () => {
    const at = Buffer.from(sealed).indexOf('/M <') + 10;
    expect(verifySealedPdf(changed(sealed, at))).toMatchObject({ verdict: 'changed', findings: [{ code: 'signed-content-changed', part: 'seal' }] });
  });

  it('in the unused zeros behind the signature is placed to the digit', () => {
    const at = Buffer.from(sealed).indexOf('0>>>') - 200;
    const { verdict, findings } = verifySealedPdf(changed(sealed, at));
    expect(verdict).toBe('changed');
    expect(findings).toEqual([expect.objectContaining({ code: 'container-changed' })]);
    expect(findings).toEqual([expect.toSatisfy(({ from, to }: { from: number; to: number }) => from <= at && at < to && to - from === 2)]);
  });

  it('is seen even when it only turns a hexadecimal digit into a capital', () => {
    const start = Buffer.from(sealed).indexOf('/Contents <') + 11;
    const at = start + Buffer.from(sealed.subarray(start)).toString('latin1').search(/[a-f]/);
    expect(verifySealedPdf(changed(sealed, at, 0x20))).toMatchObject({ verdict: 'changed', findings: [{ code: 'container-changed', from: at, to: at + 1 }] });
  });
});

describe('text appended after sealing', () => {
  it('is named with its page', () => {
    const report = verifySealedPdf(withVisibleText(sealed), { trustedCertificates: identity.certificateChain });
    expect(report.verdict).toBe('appended');
    expect(report.findings).toContainEqual({ code: 'page-changed', page: 1 });
  });

  it.runIf(pdfsig.isHere)(pdfsig.title('is still called valid by an ordinary reader, which is why this verifier exists'), () => {
    bench.write('appended.pdf', withVisibleText(sealed));
    const { status, output } = bench.ask('pdfsig', 'appended.pdf');
    expect(status).toBe(0);
    expect(output).toContain('Signature is Valid.');
  });

  it('is named when only the content stream is exchanged', () => {
    expect(verifySealedPdf(withOtherContent(sealed))).toMatchObject({ verdict: 'appended' });
    expect(verifySealedPdf(withOtherContent(sealed)).findings).toContainEqual({ code: 'page-changed', page: 1 });
  });

  it('is named when it hides in a packed revision with a cross-reference stream', () => {
    const { reference } = new Tamperer(sealed).firstPage;
    const page = withPackedRevision(sealed, reference, '<< /Type /Page /Parent 1 0 R /MediaBox [0 0 10 10] >>');
    const report = verifySealedPdf(page);
    expect(report.verdict).toBe('appended');
    expect(report.findings).toContainEqual({ code: 'page-changed', page: 1 });
  });

  it('is named when it is a whole page, a note, or an action on opening', () => {
    expect(verifySealedPdf(withMorePages(sealed)).findings).toContainEqual({ code: 'page-added', page: 3 });
    const opening = new Tamperer(sealed);
    opening.setCatalog([['OpenAction', pdfDictionary([['S', { kind: 'name', name: 'JavaScript' }], ['JS', pdfText('app.alert(1)')]])]]);
    expect(verifySealedPdf(opening.finish())).toMatchObject({ verdict: 'appended', findings: expect.arrayContaining([{ code: 'document-setting-changed', setting: 'OpenAction' }]) });
    const titled = new Tamperer(sealed);
    const info = titled.add('<< /Title (Another agreement) >>');
    expect(verifySealedPdf(titled.finish([['Info', info]])).findings).toContainEqual({ code: 'metadata-changed' });
  });

  it('is named when a page is only turned, or a note is laid on it', () => {
    const turned = new Tamperer(sealed);
    turned.rewrite(turned.firstPage.reference, withEntries(turned.firstPage.dictionary, [['Rotate', 180]]));
    expect(verifySealedPdf(turned.finish()).findings).toContainEqual({ code: 'page-changed', page: 1 });
    const noted = new Tamperer(sealed);
    const note = noted.add('<< /Type /Annot /Subtype /FreeText /Rect [10 10 200 60] /Contents (paid) >>');
    noted.rewrite(noted.firstPage.reference, withEntries(noted.firstPage.dictionary, [['Annots', [note]]]));
    expect(verifySealedPdf(noted.finish()).findings).toContainEqual({ code: 'page-changed', page: 1 });
  });

  it('is named by its number when it is none of the parts that have a name', () => {
    const tamperer = new Tamperer(sealed);
    const structure = tamperer.file.catalog.entries.get('StructTreeRoot');
    if (!isReference(structure)) throw new Error('a tagged PDF');
    tamperer.rewrite(structure, pdfDictionary([['Type', { kind: 'name', name: 'StructTreeRoot' }]]));
    const { verdict, findings } = verifySealedPdf(tamperer.finish());
    expect(verdict).toBe('appended');
    expect(findings).toContainEqual({ code: 'object-changed', object: structure.number });
  });

  it('is named when an earlier object is removed', () => {
    const tamperer = new Tamperer(sealed);
    const stray = Math.max(...tamperer.file.places.keys());
    tamperer.rewrite(pdfReference(stray), null);
    expect(verifySealedPdf(tamperer.finish()).verdict).toBe('appended');
  });

  it.each([
    ['a blank line', Buffer.from('\n\n')],
    ['noise', Buffer.from('these bytes are no revision at all')],
    ['noise longer than readers look back', Buffer.alloc(5_000, 'z')],
    ['a second end', Buffer.from('\nstartxref\n0\n%%EOF\n')],
  ])('is named when it is only %s', (_, tail) => {
    const report = verifySealedPdf(Buffer.concat([sealed, tail]));
    expect(report.verdict).toBe('appended');
    expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([expect.stringMatching(/^bytes-(unaccounted|after-seal-unreadable)$/)]));
  });
});

describe('what PAdES foresees after a seal', () => {
  it('is an extension when it is validation data alone', () => {
    const report = verifySealedPdf(withValidationData(sealed));
    expect(report.verdict).toBe('extended');
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'validation-data-added', from: sealed.length }));
  });

  it('is no extension when bytes hide between its objects', () => {
    const extended = Buffer.from(withValidationData(sealed));
    const hidden = '%hidden\n9 0 obj\n<< /Hidden true >>\nendobj\n';
    const start = extended.lastIndexOf('startxref');
    const table = extended.lastIndexOf('xref', start - 1);
    const moved = String(table + hidden.length);
    const tampered = Buffer.concat([extended.subarray(0, table), Buffer.from(hidden), extended.subarray(table, start), Buffer.from(`startxref\n${moved}\n%%EOF\n`)]);
    expect(verifySealedPdf(tampered)).toMatchObject({ verdict: 'appended', findings: expect.arrayContaining([expect.objectContaining({ code: 'bytes-unaccounted' })]) });
  });

  it('is no extension when validation data come with a changed page', () => {
    expect(verifySealedPdf(withVisibleText(withValidationData(sealed))).verdict).toBe('appended');
    expect(verifySealedPdf(withValidationData(withVisibleText(sealed))).verdict).toBe('appended');
  });

  describe.runIf(openssl.isHere)(openssl.title('and a document time stamp'), () => {
    beforeAll(() => {
      makeRoot(bench);
      makeTimestampAuthority(bench);
    });

    function stamped(pdf: Uint8Array): Uint8Array {
      return withFurtherSignature(pdf, { subFilter: 'ETSI.RFC3161', sign: (digest) => timestampTokenFor(digest, (query) => timestampAnswer(bench, query)) });
    }

    it('is an extension when it is right, which openssl ts confirms', () => {
      const sign = (digest: Uint8Array, signedBytes: Uint8Array): Uint8Array => {
        const token = timestampTokenFor(digest, (query) => timestampAnswer(bench, query));
        bench.write('token.der', token);
        bench.write('signed.bin', signedBytes);
        return token;
      };
      const report = verifySealedPdf(withFurtherSignature(withValidationData(sealed), { subFilter: 'ETSI.RFC3161', sign }));
      expect(report.verdict).toBe('extended');
      expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['document-timestamp-added', 'validation-data-added']));
      expect(bench.run('openssl', 'ts', '-verify', '-token_in', '-in', 'token.der', '-data', 'signed.bin', '-CAfile', 'root.crt')).toContain('Verification: OK');
    });

    it('is no extension when it covers something else, or shows something', () => {
      const wrong = withFurtherSignature(sealed, {
        subFilter: 'ETSI.RFC3161',
        sign: () => timestampTokenFor(Buffer.alloc(32, 7), (query) => timestampAnswer(bench, query)),
      });
      expect(verifySealedPdf(wrong)).toMatchObject({ verdict: 'appended', findings: expect.arrayContaining([expect.objectContaining({ code: 'added-signature-invalid' })]) });
      const visible = withFurtherSignature(sealed, {
        subFilter: 'ETSI.RFC3161',
        rectangle: [0, 0, 200, 200],
        sign: (digest) => timestampTokenFor(digest, (query) => timestampAnswer(bench, query)),
      });
      expect(verifySealedPdf(visible).verdict).toBe('appended');
    });

    it('is no extension when its field acts, or takes the place of the seal', () => {
      const sign = (digest: Uint8Array): Uint8Array => timestampTokenFor(digest, (query) => timestampAnswer(bench, query));
      const acting = withFurtherSignature(sealed, { subFilter: 'ETSI.RFC3161', sign, fieldEntries: '/AA << /E << /S /JavaScript /JS (app.alert\\(1\\)) >> >>' });
      expect(verifySealedPdf(acting).verdict).toBe('appended');
      const replacing = withFurtherSignature(sealed, { subFilter: 'ETSI.RFC3161', sign, isAlone: true });
      expect(verifySealedPdf(replacing).findings).toContainEqual({ code: 'form-changed' });
    });

    it('protects what it covers: a byte changed before it is found by one of the two', () => {
      const extended = stamped(withValidationData(sealed));
      const at = Buffer.from(extended).indexOf('a certificate');
      expect(verifySealedPdf(changed(extended, at)).verdict).toBe('appended');
      expect(verifySealedPdf(changed(extended, 700)).verdict).toBe('changed');
    });
  });
});

describe('a second signature', () => {
  const another = (by: SealIdentity) => (contentDigest: Uint8Array) => signDetached({ contentDigest, ...by }).container;

  it('is named with its owner, and the page when it can be seen', async () => {
    const client = await createSealIdentity({ firmName: 'ООО «Маяк»', keyKind: 'p-256', at: new Date('2026-01-01') });
    const quiet = verifySealedPdf(withFurtherSignature(sealed, { subFilter: 'ETSI.CAdES.detached', sign: another(client) }));
    expect(quiet.verdict).toBe('appended');
    expect(quiet.findings.filter(({ code }) => code !== 'seal-not-time-stamped')).toEqual([{ code: 'signature-added', name: 'Second', owner: 'ООО «Маяк»' }]);
    expect(quiet.seal?.certificate?.owner).toBe('Studio Żółwik');
    const visible = withFurtherSignature(sealed, { subFilter: 'ETSI.CAdES.detached', rectangle: [10, 10, 90, 40], sign: another(client) });
    expect(verifySealedPdf(visible).findings).toContainEqual({ code: 'page-changed', page: 1 });
  });

  it('does not launder text that was added before it', () => {
    const laundered = withFurtherSignature(withVisibleText(sealed), { subFilter: 'ETSI.CAdES.detached', sign: another(identity) });
    const report = verifySealedPdf(laundered, { trustedCertificates: identity.certificateChain });
    expect(report.verdict).toBe('appended');
    expect(report.findings).toContainEqual({ code: 'page-changed', page: 1 });
  });

  it('is named as invalid when it is', () => {
    const broken = withFurtherSignature(sealed, { subFilter: 'ETSI.CAdES.detached', sign: () => another(identity)(Buffer.alloc(32)) });
    expect(codesOf(broken)).toContain('added-signature-invalid');
  });
});

describe('a file exchanged as a whole', () => {
  it('has no seal', async () => {
    expect(verifySealedPdf(await samplePdf())).toMatchObject({ verdict: 'no-seal', findings: [{ code: 'no-signature' }], seal: null });
  });

  it('has an unknown seal when somebody else sealed it under the same name', async () => {
    const forger = await createSealIdentity({ firmName: 'Studio Żółwik', keyKind: 'p-256', at: new Date('2026-01-01') });
    const report = verifySealedPdf(await sealWith(forger), { trustedCertificates: identity.certificateChain });
    expect(report.verdict).toBe('unknown-seal');
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'seal-certificate-unknown' }));
  });
});

describe('attachments', () => {
  it('that were stripped are named', () => {
    expect(verifySealedPdf(withAttachment(sealed, 'agreement.json', null))).toMatchObject({
      verdict: 'appended',
      findings: expect.arrayContaining([{ code: 'attachment-removed', name: 'agreement.json' }]),
    });
  });

  it('that were exchanged or added are named', () => {
    expect(codesOf(withAttachment(sealed, 'agreement.json', '{"fee":0}'))).toContain('attachment-changed');
    expect(codesOf(withAttachment(sealed, 'annex.txt', 'more'))).toContain('attachment-added');
  });

  it('are listed with their hashes', () => {
    expect(verifySealedPdf(sealed).attachments.map(({ name }) => name)).toEqual(['agreement.json', 'evidence.json']);
  });
});

describe('evidence that contradicts itself', () => {
  const altered = sampleEvents().map((event) => (event.record.seq === 2 ? { ...event, record: { ...event.record, at: '2026-03-09T00:00:00.000Z' } } : event));
  it.each([
    ['an altered event', { chain: chainOf(altered) }, { code: 'evidence-chain-broken', because: 'changed', event: 2 }],
    ['a removed event', { chain: chainOf(sampleEvents().toSpliced(1, 1)) }, { code: 'evidence-chain-broken', because: 'out-of-order', event: 2 }],
    ['a cut tail', { chain: chainOf(sampleEvents().slice(0, 2)) }, { code: 'evidence-chain-broken', because: 'tail-missing', event: 3 }],
    ['an exchanged text', { texts: { ['00'.repeat(32)]: 'other words' } }, { code: 'evidence-text-mismatch', sha256: '00'.repeat(32) }],
  ])('because of %s is named, though the seal is intact', async (_, change, finding) => {
    const pdf = await sealWith(identity, await samplePdf({ attachments: sampleAttachments(change) }));
    expect(verifySealedPdf(pdf)).toMatchObject({ verdict: 'inconsistent', findings: expect.arrayContaining([finding]) });
  });

  it('because the agreement is another one, or is not there, is named', async () => {
    const { 'evidence.json': evidence = Buffer.alloc(0) } = sampleAttachments();
    const other = await sealWith(identity, await samplePdf({ attachments: { 'evidence.json': evidence, 'agreement.json': Buffer.from('{}') } }));
    expect(verifySealedPdf(other)).toMatchObject({ verdict: 'inconsistent', findings: expect.arrayContaining([expect.objectContaining({ code: 'agreement-mismatch' })]) });
    const alone = await sealWith(identity, await samplePdf({ attachments: { 'evidence.json': evidence } }));
    expect(verifySealedPdf(alone)).toMatchObject({ verdict: 'inconsistent', findings: expect.arrayContaining([{ code: 'agreement-missing' }]) });
  });
});
