import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { granted, type Outcome, type Refusal, refused } from '@entente/core/kernel/outcome';
import type { SealIdentity } from './certificate.ts';
import { DerError } from './der/der-node.ts';
import { type CertificateFacts, isIssuedBy, readCertificate } from './x509/certificate-facts.ts';
import { UnsupportedEncryptionError } from './x509/password-encryption.ts';
import { openPkcs12, type Pkcs12Contents } from './x509/pkcs12.ts';
import { isValidAt } from './x509/trust.ts';

export const IMPORT_REFUSALS = [
  'seal-import-unreadable',
  'seal-import-unsupported',
  'seal-import-password-wrong',
  'seal-import-without-key',
  'seal-import-without-certificate',
  'seal-import-key-unfit',
  'seal-import-certificate-expired',
] as const;

/** Why a PKCS#12 file cannot become the seal of an instance. */
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

export type SealImport = { readonly file: Uint8Array; readonly password: string; readonly at: Date };

const LARGEST_FILE = 256 * 1024;
const SHORTEST_RSA_KEY = 2048;
const LONGEST_CHAIN = 8;

/**
 * Takes the seal identity out of a PKCS#12 file: its private key, the certificate that belongs to the
 * key, and the authorities above it as far as the file holds them.
 */
export function importSealIdentity({ file, password, at }: SealImport): Outcome<SealIdentity, Refusal<ImportRefusal>> {
  if (file.length > LARGEST_FILE) return refused('seal-import-unreadable');
  try {
    const contents = openPkcs12(file, password);
    return contents === null ? refused('seal-import-password-wrong') : identityFrom(contents, at);
  } catch (error) {
    if (error instanceof UnsupportedEncryptionError) return refused('seal-import-unsupported');
    if (error instanceof DerError) return refused('seal-import-unreadable');
    throw error;
  }
}

function identityFrom(contents: Pkcs12Contents, at: Date): Outcome<SealIdentity, Refusal<ImportRefusal>> {
  const [pkcs8] = contents.keys;
  if (pkcs8 === undefined) return refused('seal-import-without-key');
  const key = privateKeyFrom(pkcs8);
  if (!isFit(key)) return refused('seal-import-key-unfit');
  const certificates = contents.certificates.map(readCertificate);
  const own = certificates.find(({ publicKey }) => publicKey.equals(createPublicKey(key)));
  if (own === undefined) return refused('seal-import-without-certificate');
  if (!isValidAt(own, at)) return refused('seal-import-certificate-expired');
  return granted({ key, certificateChain: chainAbove(own, certificates).map(({ der }) => Uint8Array.from(der)) });
}

function privateKeyFrom(pkcs8: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  } catch {
    throw new DerError('the private key cannot be read');
  }
}

/** RSA of a decent length, or the one curve that every reader knows. */
function isFit({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_RSA_KEY;
  return asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
}

function chainAbove(own: CertificateFacts, certificates: readonly CertificateFacts[]): CertificateFacts[] {
  const chain = [own];
  while (chain.length < LONGEST_CHAIN) {
    const last = chain.at(-1) ?? own;
    const issuer = certificates.find((each) => !chain.includes(each) && each.isAuthority && isIssuedBy(last, each));
    if (issuer === undefined) break;
    chain.push(issuer);
  }
  return chain;
}
