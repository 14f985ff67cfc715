import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { certificateToPem, createSealIdentity, type SealIdentity, type SealKeyKind } from './certificate.ts';
import { importSealIdentity } from './certificate-import.ts';
import { PdfError } from './pdf/pdf-value.ts';
import { raiseSeal } from './raise-seal.ts';
import { sealPdf } from './seal-pdf.ts';
import { issue, makeRoot, makeTimestampAuthority, SIGNER_EXTENSIONS, timestampAnswer } from './test/authorities.fixture.ts';
import { certutil, openssl, pdfsig, qpdf, Workbench } from './test/judges.fixture.ts';
import { samplePdf } from './test/sample-pdf.fixture.ts';
import { sealedParts } from './test/sealed-parts.fixture.ts';
import { type Answering, serveTimestamps, type TimestampServer } from './test/timestamp-server.fixture.ts';
import { verifySealedPdf } from './verify-pdf.ts';

const AT = new Date('2026-03-03T11:22:33.456Z');
const STATEMENT = { name: 'Studio Żółwik', reason: 'Запечатано после обеих подписей', location: 'Warszawa', contact: 'ola@zolwik.example', at: AT };

describe('a sealed PDF', () => {
  const bench = new Workbench();
  afterAll(() => bench.clear());

  async function sealedBy(keyKind: SealKeyKind): Promise<{ pdf: Uint8Array; identity: SealIdentity }> {
    const identity = await createSealIdentity({ firmName: 'Studio Żółwik', keyKind, at: new Date() });
    const { pdf } = await sealPdf(await samplePdf(), { ...identity, ...STATEMENT, at: new Date() });
    bench.write('sealed.pdf', pdf);
    bench.write('seal.pem', identity.certificateChain.map(certificateToPem).join(''));
    return { pdf, identity };
  }

  it('keeps the bytes it was given, and says what was stated', async () => {
    const original = await samplePdf();
    const identity = await createSealIdentity({ firmName: 'Studio Żółwik', keyKind: 'p-256', at: new Date('2026-01-01') });
    const sealed = await sealPdf(original, { ...identity, ...STATEMENT });
    expect(Buffer.compare(sealed.pdf.subarray(0, original.length), original)).toBe(0);
    expect(sealed.level).toBe('B-B');
    const { verdict, seal } = verifySealedPdf(sealed.pdf);
    expect(verdict).toBe('intact');
    expect(seal).toMatchObject({
      level: 'B-B',
      subFilter: 'ETSI.CAdES.detached',
      claimedTime: '2026-03-03T11:22:33.000Z',
      name: STATEMENT.name,
      reason: STATEMENT.reason,
      location: STATEMENT.location,
      contact: STATEMENT.contact,
      coversTo: sealed.pdf.length,
      certificate: { serial: sealed.certificateSerial, fingerprint: sealed.certificateFingerprint, issuer: 'Studio Żółwik (Entente)', isSelfSigned: false },
    });
  });

  it.runIf(pdfsig.isHere).each(['rsa-3072', 'p-256'] as const)(pdfsig.title('is valid and wholly signed for pdfsig, with a key of kind %s'), async (keyKind) => {
    await sealedBy(keyKind);
    const output = bench.run('pdfsig', 'sealed.pdf');
    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Total document signed');
    expect(output).toContain('Signature Type: ETSI.CAdES.detached');
    expect(output).toContain('Signer Certificate Common Name: Studio Żółwik');
  });

  it.runIf(pdfsig.isHere && certutil.isHere)(certutil.title(pdfsig.title('is trusted by pdfsig once the authority is in its store')), async () => {
    const { identity } = await sealedBy('rsa-3072');
    bench.write('authority.pem', certificateToPem(identity.certificateChain[1] ?? new Uint8Array()));
    bench.run('mkdir', '-p', 'store');
    bench.run('certutil', '-N', '-d', 'sql:store', '--empty-password');
    bench.run('certutil', '-A', '-d', 'sql:store', '-n', 'studio', '-t', 'CT,CT,CT', '-i', 'authority.pem');
    expect(bench.run('pdfsig', '-nssdir', 'sql:store', 'sealed.pdf')).toContain('Certificate is Trusted.');
  });

  it.runIf(openssl.isHere).each(['rsa-3072', 'p-256'] as const)(openssl.title('is right for openssl cms with its CAdES rules, with a key of kind %s'), async (keyKind) => {
    const { pdf } = await sealedBy(keyKind);
    const { container, signedBytes } = sealedParts(pdf);
    bench.write('seal.der', container);
    bench.write('signed.bin', signedBytes);
    const inputs = ['-inform', 'DER', '-in', 'seal.der', '-content', 'signed.bin', '-CAfile', 'seal.pem'];
    const verified = bench.ask('openssl', 'cms', '-verify', '-cades', '-binary', ...inputs, '-purpose', 'any', '-out', 'verified.bin');
    expect(verified).toMatchObject({ status: 0, output: expect.stringContaining('CAdES Verification successful') });
    bench.write('signed.bin', Buffer.concat([signedBytes, Buffer.from(' ')]));
    expect(bench.ask('openssl', 'cms', '-verify', '-binary', ...inputs, '-purpose', 'any', '-out', 'verified.bin').status).not.toBe(0);
  });

  it.runIf(openssl.isHere)(openssl.title('has no CMS signing time, but a signing-certificate-v2'), async () => {
    const { pdf } = await sealedBy('rsa-3072');
    bench.write('seal.der', sealedParts(pdf).container);
    const printed = bench.run('openssl', 'cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', 'seal.der');
    expect(printed).not.toContain('signingTime');
    expect(printed).toContain('id-smime-aa-signingCertificateV2');
    expect(printed).toContain('messageDigest');
  });

  it.runIf(qpdf.isHere)(qpdf.title('is sound in structure for qpdf'), async () => {
    await sealedBy('p-256');
    expect(bench.run('qpdf', '--check', 'sealed.pdf')).toContain('No syntax or stream encoding errors found');
  });

  it.runIf(openssl.isHere)(openssl.title('may be sealed by an imported certificate with its authority'), async () => {
    makeRoot(bench);
    issue(bench, { name: 'firm', subject: '/CN=Studio Żółwik', extensions: SIGNER_EXTENSIONS });
    bench.run('openssl', 'pkcs12', '-export', '-out', 'firm.p12', '-inkey', 'firm.key', '-in', 'firm.crt', '-certfile', 'root.crt', '-passout', 'pass:x');
    const taken = importSealIdentity({ file: bench.read('firm.p12'), password: 'x', at: new Date() });
    if (!taken.ok) throw new Error(taken.refusal.code);
    const { pdf } = await sealPdf(await samplePdf(), { ...taken.value, ...STATEMENT, at: new Date() });
    const [own, root] = taken.value.certificateChain;
    expect(verifySealedPdf(pdf, { trustedCertificates: [root ?? new Uint8Array()] })).toMatchObject({ verdict: 'intact', seal: { certificate: { trust: 'trusted', isSelfSigned: false } } });
    expect(verifySealedPdf(pdf, { trustedCertificates: [own ?? new Uint8Array()] }).verdict).toBe('intact');
    expect(verifySealedPdf(pdf, { trustedCertificates: [] })).toMatchObject({ verdict: 'unknown-seal' });
  });
});

describe('a PDF that cannot carry a seal', () => {
  let identity: SealIdentity;
  beforeAll(async () => {
    identity = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: AT });
  });

  it('is refused when it is sealed already', async () => {
    const { pdf } = await sealPdf(await samplePdf(), { ...identity, ...STATEMENT });
    await expect(sealPdf(pdf, { ...identity, ...STATEMENT })).rejects.toThrow(PdfError);
  });

  it('is refused when it is damaged, or no PDF', async () => {
    const pdf = await samplePdf();
    for (const bytes of [new Uint8Array(), Buffer.from('hello'), pdf.subarray(0, 900)]) {
      await expect(sealPdf(bytes, { ...identity, ...STATEMENT })).rejects.toThrow(PdfError);
    }
  });

  it('is refused when the key belongs to another certificate', async () => {
    const other = await createSealIdentity({ firmName: 'Other', keyKind: 'p-256', at: AT });
    await expect(sealPdf(await samplePdf(), { ...identity, key: other.key, ...STATEMENT })).rejects.toThrow(RangeError);
  });
});

describe.runIf(openssl.isHere)(openssl.title('a seal with a time-stamp authority'), () => {
  const bench = new Workbench();
  let identity: SealIdentity;
  let server: TimestampServer | undefined;
  beforeAll(async () => {
    makeRoot(bench);
    makeTimestampAuthority(bench);
    identity = await createSealIdentity({ firmName: 'Studio', at: new Date() });
  });
  afterEach(async () => server?.close());
  afterAll(() => bench.clear());

  async function seal(answering: Answering) {
    server = await serveTimestamps(answering);
    return sealPdf(await samplePdf(), { ...identity, ...STATEMENT, at: new Date(), timestampAuthority: { url: server.url, fetch, timeoutMs: 1_000 } });
  }

  it('reaches B-T, and openssl ts finds the stamp right for the signature value', async () => {
    const sealed = await seal((query) => timestampAnswer(bench, query));
    expect(sealed).toMatchObject({ level: 'B-T', timestamp: { authority: 'Test Time Authority' } });
    expect(sealed.degradedBecause).toBeUndefined();
    const { token, signature, container, signedBytes } = sealedParts(sealed.pdf);
    bench.write('token.der', token ?? new Uint8Array());
    bench.write('signature.bin', signature);
    const stamped = bench.run('openssl', 'ts', '-verify', '-token_in', '-in', 'token.der', '-data', 'signature.bin', '-CAfile', 'root.crt');
    expect(stamped).toContain('Verification: OK');
    bench.write('seal.der', container);
    bench.write('signed.bin', signedBytes);
    bench.write('seal.pem', identity.certificateChain.map(certificateToPem).join(''));
    const inputs = ['-inform', 'DER', '-in', 'seal.der', '-content', 'signed.bin', '-CAfile', 'seal.pem', '-purpose', 'any', '-out', 'verified.bin'];
    expect(bench.ask('openssl', 'cms', '-verify', '-binary', ...inputs).status).toBe(0);
    const report = verifySealedPdf(sealed.pdf);
    expect(report).toMatchObject({ verdict: 'intact', findings: [], seal: { level: 'B-T' } });
    expect(report.seal?.timestamp).toMatchObject({ time: sealed.timestamp?.time.toISOString(), serial: sealed.timestamp?.serial });
  });

  it.each<[string, Answering, string]>([
    ['keeps silent', () => 'never', 'timestamp-authority-slow'],
    ['is out of order', () => ({ status: 500 }), 'timestamp-authority-refused'],
    ['talks nonsense', () => Buffer.from('<html>'), 'timestamp-answer-unreadable'],
    ['breaks its signature', (query) => withLastByteChanged(timestampAnswer(bench, query)), 'timestamp-signature-invalid'],
  ])('is B-B, says why, and stays intact when the authority %s', async (_, answering, because) => {
    const sealed = await seal(answering);
    expect(sealed).toMatchObject({ level: 'B-B', degradedBecause: because });
    expect(sealed.timestamp).toBeUndefined();
    expect(sealedParts(sealed.pdf).token).toBeNull();
    expect(verifySealedPdf(sealed.pdf).verdict).toBe('intact');
  });

  it('is raised to B-T later without moving a byte, once', async () => {
    const basic = await seal(() => ({ status: 500 }));
    await server?.close();
    server = await serveTimestamps((query) => timestampAnswer(bench, query));
    const authority = { url: server.url, fetch };
    const raised = await raiseSeal(basic.pdf, authority);
    if (!raised.ok) throw new Error(raised.refusal.code);
    expect(raised.value.pdf.length).toBe(basic.pdf.length);
    expect(Buffer.compare(sealedParts(raised.value.pdf).signedBytes, sealedParts(basic.pdf).signedBytes)).toBe(0);
    expect(verifySealedPdf(raised.value.pdf)).toMatchObject({ verdict: 'intact', seal: { level: 'B-T' } });
    expect(await raiseSeal(raised.value.pdf, authority)).toEqual({ ok: false, refusal: { code: 'seal-not-raisable' } });
  });

  it('is not raised where the stamp would lie outside its certificate: it would speak against the seal', async () => {
    const old = await createSealIdentity({ firmName: 'Studio Żółwik', at: new Date('1999-03-03T00:00:00Z') });
    const { pdf } = await sealPdf(await samplePdf(), { ...old, ...STATEMENT, at: new Date('1999-03-04T00:00:00Z') });
    server = await serveTimestamps((query) => timestampAnswer(bench, query));
    expect(await raiseSeal(pdf, { url: server.url, fetch })).toEqual({ ok: false, refusal: { code: 'seal-certificate-over' } });
  });

  it('is not raised when it is broken, absent, or the authority is still away', async () => {
    const basic = await seal(() => ({ status: 500 }));
    const authority = { url: server?.url ?? '', fetch };
    expect(await raiseSeal(basic.pdf, authority)).toEqual({ ok: false, refusal: { code: 'timestamp-authority-refused' } });
    expect(await raiseSeal(await samplePdf(), authority)).toEqual({ ok: false, refusal: { code: 'seal-not-raisable' } });
    expect(await raiseSeal(withByteChanged(basic.pdf, 700), authority)).toEqual({ ok: false, refusal: { code: 'seal-not-raisable' } });
  });
});

function withLastByteChanged(bytes: Buffer): Buffer {
  return Buffer.from(withByteChanged(bytes, bytes.length - 1));
}

function withByteChanged(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
