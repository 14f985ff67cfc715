import { X509Certificate } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { certificatesFromPem, certificateToPem, createSealIdentity, describeSealCertificate, readableFingerprint } from './certificate.ts';
import { DerError } from './der/der-node.ts';
import { issue, SIGNER_EXTENSIONS } from './test/authorities.fixture.ts';
import { openssl, Workbench } from './test/judges.fixture.ts';

const AT = new Date('2026-03-03T11:22:33Z');

describe('the certificate that an instance makes for itself', () => {
  const bench = new Workbench();
  afterAll(() => bench.clear());

  it('carries the name of the firm in its own script', async () => {
    for (const firmName of ['Studio Żółwik', 'ООО «Маяк»', '東京コーチング 🐢']) {
      const { certificateChain } = await createSealIdentity({ firmName, keyKind: 'p-256', at: AT });
      expect(describeSealCertificate(certificateChain[0] ?? new Uint8Array()).owner).toBe(firmName);
    }
  });

  it('is valid for ten years from the moment given, past 2050 too', async () => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: new Date('2044-02-29T00:00:00Z') });
    const { validFrom, validTo } = describeSealCertificate(certificateChain[0] ?? new Uint8Array());
    expect(validFrom.toISOString()).toBe('2044-02-29T00:00:00.000Z');
    expect(validTo.toISOString()).toBe('2054-03-01T00:00:00.000Z');
  });

  it('shortens a name that X.520 has no room for, by characters and not by bytes', async () => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Ż'.repeat(90), keyKind: 'p-256', at: AT });
    expect(describeSealCertificate(certificateChain[0] ?? new Uint8Array()).owner).toBe(`${'Ż'.repeat(63)}…`);
  });

  it('is refused without a name, or with a country that is none', async () => {
    await expect(createSealIdentity({ firmName: ' \n ', at: AT })).rejects.toThrow(RangeError);
    await expect(createSealIdentity({ firmName: 'Studio', country: 'Poland', at: AT })).rejects.toThrow(RangeError);
  });

  it('has a new serial number and key every time', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: AT })));
    const serials = [first, second].map((each) => describeSealCertificate(each?.certificateChain[0] ?? new Uint8Array()).serial);
    expect(new Set(serials).size).toBe(2);
    expect(first?.key.equals(second?.key ?? first.key)).toBe(false);
  });

  it('is refused when it names two algorithms for one signature', async () => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: AT });
    const altered = Buffer.from(certificateChain[0] ?? '');
    const ecdsaWithSha256 = Buffer.from('2a8648ce3d040302', 'hex');
    altered.writeUInt8(0x03, altered.lastIndexOf(ecdsaWithSha256) + ecdsaWithSha256.length - 1);
    expect(() => describeSealCertificate(altered)).toThrow(DerError);
  });

  it('is described as Node reads it', async () => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: AT });
    const [der = new Uint8Array()] = certificateChain;
    const described = describeSealCertificate(der);
    const judged = new X509Certificate(der);
    expect(readableFingerprint(described.fingerprint)).toBe(judged.fingerprint256);
    expect(described.serial.toUpperCase()).toBe(judged.serialNumber);
    const authority = new X509Certificate(certificateChain[1] ?? '');
    expect([judged.ca, authority.ca]).toEqual([false, true]);
    expect(judged.checkIssued(authority) && judged.verify(authority.publicKey)).toBe(true);
    expect(authority.subject).toContain('CN=Studio (Entente)');
  });

  it.runIf(openssl.isHere).each(['rsa-3072', 'p-256'] as const)(openssl.title('is right in the eyes of openssl, with a key of kind %s'), async (keyKind) => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Studio Żółwik', country: 'PL', keyKind, at: new Date() });
    const [seal = '', authority = ''] = certificateChain.map(certificateToPem);
    bench.write('seal.pem', seal);
    bench.write('authority.pem', authority);
    expect(bench.run('openssl', 'verify', '-x509_strict', '-check_ss_sig', '-purpose', 'smimesign', '-CAfile', 'authority.pem', 'seal.pem')).toContain('OK');
    const text = bench.run('openssl', 'x509', '-in', 'seal.pem', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus_space');
    expect(text).toContain('Subject: C=PL, O=Studio Żółwik, CN=Studio Żółwik');
    expect(text).toContain('Issuer: C=PL, O=Studio Żółwik, CN=Studio Żółwik (Entente)');
    expect(text).toContain('Digital Signature, Non Repudiation');
    expect(bench.run('openssl', 'x509', '-in', 'authority.pem', '-noout', '-text')).toContain('CA:TRUE, pathlen:0');
  });

  it.runIf(openssl.isHere)(openssl.title('vouches for nobody else: openssl refuses what the seal itself would issue'), async () => {
    const { key, certificateChain } = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: new Date() });
    const [seal = '', authority = ''] = certificateChain.map(certificateToPem);
    bench.write('seal.crt', seal);
    bench.write('seal.key', key.export({ format: 'pem', type: 'pkcs8' }));
    bench.write('authority.pem', authority);
    issue(bench, { name: 'forged', subject: '/CN=Forged', extensions: SIGNER_EXTENSIONS, by: 'seal' });
    expect(bench.ask('openssl', 'verify', '-CAfile', 'authority.pem', '-untrusted', 'seal.crt', 'forged.crt').status).not.toBe(0);
  });
});

describe('PEM', () => {
  it('is read back as it was written, several certificates too', async () => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Studio', keyKind: 'p-256', at: AT });
    const pem = certificateChain.map(certificateToPem).join('');
    expect(certificatesFromPem(`some words\n${pem}${pem.replaceAll('\n', '\r\n')}`)).toEqual([...certificateChain, ...certificateChain]);
  });

  it('without certificates gives none', () => {
    expect(certificatesFromPem('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')).toEqual([]);
  });
});
