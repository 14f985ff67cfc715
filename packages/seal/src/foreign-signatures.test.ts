import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificatesFromPem, createSealIdentity, type SealIdentity } from './certificate.ts';
import { signDetached } from './cms/write-signed-data.ts';
import { sealPdf } from './seal-pdf.ts';
import { issue, makeRoot, makeTimestampAuthority, SIGNER_EXTENSIONS, STAMPER_EXTENSIONS, timestampAnswer } from './test/authorities.fixture.ts';
import { openssl, Workbench } from './test/judges.fixture.ts';
import { samplePdf } from './test/sample-pdf.fixture.ts';
import { sealedParts } from './test/sealed-parts.fixture.ts';
import { seeded, withFurtherSignature } from './test/tampering.fixture.ts';
import { tokenBy } from './test/timestamp-token.fixture.ts';
import type { TimestampFetch } from './timestamp.ts';
import { verifySealedPdf } from './verify-pdf.ts';

const CADES = 'ETSI.CAdES.detached';
const NEW_RSA = ['-newkey', 'rsa:2048', '-nodes'];

describe('a signature that only looks like one', () => {
  let identity: SealIdentity;
  beforeAll(async () => {
    identity = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: new Date('2026-01-01') });
  });
  const sign = (contentDigest: Uint8Array): Uint8Array => signDetached({ contentDigest, ...identity }).container;

  it('is believed when it is a real one, whoever wrote the file around it', async () => {
    expect(verifySealedPdf(withFurtherSignature(await samplePdf(), { subFilter: CADES, sign })).verdict).toBe('intact');
  });

  it('is not believed when it leaves more uncovered than itself', async () => {
    const wide = withFurtherSignature(await samplePdf(), { subFilter: CADES, sign, uncovered: 8 });
    expect(verifySealedPdf(wide)).toMatchObject({ verdict: 'changed', findings: expect.arrayContaining([expect.objectContaining({ code: 'byte-range-wrong' })]) });
  });

  it('is not believed when it brings its own content instead of covering the file', async () => {
    const attached = withFurtherSignature(await samplePdf(), { subFilter: CADES, sign: (digest) => tokenBy(identity, digest) });
    expect(verifySealedPdf(attached)).toMatchObject({ verdict: 'changed', findings: expect.arrayContaining([expect.objectContaining({ code: 'container-changed' })]) });
  });

  it('is not believed when another algorithm is named than the one that was signed', async () => {
    const rsa = await createSealIdentity({ firmName: 'Studio', at: new Date('2026-01-01') });
    const { pdf } = await sealPdf(await samplePdf(), { ...rsa, name: 'Studio', reason: 'Seal', at: new Date('2026-02-01') });
    const renamed = Buffer.from(pdf);
    const [rsaWithSha256, rsaAlone] = ['2a864886f70d01010b', '2a864886f70d010101'];
    renamed.write(rsaAlone, renamed.lastIndexOf(rsaWithSha256));
    expect(verifySealedPdf(renamed)).toMatchObject({ verdict: 'changed', findings: [{ code: 'signature-invalid', because: 'algorithm-protection-mismatch' }] });
  });
});

describe.runIf(openssl.isHere)(openssl.title('beside openssl'), () => {
  const bench = new Workbench();
  beforeAll(() => {
    makeRoot(bench);
    makeTimestampAuthority(bench);
    issue(bench, { name: 'firm', subject: '/CN=Studio Żółwik', extensions: SIGNER_EXTENSIONS, newKey: NEW_RSA });
  });
  afterAll(() => bench.clear());

  function identityOf(...names: readonly [string, ...string[]]): SealIdentity {
    const certificateChain = names.flatMap((name) => certificatesFromPem(bench.read(`${name}.crt`).toString()));
    return { key: createPrivateKey(bench.read(`${names[0]}.key`)), certificateChain };
  }

  const stamping: TimestampFetch = async (_, { body }) => new Response(Uint8Array.from(timestampAnswer(bench, body)));
  const timestampAuthority = { url: 'http://authority.example/', fetch: stamping };

  async function sealedBy(identity: SealIdentity, isStamped = false): Promise<Uint8Array> {
    const at = new Date();
    const statement = { name: 'Studio', reason: 'Seal', at };
    return (await sealPdf(await samplePdf(), { ...identity, ...statement, ...(isStamped ? { timestampAuthority } : {}) })).pdf;
  }

  it('a signature that openssl made is intact, and its forbidden signing time is noted', async () => {
    const sign = (_: Uint8Array, signedBytes: Uint8Array): Uint8Array => {
      bench.write('signed.bin', signedBytes);
      const inputs = ['-in', 'signed.bin', '-signer', 'firm.crt', '-inkey', 'firm.key', '-certfile', 'root.crt'];
      bench.run('openssl', 'cms', '-sign', '-binary', '-cades', '-md', 'sha256', ...inputs, '-outform', 'DER', '-out', 'foreign.der');
      return bench.read('foreign.der');
    };
    const report = verifySealedPdf(withFurtherSignature(await samplePdf(), { subFilter: CADES, sign }), { trustedCertificates: certificatesFromPem(bench.read('root.crt').toString()) });
    expect(report).toMatchObject({ verdict: 'intact', seal: { certificate: { owner: 'Studio Żółwik', issuer: 'Test Root', trust: 'trusted' } } });
    expect(report.findings).toContainEqual({ code: 'signing-time-attribute-present' });
  });

  it('a firm that holds a certificate cannot make more of them', async () => {
    issue(bench, { name: 'forger', subject: '/CN=Studio Żółwik', extensions: SIGNER_EXTENSIONS, by: 'firm' });
    const trustedCertificates = certificatesFromPem(bench.read('root.crt').toString());
    expect(verifySealedPdf(await sealedBy(identityOf('firm', 'root')), { trustedCertificates }).verdict).toBe('intact');
    expect(verifySealedPdf(await sealedBy(identityOf('forger', 'firm', 'root')), { trustedCertificates }).verdict).toBe('unknown-seal');
  });

  it('no byte of a container with chain and time stamp can change unseen: 300 of 300', async () => {
    const pdf = await sealedBy(identityOf('firm', 'root'), true);
    const { gap, container } = sealedParts(pdf);
    expect(verifySealedPdf(pdf)).toMatchObject({ verdict: 'intact', seal: { level: 'B-T' } });
    const random = seeded(7);
    for (let round = 0; round < 300; round += 1) {
      // The head, where versions and algorithms stand, byte by byte; the rest by chance.
      const at = gap.from + 1 + 2 * (round < 80 ? round : random(container.length));
      const changed = Buffer.from(pdf);
      const value = Number.parseInt(changed.toString('latin1', at, at + 2), 16) ^ (round < 80 ? 1 << (round % 7) : 1 + random(255));
      changed.write(value.toString(16).padStart(2, '0'), at, 'latin1');
      expect({ at, verdict: verifySealedPdf(changed).verdict }).toEqual({ at, verdict: 'changed' });
    }
  });

  it('a time stamp that is too large costs the level, not the seal', async () => {
    const remark = `1.2.3.4.5=ASN1:UTF8String:${'x'.repeat(14_000)}\n`;
    issue(bench, { name: 'tsa', subject: '/CN=Talkative Authority', extensions: `${STAMPER_EXTENSIONS}${remark}` });
    const sealed = await sealPdf(await samplePdf(), { ...identityOf('firm', 'root'), name: 'Studio', reason: 'Seal', at: new Date(), timestampAuthority });
    expect(sealed).toMatchObject({ level: 'B-B', degradedBecause: 'timestamp-too-large' });
    expect(verifySealedPdf(sealed.pdf).verdict).toBe('intact');
  });
});
