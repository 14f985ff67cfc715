import { X509Certificate } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { certificatesFromPem, certificateToPem, createSealIdentity, describeSealCertificate, readableFingerprint } from './certificate.ts';
import { DerError } from './der/der-node.ts';
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
    expect(judged.verify(judged.publicKey)).toBe(true);
  });

  it.runIf(openssl.isHere).each(['rsa-3072', 'p-256'] as const)(openssl.title('is right in the eyes of openssl, with a key of kind %s'), async (keyKind) => {
    const { certificateChain } = await createSealIdentity({ firmName: 'Studio Żółwik', country: 'PL', keyKind, at: new Date() });
    bench.write('seal.pem', certificateToPem(certificateChain[0] ?? new Uint8Array()));
    expect(bench.run('openssl', 'verify', '-x509_strict', '-check_ss_sig', '-CAfile', 'seal.pem', 'seal.pem')).toContain('OK');
    const text = bench.run('openssl', 'x509', '-in', 'seal.pem', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus_space');
    expect(text).toContain('Subject: C=PL, O=Studio Żółwik, CN=Studio Żółwik');
    expect(text).toContain('Digital Signature, Non Repudiation');
    expect(text).toContain('CA:FALSE');
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
